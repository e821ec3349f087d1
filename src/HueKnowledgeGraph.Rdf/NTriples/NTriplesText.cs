using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Terms as canonical N-Triples 1.2 text in UTF-8.</summary>
/// <remarks>
/// Canonical is as <see href="https://www.w3.org/TR/rdf12-n-triples/#canonical-ntriples">RDF 1.2 N-Triples, section 3</see> says: strings
/// escape <c>" \</c> and BS HT LF FF CR by name, other controls, DEL, U+FFFE and U+FFFF by number; everything else is written as it is.
/// </remarks>
public static class NTriplesText
{
    // EF is the first byte of U+FFFE and U+FFFF (and of other characters that are written as they are).
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\', 0x7F, 0xEF]);

    /// <summary>Writes one term. <see cref="TermKind.None"/> writes nothing.</summary>
    public static void Write(in TermSpan term, IBufferWriter<byte> output)
    {
        var text = new Utf8Builder(term.Value.Length + term.Datatype.Length + 64);
        Append(text, term);
        output.Write(text.Written);
    }

    /// <summary>The text of one term as a string, for messages and tables.</summary>
    public static string ToString(in TermSpan term)
    {
        var text = new Utf8Builder(term.Value.Length + term.Datatype.Length + 64);
        Append(text, term);
        return Encoding.UTF8.GetString(text.Written);
    }

    /// <summary>Appends one term without allocating, save when <paramref name="output"/> must grow.</summary>
    internal static void Append(Utf8Builder output, in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                AppendIri(output, term.Value);
                break;
            case TermKind.BlankNode:
                output.Append("_:"u8);
                output.Append(term.Value);
                break;
            case TermKind.Literal:
                AppendLiteral(output, term);
                break;
            case TermKind.TripleTerm:
                output.Append(term.Value);
                break;
        }
    }

    /// <summary>Appends an IRI in angle brackets.</summary>
    internal static void AppendIri(Utf8Builder output, ReadOnlySpan<byte> iri)
    {
        Span<byte> room = output.GetSpan(iri.Length + 2);
        room[0] = (byte)'<';
        iri.CopyTo(room[1..]);
        room[iri.Length + 1] = (byte)'>';
        output.Advance(iri.Length + 2);
    }

    /// <summary>Appends a lexical form in quotes, escaped.</summary>
    internal static void AppendQuoted(Utf8Builder output, ReadOnlySpan<byte> lexical)
    {
        output.Append((byte)'"');
        AppendText(output, lexical);
        output.Append((byte)'"');
    }

    /// <summary>Appends a lexical form without quotes, escaped.</summary>
    internal static void AppendText(Utf8Builder output, ReadOnlySpan<byte> lexical)
    {
        while (true)
        {
            int plain = lexical.IndexOfAny(Escaped);
            if (plain < 0)
                break;
            output.Append(lexical[..plain]);
            lexical = lexical[(plain + AppendEscaped(output, lexical[plain..]))..];
        }

        output.Append(lexical);
    }

    /// <summary>Appends what follows the quotes: language and direction, or datatype.</summary>
    internal static void AppendLiteralTail(Utf8Builder output, in TermSpan literal)
    {
        if (!literal.Language.IsEmpty)
        {
            output.Append((byte)'@');
            output.Append(literal.Language);
            if (literal.Direction != BaseDirection.None)
                output.Append(literal.Direction == BaseDirection.LeftToRight ? "--ltr"u8 : "--rtl"u8);
        }
        else if (!literal.Datatype.IsEmpty)
        {
            output.Append("^^"u8);
            AppendIri(output, literal.Datatype);
        }
    }

    private static void AppendLiteral(Utf8Builder output, in TermSpan literal)
    {
        AppendQuoted(output, literal.Value);
        AppendLiteralTail(output, literal);
    }

    /// <summary>Writes the character at the start of <paramref name="text"/>, escaped if it must be; returns its bytes.</summary>
    private static int AppendEscaped(Utf8Builder output, ReadOnlySpan<byte> text)
    {
        if (text[0] == 0xEF)
        {
            bool noCharacter = text.Length > 2 && text[1] == 0xBF && text[2] >= 0xBE;
            int length = Math.Min(3, text.Length);
            output.Append(!noCharacter ? text[..length] : text[2] == 0xBE ? "\\uFFFE"u8 : "\\uFFFF"u8);
            return length;
        }

        switch (text[0])
        {
            case (byte)'\b': output.Append("\\b"u8); break;
            case (byte)'\t': output.Append("\\t"u8); break;
            case (byte)'\n': output.Append("\\n"u8); break;
            case (byte)'\f': output.Append("\\f"u8); break;
            case (byte)'\r': output.Append("\\r"u8); break;
            case (byte)'"': output.Append("\\\""u8); break;
            case (byte)'\\': output.Append("\\\\"u8); break;
            default:
                output.Append("\\u00"u8);
                output.Append("0123456789ABCDEF"u8[text[0] >> 4]);
                output.Append("0123456789ABCDEF"u8[text[0] & 15]);
                break;
        }

        return 1;
    }
}
