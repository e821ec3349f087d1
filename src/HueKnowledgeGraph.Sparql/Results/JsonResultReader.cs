using System.Text.Json;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads SPARQL 1.1 Query Results JSON.</summary>
internal static class JsonResultReader
{
    public static ResultDocument Read(Stream stream)
    {
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("expected an object");
        if (root.TryGetProperty("boolean", out JsonElement answer) && answer.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return new ResultDocument(answer.GetBoolean(), null);
        var rows = new RowCollector();
        if (Member(root, "head").TryGetProperty("vars", out JsonElement names))
        {
            foreach (JsonElement name in names.EnumerateArray())
                rows.AddVariable(name.GetString() ?? throw new InvalidDataException("a name in 'vars' is null"));
        }

        foreach (JsonElement binding in Member(Member(root, "results"), "bindings").EnumerateArray())
        {
            rows.StartRow();
            foreach (JsonProperty cell in binding.EnumerateObject())
                rows.Set(cell.Name, ReadTerm(cell.Value));
            rows.EndRow();
        }

        return new ResultDocument(null, rows.ToTable());
    }

    /// <summary>The term of one cell.</summary>
    public static Term ReadTerm(JsonElement cell)
    {
        string? type = Member(cell, "type").GetString();
        JsonElement value = Member(cell, "value");
        return type switch
        {
            "uri" => new Iri(Text(value)),
            "bnode" => new BlankNode(Text(value)),
            "literal" or "typed-literal" =>
                RowCollector.MakeLiteral(Text(value), Optional(cell, "datatype"), Optional(cell, "xml:lang"), Optional(cell, "its:dir")),
            "triple" => new TripleTerm(ReadTerm(Member(value, "subject")), ReadTerm(Member(value, "predicate")), ReadTerm(Member(value, "object"))),
            _ => throw new InvalidDataException($"a term has the type '{type}'; allowed are uri, bnode, literal and triple"),
        };
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            ? value
            : throw new InvalidDataException($"expected an object with '{name}'");

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new InvalidDataException("the value of a term is not a string");

    private static string? Optional(JsonElement cell, string name) => cell.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
