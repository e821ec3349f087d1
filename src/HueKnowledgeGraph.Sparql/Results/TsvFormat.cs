using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>SPARQL 1.1 Query Results TSV (https://www.w3.org/TR/sparql11-results-csv-tsv/): terms as in Turtle, tabs between them.</summary>
internal readonly struct TsvFormat : ISolutionFormat
{
    public static bool SkipsUnbound => false;

    public static ReadOnlySpan<byte> CellSeparator => "\t"u8;

    public static ReadOnlySpan<byte> CellEnd => [];

    public static ReadOnlySpan<byte> RowStart => [];

    public static ReadOnlySpan<byte> RowEnd => "\n"u8;

    public static ReadOnlySpan<byte> RowSeparator => [];

    public static byte[] CellStart(Variable variable) => [];

    public static void WriteHead(Utf8Output output, IReadOnlyList<Variable> variables)
    {
        output.Write(string.Join('\t', variables));
        output.Write((byte)'\n');
    }

    public static void WriteTerm(Utf8Output output, in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                output.Write((byte)'<');
                output.Write(term.Value);
                output.Write((byte)'>');
                break;
            case TermKind.BlankNode:
                output.Write("_:"u8);
                output.Write(term.Value);
                break;
            case TermKind.Literal when IsShortNumber(term):
            case TermKind.TripleTerm:
                output.Write(term.Value);
                break;
            default:
                WriteLiteral(output, term);
                break;
        }
    }

    public static void WriteTail(Utf8Output output)
    {
    }

    public static void WriteBoolean(Utf8Output output, bool value) => output.Write(value ? "true\n"u8 : "false\n"u8);

    private static void WriteLiteral(Utf8Output output, in TermSpan term)
    {
        output.Write((byte)'"');
        Escaping.WriteTurtle(output, term.Value);
        output.Write((byte)'"');
        if (!term.Language.IsEmpty)
        {
            output.Write((byte)'@');
            output.Write(term.Language);
            if (term.Direction != BaseDirection.None)
                output.Write(term.Direction == BaseDirection.LeftToRight ? "--ltr"u8 : "--rtl"u8);
        }
        else if (!term.Datatype.IsEmpty)
        {
            output.Write("^^<"u8);
            output.Write(term.Datatype);
            output.Write((byte)'>');
        }
    }

    /// <summary>True iff Turtle reads the bare lexical form as this literal: an integer, a decimal or a double in its plain form.</summary>
    private static bool IsShortNumber(in TermSpan term)
    {
        ReadOnlySpan<byte> datatype = term.Datatype;
        if (!datatype.StartsWith("http://www.w3.org/2001/XMLSchema#"u8))
            return false;
        datatype = datatype["http://www.w3.org/2001/XMLSchema#".Length..];
        ReadOnlySpan<byte> digits = term.Value;
        if (digits is [(byte)'+' or (byte)'-', ..])
            digits = digits[1..];
        if (datatype.SequenceEqual("integer"u8))
            return IsDigits(digits);
        if (datatype.SequenceEqual("decimal"u8))
            return IsDecimal(digits);
        return datatype.SequenceEqual("double"u8) && IsDouble(digits);
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) => text.Length > 0 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsDecimal(ReadOnlySpan<byte> text)
    {
        int point = text.IndexOf((byte)'.');
        return point >= 0 && IsDigits(text[(point + 1)..]) && (point == 0 || IsDigits(text[..point]));
    }

    private static bool IsDouble(ReadOnlySpan<byte> text)
    {
        int exponent = text.IndexOfAny((byte)'e', (byte)'E');
        if (exponent <= 0)
            return false;
        ReadOnlySpan<byte> power = text[(exponent + 1)..];
        if (power is [(byte)'+' or (byte)'-', ..])
            power = power[1..];
        return IsDigits(power) && (IsDigits(text[..exponent]) || IsDecimal(text[..exponent]));
    }
}
