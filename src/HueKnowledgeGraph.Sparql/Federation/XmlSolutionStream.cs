using System.Xml;
using System.Xml.Linq;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Solutions of SPARQL Query Results XML, read element by element.</summary>
internal sealed class XmlSolutionStream(Stream body) : SolutionStream
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false, IgnoreWhitespace = false };

    private readonly XmlReader _reader = XmlReader.Create(body, Settings);
    private bool _isInside;

    protected override bool ReadNext(List<(string Name, Term Value)> bindings)
    {
        if (!_isInside && !_reader.ReadToFollowing("results", XmlResultReader.Sparql.NamespaceName))
            throw new InvalidDataException("there is no element 'results': an answer to SELECT is needed");
        if (!_isInside)
            _reader.Read();
        _isInside = true;
        while (!_reader.EOF)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "result")
            {
                var result = (XElement)XNode.ReadFrom(_reader);
                foreach (XElement binding in result.Elements(XmlResultReader.Sparql + "binding"))
                    bindings.Add((binding.Attribute("name")?.Value ?? throw new InvalidDataException("a binding has no name"), XmlResultReader.ReadTerm(binding)));
                return true;
            }

            _reader.Read(); // to the end of the document, which XmlReader insists on
        }

        return false;
    }

    protected override void Dispose(bool disposing) => _reader.Dispose();
}
