namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes Turtle or TriG 1.2, statement by statement.</summary>
/// <remarks>
/// Statements that follow each other are joined: the same subject with ';', the same subject and predicate with ',', the same graph in
/// one block. Nothing is reordered or kept back, so that any amount can be written; for a compact file send the statements sorted.
/// </remarks>
internal sealed class TurtleWriter(Stream stream, RdfFormat format) : RdfWriter
{
    private readonly Utf8Builder _output = new(OutputBytes + 4096);
    private readonly PrefixChoice _prefixes = new();
    private readonly HeldTerm _subject = new();
    private readonly HeldTerm _predicate = new();
    private readonly HeldTerm _graph = new();
    private bool _isInStatement;
    private bool _isDisposed;

    /// <inheritdoc/>
    public override void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (!_prefixes.TryAdd(prefix, iri))
            return;
        bool isAfterStatement = _isInStatement;
        EndStatement();
        SetGraph(default);
        if (isAfterStatement)
            _output.Append((byte)'\n');
        _output.Append("@prefix "u8);
        _output.Append(prefix);
        _output.Append(": "u8);
        NTriplesText.AppendIri(_output, iri);
        _output.Append(" .\n"u8);
    }

    /// <inheritdoc/>
    public override void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!_graph.Is(graph))
        {
            if (!format.HasGraphs)
                ThrowNamedGraph(format, graph);
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

        AppendTerm(@object);
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
        AppendTerm(graph);
        _output.Append(" {"u8);
    }

    private void StartSubject(in TermSpan subject)
    {
        _isInStatement = true;
        _subject.Set(subject);
        _output.Append((byte)'\n');
        AppendTerm(subject);
    }

    private void StartPredicate(in TermSpan predicate, bool isFirst)
    {
        _output.Append(isFirst ? " "u8 : "    "u8);
        _predicate.Set(predicate);
        if (predicate.Value.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8))
            _output.Append((byte)'a');
        else
            AppendTerm(predicate);
        _output.Append((byte)' ');
    }

    private void AppendTerm(in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                AppendIri(term.Value);
                break;
            case TermKind.Literal:
                AppendLiteral(term);
                break;
            default:
                NTriplesText.Append(_output, term);
                break;
        }
    }

    private void AppendIri(ReadOnlySpan<byte> iri)
    {
        if (!_prefixes.TryAppend(_output, iri))
            NTriplesText.AppendIri(_output, iri);
    }

    private void AppendLiteral(in TermSpan literal)
    {
        if (literal.Datatype.IsEmpty)
        {
            NTriplesText.Append(_output, literal);
        }
        else if (IsBare(literal))
        {
            _output.Append(literal.Value);
        }
        else
        {
            NTriplesText.AppendQuoted(_output, literal.Value);
            _output.Append("^^"u8);
            AppendIri(literal.Datatype);
        }
    }

    /// <summary>True iff the lexical form alone reads back as the same literal.</summary>
    private static bool IsBare(in TermSpan literal)
    {
        if (literal.Datatype.SequenceEqual(Datatypes.XsdBoolean))
            return literal.Value.SequenceEqual("true"u8) || literal.Value.SequenceEqual("false"u8);
        return literal.Datatype.StartsWith("http://www.w3.org/2001/XMLSchema#"u8)
            && TurtleLexer.MeasureNumber(literal.Value, out ReadOnlySpan<byte> datatype) == literal.Value.Length
            && !literal.Value.IsEmpty
            && datatype.SequenceEqual(literal.Datatype);
    }

    private void Send()
    {
        stream.Write(_output.Written);
        _output.Length = 0;
    }
}
