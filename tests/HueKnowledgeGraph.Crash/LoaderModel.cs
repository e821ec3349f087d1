using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Crash;

/// <summary>The documents of the one who loads: document N is the same in every process. They have blank nodes, which no other writer has.</summary>
internal sealed class LoaderModel(int seed, int writer)
{
    /// <summary>Documents loaded.</summary>
    public int Done { get; private set; }

    /// <summary>Digest of all their quads.</summary>
    public ulong Digest { get; private set; }

    /// <summary>The next document, as N-Quads.</summary>
    public byte[] Next()
    {
        Done++;
        var random = new Random((seed * 999_983) + Done);
        var text = new StringBuilder();
        int count = random.Next(20, 200);
        for (int i = 0; i < count; i++)
            Add(text, new Quad(new Iri($"https://hue.example/w{writer}/{Done}/{i / 3}"), new Iri($"https://hue.example/p/{i % 9}"), ObjectOf(i), new Iri($"https://hue.example/w{writer}/graph")));
        Add(text, new Quad(new Iri($"https://hue.example/w{writer}/counter/{Done}"), new Iri(CrashState.CounterPredicate), new Literal($"{Done}", Xsd.Integer), null));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private Term ObjectOf(int number) => (number % 3) switch
    {
        0 => new BlankNode($"n{number}"),
        1 => new Literal($"tài liệu {Done} {number}"),
        _ => new Iri($"https://hue.example/shared/{number % 60}"),
    };

    private void Add(StringBuilder text, Quad quad)
    {
        text.Append(quad).Append('\n');
        Digest = unchecked(Digest + QuadDigest.Of(quad));
    }
}
