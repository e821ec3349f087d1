using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary>Passes statements on to a writer, counts them for the progress, and refuses named graphs where the format has none.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="format">The writer's format.</param>
/// <param name="note">Takes note of the progress.</param>
/// <param name="counts">Counts them by what they hold; null: nobody asked.</param>
internal sealed class CountingSink(RdfWriter writer, RdfFormat format, ProgressNote note, StatementCounts? counts = null) : IQuadSink
{
    private const int NoteEvery = 1 << 16;

    /// <summary>Statements passed on so far.</summary>
    public long Statements { get; private set; }

    /// <inheritdoc/>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!graph.IsNone && !format.HasGraphs)
        {
            throw new UsageException(
                $"{format} cannot hold the named graph <{System.Text.Encoding.UTF8.GetString(graph.Value)}>; write N-Quads or TriG (.nq, .trig).");
        }

        writer.Quad(subject, predicate, @object, graph);
        counts?.Add(predicate, @object, graph);
        if (Statements++ % NoteEvery == 0)
            note("convert", Statements, 0);
    }

    /// <inheritdoc/>
    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => writer.Prefix(prefix, iri);
}
