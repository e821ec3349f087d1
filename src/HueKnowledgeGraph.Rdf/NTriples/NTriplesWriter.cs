namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes N-Triples or N-Quads 1.2: one statement a line, single spaces, escapes of the canonical form.</summary>
internal sealed class NTriplesWriter(Stream stream, bool hasGraphs, bool isCanonical) : RdfWriter
{
    private readonly Utf8Builder _output = new(OutputBytes + 4096);

    /// <inheritdoc/>
    public override void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        NTriplesText.Append(_output, subject);
        _output.Append((byte)' ');
        NTriplesText.Append(_output, predicate);
        _output.Append((byte)' ');
        if (isCanonical)
            CanonicalTerms.Append(_output, @object);
        else
            NTriplesText.Append(_output, @object);
        if (!graph.IsNone)
        {
            if (!hasGraphs)
                ThrowNamedGraph(RdfFormat.NTriples, graph);
            _output.Append((byte)' ');
            NTriplesText.Append(_output, graph);
        }

        _output.Append(" .\n"u8);
        if (_output.Length >= OutputBytes)
            Send();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        Send();
        stream.Flush();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
    }

    private void Send()
    {
        stream.Write(_output.Written);
        _output.Length = 0;
    }
}
