using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>What one commit changed: quads that were there and went, quads that were not there and came. Thread safe.</summary>
public sealed class CommitChanges
{
    private readonly CommitRecord _record;

    internal CommitChanges(CommitRecord record) => _record = record;

    /// <summary>Number of the commit, which is the version that it made.</summary>
    public long Version => _record.Number;

    /// <summary>When it was made, by the writer's clock; later commits may have an earlier time if the clock was set back.</summary>
    public DateTimeOffset Time => _record.Time;

    /// <summary>Quads that came.</summary>
    public int AddedCount => _record.AddedCount;

    /// <summary>Quads that went.</summary>
    public int RemovedCount => _record.RemovedCount;

    /// <summary>Pushes the quads that went, then those that came, each in the store's order at that time.</summary>
    public void WriteTo(IQuadSink removed, IQuadSink added)
    {
        Span<byte> scratch = stackalloc byte[4 * InlineTerm.MaxLexicalBytes];
        ReadOnlySpan<int> quads = _record.Quads;
        for (int i = 0; i < quads.Length; i += 4)
        {
            IQuadSink sink = i < 4 * RemovedCount ? removed : added;
            sink.Quad(
                _record.Term(quads[i], Part(scratch, 0)), _record.Term(quads[i + 1], Part(scratch, 1)),
                _record.Term(quads[i + 2], Part(scratch, 2)), _record.Term(quads[i + 3], Part(scratch, 3)));
        }
    }

    private static Span<byte> Part(Span<byte> scratch, int index) => scratch.Slice(index * InlineTerm.MaxLexicalBytes, InlineTerm.MaxLexicalBytes);
}
