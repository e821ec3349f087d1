using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Crash;

/// <summary>
/// What one writer does, known from the seed alone: operation N is the same in every process, so that the killer knows what the killed one was
/// doing. Writers have their own subjects and graphs, so each can be judged alone.
/// </summary>
internal sealed class WriterModel(int seed, int writer)
{
    private const int Slots = 600;
    private const int Graphs = 3;
    private readonly bool[] _present = new bool[Slots];
    private ulong _digest;

    /// <summary>Operations done.</summary>
    public int Done { get; private set; }

    /// <summary>Digest of all quads of the writer after the operations done.</summary>
    public ulong Digest => _digest + (Done == 0 ? 0 : QuadDigest.Of(Counter(Done)));

    /// <summary>Makes the next operation in the model.</summary>
    /// <returns>Its steps, for a store.</returns>
    public IReadOnlyList<WriterStep> Next()
    {
        Done++;
        var random = new Random((seed * 1_000_003) + (writer * 7919) + Done);
        List<WriterStep> steps = [];
        int kind = random.Next(20);
        if (kind == 0)
            RemoveGraph(random.Next(Graphs), steps);
        for (int left = kind == 1 ? 400 : random.Next(1, 30); left > 0; left--)
            Set(random.Next(Slots), random.Next(3) > 0, steps);
        if (Done > 1)
            steps.Add(new WriterStep(Counter(Done - 1), IsAdded: false));
        steps.Add(new WriterStep(Counter(Done), IsAdded: true));
        return steps;
    }

    private void RemoveGraph(int graph, List<WriterStep> steps)
    {
        steps.Add(new WriterStep(QuadOf(graph + 1), IsAdded: false, IsWholeGraph: true));
        for (int slot = 0; slot < Slots; slot++)
        {
            if (_present[slot] && Equals(QuadOf(slot).Graph, QuadOf(graph + 1).Graph))
                Set(slot, false, []);
        }
    }

    private void Set(int slot, bool isAdded, List<WriterStep> steps)
    {
        Quad quad = QuadOf(slot);
        steps.Add(new WriterStep(quad, isAdded));
        if (_present[slot] == isAdded)
            return;
        _present[slot] = isAdded;
        _digest = unchecked(isAdded ? _digest + QuadDigest.Of(quad) : _digest - QuadDigest.Of(quad));
    }

    /// <summary>All kinds of terms; some are shared with other writers, some are long; one graph is everyone's.</summary>
    private Quad QuadOf(int slot)
    {
        Term @object = (slot % 5) switch
        {
            0 => new Iri($"https://hue.example/shared/{slot % 60}"),
            1 => Literal.WithLanguage($"Cửa {slot}", "vi"),
            2 => new Literal($"{slot}", Xsd.Integer),
            3 => new Literal($"{writer} {slot} {new string('ế', slot % 50 == 3 ? 2000 : 3)}"),
            _ => new Literal($"{slot}.5E0", Xsd.Double),
        };
        return new Quad(new Iri($"https://hue.example/w{writer}/{slot % 40}"), new Iri($"https://hue.example/p/{slot % 7}"), @object,
            slot % 11 == 0 ? null : new Iri($"https://hue.example/w{writer}/graph/{slot % Graphs}"));
    }

    private Quad Counter(int number) => new(new Iri($"https://hue.example/w{writer}/counter"), new Iri(CrashState.CounterPredicate),
        new Literal($"{number}", Xsd.Integer), new Iri($"https://hue.example/w{writer}/graph/counter"));
}

/// <summary>A step of an operation.</summary>
/// <param name="Quad">The quad.</param>
/// <param name="IsAdded">Whether it is added or removed.</param>
/// <param name="IsWholeGraph">Whether all quads of its graph are removed.</param>
internal sealed record WriterStep(Quad Quad, bool IsAdded, bool IsWholeGraph = false);
