using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>Names of graphs in parameters.</summary>
internal static class GraphIri
{
    /// <summary>The name, if it is an absolute IRI.</summary>
    /// <exception cref="RequestException">400: it is none.</exception>
    public static string Require(string? text, string parameter)
    {
        bool isIri = text is not null && Uri.TryCreate(text, UriKind.Absolute, out _) && text.Contains(':', StringComparison.Ordinal) && text[0] != '/'
            && !text.Any(sign => sign <= ' ' || "<>\"{}|^`\\".Contains(sign, StringComparison.Ordinal));
        return isIri ? text! : throw new RequestException(
            StatusCodes.Status400BadRequest, $"Parameter {parameter}: '{text}' is no absolute IRI, such as https://hue.example/graph/objects.");
    }
}
