using System.Text;
using System.Xml;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Reads RDF/XML 1.1 and 1.2, by recursive descent over the platform's XML reader
/// (<see href="https://www.w3.org/TR/rdf12-xml/#section-Infoset-Grammar">RDF 1.2 XML Syntax, section 7</see>).
/// </summary>
/// <remarks>
/// <para>Statements go to the sink as they are read; memory does not grow with the document, save for 16 bytes for each rdf:ID, which must be
/// unique. Entities declared in the document are read up to <see cref="MostEntityCharacters"/>; nothing outside it ever is.</para>
/// <para>In lenient mode a property that cannot be read is left out with all that is in it, and a node element with a fault of its own
/// likewise; what came before the fault has gone to the sink. Text that is not well-formed XML ends the reading even so, as nothing behind
/// the fault can be trusted.</para>
/// </remarks>
internal sealed partial class RdfXmlReader
{
    /// <summary>Characters that entities may expand to in one document: enough for any prefix-like use, too few for an attack.</summary>
    public const long MostEntityCharacters = 1_000_000;

    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _lines;
    private readonly IQuadSink _sink;
    private readonly RdfReadOptions _options;
    private readonly byte[] _blankNodePrefix;
    private readonly TermStack _terms = new();
    private readonly List<RdfXmlAttribute> _properties = [];
    private readonly HashSet<UInt128> _ids = [];
    private readonly CancellationToken _cancellation;
    private TripleCapture? _capture;
    private long _nextBlankNode;
    private int _nesting;

    private RdfXmlReader(XmlReader xml, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        _xml = xml;
        _lines = (IXmlLineInfo)xml;
        _sink = sink;
        _options = options;
        _blankNodePrefix = Encoding.UTF8.GetBytes(options.BlankNodePrefix);
        _cancellation = cancellation;
    }

    /// <summary>Reads a whole document.</summary>
    public static void Read(Stream text, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            MaxCharactersFromEntities = MostEntityCharacters,
            XmlResolver = new OwnEntitiesOnly(),
        };
        using var xml = XmlReader.Create(text, settings);
        try
        {
            new RdfXmlReader(xml, sink, options, cancellation).ReadDocument();
        }
        catch (XmlException error)
        {
            throw NotWellFormed(error, (IXmlLineInfo)xml, options.SourceName);
        }
    }

    private static RdfSyntaxException NotWellFormed(XmlException error, IXmlLineInfo lines, string? source)
    {
        (int line, int column) = error.LineNumber > 0 ? (error.LineNumber, error.LinePosition) : (lines.LineNumber, lines.LinePosition);
        var place = new TextPosition(Math.Max(line - 1, 0), Math.Max(column - 1, 0), 0);
        string problem = error.Message;
        if (problem.Contains(nameof(XmlReaderSettings.MaxCharactersFromEntities), StringComparison.Ordinal))
            problem = $"the document's entities expand to more than {MostEntityCharacters:N0} characters, which is the limit";
        int tail = problem.LastIndexOf(" Line ", StringComparison.Ordinal);
        return new RdfSyntaxException(place, (tail < 0 ? problem : problem[..tail]).TrimEnd('.'), source);
    }

    private void ReadDocument()
    {
        var iris = new IriResolver();
        if (_options.BaseIri is { } iri)
            SetBase(iris, iri);
        var outermost = new RdfXmlScope(iris, "", BaseDirection.None, false);
        if (_xml.MoveToContent() != XmlNodeType.Element)
            throw Error("expected an element, found the end of the text");
        if (_xml.LocalName != "RDF" || _xml.NamespaceURI != RdfXmlNames.Rdf)
        {
            ReadNodeOrSkip(outermost);
        }
        else
        {
            RdfXmlElement root = ReadAttributes(outermost);
            string? attribute = root.NodeOnly ?? root.PropertyOnly ?? root.Identifier ?? (_properties.Count > 0 ? _properties[0].Name : null);
            if (attribute is not null)
                throw Error($"rdf:RDF has no attribute {attribute}; namespaces, xml:base, xml:lang, rdf:version and its:dir are allowed");
            DeclarePrefixes();
            ReadNodes(root.Scope);
        }

        while (_xml.Read())
        {
            // Comments and processing instructions may follow; anything else is not well formed, which the XML reader says.
        }
    }

    /// <summary>Tells the sink the root's prefixes, which are likely to fit the document's IRIs.</summary>
    private void DeclarePrefixes()
    {
        if (!_xml.MoveToFirstAttribute())
            return;
        do
        {
            if (_xml.NamespaceURI != RdfXmlNames.Xmlns || _xml.Value.Length == 0)
                continue;
            byte[] prefix = _xml.Prefix.Length == 0 ? [] : Encoding.UTF8.GetBytes(_xml.LocalName);
            byte[] iri = Encoding.UTF8.GetBytes(_xml.Value);
            if (IriCharacters.IsAbsolute(iri) && iri.AsSpan().IndexOfAny(IriCharacters.Stops) < 0 && NameCharacters.NameLength(prefix) == prefix.Length)
                _sink.Prefix(prefix, iri);
        }
        while (_xml.MoveToNextAttribute());
        _xml.MoveToElement();
    }

    /// <summary>The node elements in the current element, up to its end.</summary>
    private void ReadNodes(RdfXmlScope scope)
    {
        if (_xml.IsEmptyElement)
            return;
        while (NextChild())
        {
            int mark = _terms.Bytes.Length;
            ReadNodeOrSkip(scope);
            _terms.Bytes.Length = mark;
        }
    }

    private void ReadNodeOrSkip(RdfXmlScope scope)
    {
        (int depth, int nesting) = (_xml.Depth, _nesting);
        try
        {
            ReadNode(scope);
        }
        catch (RdfSyntaxException error) when (MayRecover)
        {
            _nesting = nesting;
            Recover(error, depth);
        }
    }

    private bool MayRecover => _options.OnError is not null && _capture is null;

    /// <summary>Reports the error and goes to the end of the element at <paramref name="depth"/>.</summary>
    private void Recover(RdfSyntaxException error, int depth)
    {
        _options.OnError!(error);
        _xml.MoveToElement();
        PassOver(depth);
    }

    /// <summary>Goes to the end of the element at <paramref name="depth"/>, in which the reader is.</summary>
    private void PassOver(int depth)
    {
        if (_xml.Depth == depth && (_xml.NodeType == XmlNodeType.EndElement || _xml.IsEmptyElement))
            return;
        while (_xml.Read() && !(_xml.Depth == depth && _xml.NodeType == XmlNodeType.EndElement))
        {
            // What is in it does not count.
        }
    }

    /// <summary>Moves to the next element in the current one, which is not empty; false at its end. Text between elements is an error.</summary>
    private bool NextChild()
    {
        while (_xml.Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    _cancellation.ThrowIfCancellationRequested();
                    return true;
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    RdfSyntaxException text = Error($"expected an element, found the text {TextPlaces.Found(Encoding.UTF8.GetBytes(_xml.Value.TrimStart()))}");
                    if (!MayRecover)
                        throw text;
                    _options.OnError!(text);
                    break;
            }
        }

        return false;
    }

    private RdfSyntaxException Error(string problem) => new(
        new TextPosition(Math.Max(_lines.LineNumber - 1, 0), Math.Max(_lines.LinePosition - 1, 0), 0), problem, _options.SourceName);
}
