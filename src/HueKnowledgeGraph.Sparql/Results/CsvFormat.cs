using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>SPARQL 1.1 Query Results CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/): values without kind, datatype and language.</summary>
internal readonly struct CsvFormat : ISolutionFormat
{
    public static bool SkipsUnbound => false;

    public static ReadOnlySpan<byte> CellSeparator => ","u8;

    public static ReadOnlySpan<byte> CellEnd => [];

    public static ReadOnlySpan<byte> RowStart => [];

    public static ReadOnlySpan<byte> RowEnd => "\r\n"u8;

    public static ReadOnlySpan<byte> RowSeparator => [];

    public static byte[] CellStart(Variable variable) => [];

    public static void WriteHead(Utf8Output output, IReadOnlyList<Variable> variables)
    {
        output.Write(string.Join(',', variables.Select(v => v.Name)));
        output.Write("\r\n"u8);
    }

    public static void WriteTerm(Utf8Output output, in TermSpan term)
    {
        if (term.Kind == TermKind.BlankNode)
            output.Write("_:"u8);
        Escaping.WriteCsv(output, term.Value);
    }

    public static void WriteTail(Utf8Output output)
    {
    }

    public static void WriteBoolean(Utf8Output output, bool value) => output.Write(value ? "true\r\n"u8 : "false\r\n"u8);
}
