using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Attributes and the scope that they set.</summary>
internal sealed partial class RdfXmlReader
{
    /// <summary>
    /// Reads the attributes of the current element and stays on it. Those that are properties are in <see cref="_properties"/> until the
    /// next element's are read.
    /// </summary>
    private RdfXmlElement ReadAttributes(RdfXmlScope scope)
    {
        _properties.Clear();
        var element = new RdfXmlElement { Scope = scope };
        if (!_xml.MoveToFirstAttribute())
            return element;
        do
        {
            switch (_xml.NamespaceURI)
            {
                case RdfXmlNames.Xmlns:
                    break;
                case RdfXmlNames.Xml:
                    ReadXmlAttribute(ref element);
                    break;
                case RdfXmlNames.Its:
                    ReadDirection(ref element);
                    break;
                case "":
                    ReadBareAttribute(ref element);
                    break;
                case RdfXmlNames.Rdf:
                    ReadRdfAttribute(ref element);
                    break;
                default:
                    _properties.Add(new RdfXmlAttribute(_xml.NamespaceURI, _xml.LocalName, _xml.Value));
                    break;
            }
        }
        while (_xml.MoveToNextAttribute());
        _xml.MoveToElement();
        return element;
    }

    private void ReadXmlAttribute(ref RdfXmlElement element)
    {
        if (_xml.LocalName == "lang")
        {
            if (_xml.Value.Length > 0)
            {
                byte[] tag = Encoding.UTF8.GetBytes(_xml.Value);
                if (LanguageTags.TryRead(tag, out int length, out _, out _) is not null || length != tag.Length)
                    throw Error($"xml:lang: '{_xml.Value}' is no language tag; tags are like 'vi' or 'en-GB'");
            }

            element.Scope = element.Scope with { Language = _xml.Value };
        }
        else if (_xml.LocalName == "base")
        {
            var iris = new IriResolver();
            SetBase(iris, Encoding.UTF8.GetString(Resolve(_xml.Value, element.Scope.Iris)));
            element.Scope = element.Scope with { Iris = iris };
        }
    }

    /// <summary>its:dir and its:version; the other directions of ITS, lro and rlo, have no place in RDF and give none.</summary>
    private void ReadDirection(ref RdfXmlElement element)
    {
        if (_xml.LocalName == "dir")
        {
            element.Scope = element.Scope with
            {
                Direction = _xml.Value switch
                {
                    "ltr" => BaseDirection.LeftToRight,
                    "rtl" => BaseDirection.RightToLeft,
                    _ => BaseDirection.None,
                },
            };
        }
    }

    private void ReadBareAttribute(ref RdfXmlElement element)
    {
        if (RdfXmlNames.MayBeBare(_xml.LocalName))
            ReadRdfAttribute(ref element);
        else if (!_xml.LocalName.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
            throw Error($"the attribute '{_xml.LocalName}' has no namespace; attributes of RDF/XML have one, such as rdf:{_xml.LocalName}");
    }

    private void ReadRdfAttribute(ref RdfXmlElement element)
    {
        string value = _xml.Value;
        switch (_xml.LocalName)
        {
            case "about": element.About = value; break;
            case "ID": element.Id = Name(value); break;
            case "nodeID": element.NodeId = Name(value); break;
            case "resource": element.Resource = value; break;
            case "parseType": element.ParseType = value; break;
            case "datatype": element.Datatype = value; break;
            case "annotation": element.Annotation = value; break;
            case "annotationNodeID": element.AnnotationNodeId = Name(value); break;
            case "version": element.Scope = element.Scope with { IsVersion12 = value.StartsWith("1.2", StringComparison.Ordinal) }; break;
            default:
                if (RdfXmlNames.ProblemOfAttribute(_xml.LocalName) is { } problem)
                    throw Error(problem);
                _properties.Add(new RdfXmlAttribute(RdfXmlNames.Rdf, _xml.LocalName, value));
                break;
        }
    }

    /// <summary>The value if it is an XML name without a colon, as rdf:ID and rdf:nodeID ask (section 7.2.34).</summary>
    private string Name(string value)
    {
        bool isFirst = true;
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (isFirst ? !NameCharacters.IsU(rune.Value) : rune.Value != '.' && !NameCharacters.IsName(rune.Value))
                throw NoName(value);
            isFirst = false;
        }

        return isFirst ? throw NoName(value) : value;
    }

    private RdfSyntaxException NoName(string value) =>
        Error($"rdf:{_xml.LocalName}: '{value}' is no XML name; a name has no spaces or colons and begins with a letter or '_'");
}
