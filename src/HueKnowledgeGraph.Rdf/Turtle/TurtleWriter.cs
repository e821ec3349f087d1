namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes Turtle or TriG 1.2, statement by statement.</summary>
/// <remarks>
/// Statements that follow each other are joined: the same subject with ';', the same subject and predicate with ',', the same graph in
/// one block. Nothing is reordered or kept back, so that any amount can be written; for a compact file send the statements sorted.
/// </remarks>
internal sealed class TurtleWriter : RdfWriter
{
    private readonly Stream _stream;
    private readonly RdfFormat _format;
    private readonly Utf8Builder _output = new(OutputBytes + 4096);
    private readonly TurtleTerms _terms;
    private readonly HeldTerm _subject = new();
    private readonly HeldTerm _predicate = new();
    private readonly HeldTerm _graph = new();
    private bool _isInStatement;
    private bool _isDisposed;

    public TurtleWriter(Stream stream, RdfFormat format)
    {
        (_stream, _format) = (stream, format);
        _terms = new TurtleTerms(_output);
    }

    /// <inheritdoc/>
    public override void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (!_terms.Prefixes.TryAdd(prefix, iri))
            return;
        bool isAfterStatement = _isInStatement;
        EndStatement();
        SetGraph(default);
        if (isAfterStatement)
            _output.Append((byte)'\n');
        _terms.AppendPrefix(prefix, iri);
    }

    /// <inheritdoc/>
    public override void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!_graph.Is(graph))
        {
            if (!_format.HasGraphs)
                ThrowNamedGraph(_format, graph);
            EndStatement();
            SetGraph(graph);
        }

        if (!_isInStatement || !_subject.Is(subject))
        {
            EndStatement();
            StartSubject(subject);
            StartPredicate(predicate, isFirst: true);
        }
        else if (!_predicate.Is(predicate))
        {
            _output.Append(" ;\n"u8);
            StartPredicate(predicate, isFirst: false);
        }
        else
        {
            _output.Append(" , "u8);
        }

        _terms.Append(@object);
        if (_output.Length >= OutputBytes)
            Send();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        Send();
        _stream.Flush();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        EndStatement();
        SetGraph(default);
        Flush();
    }

    private void EndStatement()
    {
        if (_isInStatement)
            _output.Append(" .\n"u8);
        _isInStatement = false;
    }

    /// <summary>Closes the block of the graph before and opens that of <paramref name="graph"/>.</summary>
    private void SetGraph(in TermSpan graph)
    {
        if (_graph.Is(graph))
            return;
        if (!_graph.IsNone)
            _output.Append("}\n"u8);
        _graph.Set(graph);
        if (graph.IsNone)
            return;
        _output.Append((byte)'\n');
        _terms.Append(graph);
        _output.Append(" {"u8);
    }

    private void StartSubject(in TermSpan subject)
    {
        _isInStatement = true;
        _subject.Set(subject);
        _output.Append((byte)'\n');
        _terms.Append(subject);
    }

    private void StartPredicate(in TermSpan predicate, bool isFirst)
    {
        _output.Append(isFirst ? " "u8 : "    "u8);
        _predicate.Set(predicate);
        _terms.AppendPredicate(predicate.Value);
        _output.Append((byte)' ');
    }

    private void Send()
    {
        _stream.Write(_output.Written);
        _output.Length = 0;
    }
}
