using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/); triple terms and directions as in 1.2.</summary>
internal readonly struct JsonFormat : ISolutionFormat
{
    public static bool SkipsUnbound => true;

    public static ReadOnlySpan<byte> CellSeparator => ","u8;

    public static ReadOnlySpan<byte> CellEnd => [];

    public static ReadOnlySpan<byte> RowStart => "{"u8;

    public static ReadOnlySpan<byte> RowEnd => "}"u8;

    public static ReadOnlySpan<byte> RowSeparator => ",\n"u8;

    public static byte[] CellStart(Variable variable) => Encoding.UTF8.GetBytes($"\"{variable.Name}\":");

    public static void WriteHead(Utf8Output output, IReadOnlyList<Variable> variables)
    {
        output.Write("{\"head\":{\"vars\":["u8);
        output.Write(string.Join(',', variables.Select(v => $"\"{v.Name}\"")));
        output.Write("]},\"results\":{\"bindings\":[\n"u8);
    }

    public static void WriteTerm(Utf8Output output, in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                WriteTyped(output, "{\"type\":\"uri\",\"value\":\""u8, term.Value);
                break;
            case TermKind.BlankNode:
                WriteTyped(output, "{\"type\":\"bnode\",\"value\":\""u8, term.Value);
                break;
            case TermKind.TripleTerm:
                WriteTriple(output, (TripleTerm)Term.From(term));
                return;
            default:
                WriteTyped(output, "{\"type\":\"literal\",\"value\":\""u8, term.Value);
                WriteLanguageOrDatatype(output, term);
                break;
        }

        output.Write((byte)'}');
    }

    public static void WriteTail(Utf8Output output) => output.Write("\n]}}\n"u8);

    public static void WriteBoolean(Utf8Output output, bool value) =>
        output.Write(value ? "{\"head\":{},\"boolean\":true}\n"u8 : "{\"head\":{},\"boolean\":false}\n"u8);

    private static void WriteTyped(Utf8Output output, ReadOnlySpan<byte> start, ReadOnlySpan<byte> value)
    {
        output.Write(start);
        Escaping.WriteJson(output, value);
        output.Write((byte)'"');
    }

    private static void WriteLanguageOrDatatype(Utf8Output output, in TermSpan term)
    {
        if (!term.Language.IsEmpty)
        {
            WriteTyped(output, ",\"xml:lang\":\""u8, term.Language);
            if (term.Direction != BaseDirection.None)
                output.Write(term.Direction == BaseDirection.LeftToRight ? ",\"its:dir\":\"ltr\""u8 : ",\"its:dir\":\"rtl\""u8);
        }
        else if (!term.Datatype.IsEmpty)
        {
            WriteTyped(output, ",\"datatype\":\""u8, term.Datatype);
        }
    }

    private static void WriteTriple(Utf8Output output, TripleTerm triple)
    {
        output.Write("{\"type\":\"triple\",\"value\":{\"subject\":"u8);
        triple.Subject.Use(output, WriteTerm);
        output.Write(",\"predicate\":"u8);
        triple.Predicate.Use(output, WriteTerm);
        output.Write(",\"object\":"u8);
        triple.Object.Use(output, WriteTerm);
        output.Write("}}"u8);
    }
}
