using System.Globalization;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Short forms for expressions with geometries: WKT('...') is a literal, geof:x, m and deg are IRIs.</summary>
internal static class GeoTable
{
    private const string Geof = "http://www.opengis.net/def/function/geosparql/";
    private const string Uom = "http://www.opengis.net/def/uom/OGC/1.0/";

    /// <summary>The value as N-Triples, datatypes of XML Schema and GeoSPARQL shortened.</summary>
    public static string Evaluate(string expression) => ExpressionTable.Evaluate(Expanded(expression))
        .Replace("^^<http://www.opengis.net/ont/geosparql#wktLiteral>", "^^wkt", StringComparison.Ordinal)
        .Replace("^^<http://www.opengis.net/ont/geosparql#geoJSONLiteral>", "^^geojson", StringComparison.Ordinal);

    /// <summary>The number of a double.</summary>
    public static double Number(string expression)
    {
        string text = Evaluate(expression);
        Assert.EndsWith("^^<double>", text, StringComparison.Ordinal);
        return double.Parse(text[1..text.LastIndexOf('"')], CultureInfo.InvariantCulture);
    }

    public static string Wkt(string text) => $"'{text}'^^<http://www.opengis.net/ont/geosparql#wktLiteral>";

    private static string Expanded(string expression) => System.Text.RegularExpressions.Regex.Replace(
            System.Text.RegularExpressions.Regex.Replace(expression, "WKT\\('([^']*)'\\)", match => Wkt(match.Groups[1].Value)),
            @"geof:(\w+)", $"<{Geof}$1>")
        .Replace("uom:metre", $"<{Uom}metre>", StringComparison.Ordinal).Replace("uom:degree", $"<{Uom}degree>", StringComparison.Ordinal);
}
