using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>An immutable dictionary part: what one load added. Thread safe.</summary>
internal sealed class TermPart : IDisposable
{
    private readonly StoreFile _file;
    private readonly TermSection[] _sections;

    private TermPart(StoreFile file)
    {
        _file = file;
        var metadata = new MetadataReader(file);
        long types = metadata.Count();
        List<LiteralType> list = [];
        for (long i = 0; i < types; i++)
            list.Add(new LiteralType(metadata.Bytes().ToArray(), metadata.Bytes().ToArray(), (BaseDirection)metadata.Count()));
        Types = list;
        _sections = new TermSection[TermPartWriter.Kinds.Count];
        for (int i = 0; i < _sections.Length; i++)
            _sections[i] = new TermSection(file, TermPartWriter.Kinds[i] == TermIdKind.Literal, ref metadata);
    }

    /// <summary>Datatype, language and direction of literals, in their order.</summary>
    public IReadOnlyList<LiteralType> Types { get; }

    public StoreFile File => _file;

    public static TermPart Open(IStoreFiles files, string name, long expectedLength)
    {
        StoreFile file = StoreFile.Open(files, name, StoreFileKind.Dictionary, expectedLength);
        try
        {
            return new TermPart(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The terms of a kind that a part holds.</summary>
    public TermSection Section(TermIdKind kind) => _sections[kind switch
    {
        TermIdKind.Iri => 0,
        TermIdKind.Literal => 1,
        _ => 2,
    }];

    /// <summary>Finds a term that is not inline and not blank.</summary>
    /// <param name="kind">Kind of its id.</param>
    /// <param name="term">The term.</param>
    /// <param name="valueHash"><see cref="TermIndex.HashOf"/> of its value.</param>
    /// <param name="id">Its id; 0 if it is not there.</param>
    public bool TryFind(TermIdKind kind, in TermSpan term, ulong valueHash, out ulong id)
    {
        id = 0;
        int type = 0;
        if (kind == TermIdKind.Literal && !TryTypeOf(term, out type))
            return false;
        TermSection section = Section(kind);
        if (!section.TryFind(term.Value, type, valueHash, out long place))
            return false;
        id = TermId.Make(kind, (ulong)(section.FirstPayload + place));
        return true;
    }

    public void Dispose() => _file.Dispose();

    private bool TryTypeOf(in TermSpan literal, out int type)
    {
        int low = 0;
        int high = Types.Count;
        type = 0; // plain strings, the first type where there are any
        while (low < high)
        {
            int difference = Types[type].CompareTo(literal);
            if (difference == 0)
                return true;
            if (difference < 0)
                low = type + 1;
            else
                high = type;
            type = (low + high) >> 1;
        }

        return false;
    }
}
