using System.Text;
using System.Text.Json;
using System.Xml;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads results documents into memory: answers of other endpoints, expected answers of tests.</summary>
public static class ResultReader
{
    /// <summary>Reads to the end of the stream.</summary>
    /// <param name="stream">The document; UTF-8.</param>
    /// <param name="format">JSON, XML, TSV or CSV; a table is for people only. CSV knows no kinds of term: each value comes as a plain
    /// literal, except <c>_:label</c>, and an empty one as unbound.</param>
    /// <exception cref="ResultFormatException">The document is not of that format.</exception>
    public static ResultDocument Read(Stream stream, ResultFormat format)
    {
        try
        {
            if (format == ResultFormat.Json)
                return JsonResultReader.Read(stream);
            if (format == ResultFormat.Xml)
                return XmlResultReader.Read(stream);
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            if (format == ResultFormat.Tsv)
                return SeparatedResultReader.ReadTsv(reader);
            if (format == ResultFormat.Csv)
                return SeparatedResultReader.ReadCsv(reader);
        }
        catch (Exception e) when (e is JsonException or XmlException or RdfSyntaxException or SparqlSyntaxException or InvalidDataException)
        {
            throw new ResultFormatException(format, e.Message, e);
        }

        throw new ArgumentException($"Results in the format {format} cannot be read.", nameof(format));
    }
}
