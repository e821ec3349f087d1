using System.Globalization;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Crash;

/// <summary>What a snapshot holds of each writer: how many operations, and the digest of its quads.</summary>
internal sealed class CrashState : IQuadSink
{
    public const string CounterPredicate = "https://hue.example/counter";
    private const string Base = "https://hue.example/w";
    private readonly ulong[] _digests = new ulong[History.WriterCount];
    private readonly int[] _counters = new int[History.WriterCount];

    private CrashState()
    {
    }

    /// <summary>Operations of each writer that the snapshot shows.</summary>
    public IReadOnlyList<int> Done => _counters;

    public static CrashState Read(IQuadSnapshot snapshot)
    {
        var state = new CrashState();
        QuadExport.OfQuads(snapshot).WriteTo(state);
        return state;
    }

    /// <summary>What is wrong: a writer's quads are not those that its operations left. Null: nothing.</summary>
    public string? Problem(History history)
    {
        for (int writer = 0; writer < History.WriterCount; writer++)
        {
            if (history.DigestOf(writer, _counters[writer]) != _digests[writer])
                return $"writer {writer} shows operation {_counters[writer]}, but not the quads that it left";
        }

        return null;
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        var quad = new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph));
        string name = ((Iri)quad.Subject).Value;
        int writer = name[Base.Length] - '0';
        _digests[writer] = unchecked(_digests[writer] + QuadDigest.Of(quad));
        if (quad.Predicate is Iri { Value: CounterPredicate })
            _counters[writer] = Math.Max(_counters[writer], int.Parse(((Literal)quad.Object).Lexical, CultureInfo.InvariantCulture));
    }
}
