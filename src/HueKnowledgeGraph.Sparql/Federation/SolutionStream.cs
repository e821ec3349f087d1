using System.Text.Json;
using System.Xml;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Solutions of a results document, one after the other as they come; memory is that of one solution.</summary>
internal abstract class SolutionStream : IDisposable
{
    private bool _isAtEnd;

    /// <summary>Opens a document. <paramref name="format"/>: JSON or XML.</summary>
    public static SolutionStream Open(Stream body, ResultFormat format) => format == ResultFormat.Json ? new JsonSolutionStream(body)
        : format == ResultFormat.Xml ? new XmlSolutionStream(body) : throw new ArgumentException($"Solutions in the format {format} cannot be streamed.", nameof(format));

    /// <summary>The bindings of the next solution; false at the end of the whole document, for good.</summary>
    /// <exception cref="InvalidDataException">The document is broken, of another kind, or ends too early.</exception>
    public bool Next(List<(string Name, Term Value)> bindings)
    {
        bindings.Clear();
        if (_isAtEnd)
            return false;
        try
        {
            _isAtEnd = !ReadNext(bindings);
            return !_isAtEnd;
        }
        catch (Exception broken) when (broken is JsonException or XmlException or RdfSyntaxException or SparqlSyntaxException or ArgumentException)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract bool ReadNext(List<(string Name, Term Value)> bindings);

    protected virtual void Dispose(bool disposing)
    {
    }
}
