using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>One graph, in memory and, when a check asks for it, in stores on disk. Dispose it to remove those.</summary>
internal sealed class FuzzDataset(IReadOnlyList<string> statements) : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly Dictionary<string, IQuadSnapshot> _stores = [];
    private IReadOnlyList<Quad>? _quads;
    private string? _folder;

    /// <summary>Lines of N-Quads without their full stops.</summary>
    public IReadOnlyList<string> Statements { get; } = statements;

    public IReadOnlyList<Quad> Quads => _quads ??= Read(Statements);

    /// <summary>The graph in memory.</summary>
    public IQuadSnapshot Memory => Store("memory", _ => MemorySnapshot.Of(Quads));

    /// <summary>The graph as <paramref name="make"/> stores it, made once. <paramref name="make"/> gets a folder of its own.</summary>
    public IQuadSnapshot Store(string name, Func<string, IQuadSnapshot> make)
    {
        if (!_stores.TryGetValue(name, out IQuadSnapshot? snapshot))
        {
            snapshot = make(name);
            _stores.Add(name, snapshot);
        }

        return snapshot;
    }

    /// <summary>An empty folder.</summary>
    public string Folder(string name)
    {
        _folder ??= Directory.CreateTempSubdirectory("hue-fuzz-").FullName;
        return Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
    }

    /// <summary>Something to dispose before the folders go.</summary>
    public T Keep<T>(T resource)
        where T : IDisposable
    {
        _open.Add(resource);
        return resource;
    }

    public void Dispose()
    {
        foreach (IQuadSnapshot snapshot in _stores.Values)
            (snapshot as IDisposable)?.Dispose();
        for (int i = _open.Count - 1; i >= 0; i--)
            _open[i].Dispose();
        _stores.Clear();
        _open.Clear();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
        _folder = null;
    }

    /// <summary>The text of statements as N-Quads.</summary>
    public static string NQuads(IEnumerable<string> statements) => string.Concat(statements.Select(statement => statement + " .\n"));

    public static IReadOnlyList<Quad> Read(IEnumerable<string> statements)
    {
        var sink = new ListSink();
        RdfReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(NQuads(statements))), RdfFormat.NQuads, sink);
        return sink.Quads;
    }

    private sealed class ListSink : IQuadSink
    {
        public List<Quad> Quads { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            Quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.Kind == TermKind.None ? null : Term.From(graph)));
    }
}
