namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes terms as Turtle 1.2 does: prefixed names, numbers and booleans without quotes.</summary>
/// <param name="output">Where they go.</param>
/// <param name="keepsLines">Text of several lines stands on several lines, in three quotes.</param>
internal sealed class TurtleTerms(Utf8Builder output, bool keepsLines = false)
{
    /// <summary>The declared prefixes.</summary>
    public PrefixChoice Prefixes { get; } = new();

    /// <summary>Appends a term.</summary>
    public void Append(in TermSpan term)
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
                NTriplesText.Append(output, term);
                break;
        }
    }

    /// <summary>Appends a predicate; rdf:type is 'a'.</summary>
    public void AppendPredicate(ReadOnlySpan<byte> iri)
    {
        if (iri.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8))
            output.Append((byte)'a');
        else
            AppendIri(iri);
    }

    /// <summary>Appends a declaration.</summary>
    public void AppendPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        output.Append("@prefix "u8);
        output.Append(prefix);
        output.Append(": "u8);
        NTriplesText.AppendIri(output, iri);
        output.Append(" .\n"u8);
    }

    private void AppendIri(ReadOnlySpan<byte> iri)
    {
        if (!Prefixes.TryAppend(output, iri))
            NTriplesText.AppendIri(output, iri);
    }

    private void AppendLiteral(in TermSpan literal)
    {
        if (IsBare(literal))
        {
            output.Append(literal.Value);
            return;
        }

        if (keepsLines && literal.Value.Contains((byte)'\n'))
            AppendLines(literal.Value);
        else
            NTriplesText.AppendQuoted(output, literal.Value);
        if (literal.Datatype.IsEmpty)
        {
            NTriplesText.AppendLiteralTail(output, literal);
            return;
        }

        output.Append("^^"u8);
        AppendIri(literal.Datatype);
    }

    private void AppendLines(ReadOnlySpan<byte> lexical)
    {
        output.Append("\"\"\""u8);
        for (int end; (end = lexical.IndexOf((byte)'\n')) >= 0; lexical = lexical[(end + 1)..])
        {
            NTriplesText.AppendText(output, lexical[..end]);
            output.Append((byte)'\n');
        }

        NTriplesText.AppendText(output, lexical);
        output.Append("\"\"\""u8);
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
}
