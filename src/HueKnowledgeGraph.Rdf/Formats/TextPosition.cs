namespace HueKnowledgeGraph.Rdf;

/// <summary>A place in a text. All three count from 0; messages to people print line and column from 1.</summary>
/// <param name="Line">Line, from 0.</param>
/// <param name="Column">Column in Unicode code points, from 0.</param>
/// <param name="OffsetBytes">Offset from the start of the (decompressed) text in bytes, from 0.</param>
public readonly record struct TextPosition(long Line, long Column, long OffsetBytes)
{
    /// <summary>"line 12, column 8", from 1.</summary>
    public override string ToString() => $"line {Line + 1}, column {Column + 1}";
}
