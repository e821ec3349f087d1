using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>SPARQL Query Results XML (https://www.w3.org/TR/rdf-sparql-XMLres/); triple terms and directions as in 1.2.</summary>
internal readonly struct XmlFormat : ISolutionFormat
{
    public static bool SkipsUnbound => true;

    public static ReadOnlySpan<byte> CellSeparator => [];

    public static ReadOnlySpan<byte> CellEnd => "</binding>"u8;

    public static ReadOnlySpan<byte> RowStart => "<result>"u8;

    public static ReadOnlySpan<byte> RowEnd => "</result>\n"u8;

    public static ReadOnlySpan<byte> RowSeparator => [];

    private static ReadOnlySpan<byte> Start =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\" xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\">\n"u8;

    public static byte[] CellStart(Variable variable) => Encoding.UTF8.GetBytes($"<binding name=\"{variable.Name}\">");

    public static void WriteHead(Utf8Output output, IReadOnlyList<Variable> variables)
    {
        output.Write(Start);
        output.Write("<head>"u8);
        foreach (Variable variable in variables)
            output.Write($"<variable name=\"{variable.Name}\"/>");
        output.Write("</head>\n<results>\n"u8);
    }

    public static void WriteTerm(Utf8Output output, in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                output.Write("<uri>"u8);
                Escaping.WriteXml(output, term.Value);
                output.Write("</uri>"u8);
                break;
            case TermKind.BlankNode:
                output.Write("<bnode>"u8);
                Escaping.WriteXml(output, term.Value);
                output.Write("</bnode>"u8);
                break;
            case TermKind.TripleTerm:
                WriteTriple(output, (TripleTerm)Term.From(term));
                break;
            default:
                WriteLiteral(output, term);
                break;
        }
    }

    public static void WriteTail(Utf8Output output) => output.Write("</results>\n</sparql>\n"u8);

    public static void WriteBoolean(Utf8Output output, bool value)
    {
        output.Write(Start);
        output.Write(value ? "<head/>\n<boolean>true</boolean>\n</sparql>\n"u8 : "<head/>\n<boolean>false</boolean>\n</sparql>\n"u8);
    }

    private static void WriteLiteral(Utf8Output output, in TermSpan term)
    {
        output.Write("<literal"u8);
        if (!term.Language.IsEmpty)
        {
            WriteAttribute(output, " xml:lang=\""u8, term.Language);
            if (term.Direction != BaseDirection.None)
                output.Write(term.Direction == BaseDirection.LeftToRight ? " its:dir=\"ltr\""u8 : " its:dir=\"rtl\""u8);
        }
        else if (!term.Datatype.IsEmpty)
        {
            WriteAttribute(output, " datatype=\""u8, term.Datatype);
        }

        output.Write((byte)'>');
        Escaping.WriteXml(output, term.Value);
        output.Write("</literal>"u8);
    }

    private static void WriteAttribute(Utf8Output output, ReadOnlySpan<byte> start, ReadOnlySpan<byte> value)
    {
        output.Write(start);
        Escaping.WriteXml(output, value);
        output.Write((byte)'"');
    }

    private static void WriteTriple(Utf8Output output, TripleTerm triple)
    {
        output.Write("<triple><subject>"u8);
        triple.Subject.Use(output, WriteTerm);
        output.Write("</subject><predicate>"u8);
        triple.Predicate.Use(output, WriteTerm);
        output.Write("</predicate><object>"u8);
        triple.Object.Use(output, WriteTerm);
        output.Write("</object></triple>"u8);
    }
}
