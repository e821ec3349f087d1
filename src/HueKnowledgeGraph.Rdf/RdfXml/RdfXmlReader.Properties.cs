using System.Globalization;
using System.Text;
using System.Xml;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Property elements (section 7.2.14), one method for each form.</summary>
internal sealed partial class RdfXmlReader
{
    private void ReadProperty(in StoredTerm subject, RdfXmlScope outer, ref int members)
    {
        StoredTerm predicate = PushPredicate(ref members);
        RdfXmlElement element = ReadAttributes(outer);
        if (element.NodeOnly is { } attribute)
            throw Error($"{attribute} is for node elements, but {_xml.Name} is a property element");
        if (element.ParseType is { } parseType)
            ReadParseType(subject, predicate, element, parseType);
        else if (element.Resource is not null || element.NodeId is not null || _properties.Count > 0)
            ReadEmptyProperty(subject, predicate, element);
        else
            ReadContent(subject, predicate, element);
    }

    private StoredTerm PushPredicate(ref int members)
    {
        if (_xml.NamespaceURI != RdfXmlNames.Rdf)
            return PushName(_xml.NamespaceURI, _xml.LocalName);
        if (_xml.LocalName == "li")
            return PushName(RdfXmlNames.Rdf, "_" + (++members).ToString(CultureInfo.InvariantCulture));
        if (RdfXmlNames.ProblemOfProperty(_xml.LocalName) is { } problem)
            throw Error(problem);
        return PushName(RdfXmlNames.Rdf, _xml.LocalName);
    }

    private void ReadParseType(in StoredTerm subject, in StoredTerm predicate, in RdfXmlElement element, string parseType)
    {
        if (element.Resource is not null || element.NodeId is not null || element.Datatype is not null || _properties.Count > 0)
            throw Error($"{_xml.Name} has rdf:parseType and another attribute that gives its value; only one of them may");
        switch (parseType)
        {
            case "Resource":
                ReadResource(subject, predicate, element);
                break;
            case "Collection":
                ReadCollection(subject, predicate, element);
                break;
            case "Triple" when element.Scope.IsVersion12:
                ReadTriple(subject, predicate, element);
                break;
            case "Triple":
                // A document of RDF 1.1 has no triple terms; the standard's own test asks to pass over it.
                PassOver(_xml.Depth);
                break;
            default:
                int start = _terms.Bytes.Length;
                new XmlLiteralText(_xml, _terms.Bytes).Write();
                State(subject, predicate, CloseTyped(start, "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"u8), element);
                break;
        }
    }

    private void ReadResource(in StoredTerm subject, in StoredTerm predicate, in RdfXmlElement element)
    {
        if (!NestingLimit.Allows(++_nesting))
            throw Error($"elements stand in each other more than {NestingLimit.Depth} deep, which is the limit");
        StoredTerm node = PushBlank(_nextBlankNode++);
        State(subject, predicate, node, element);
        ReadProperties(node, element.Scope);
        _nesting--;
    }

    private void ReadCollection(in StoredTerm subject, in StoredTerm predicate, in RdfXmlElement element)
    {
        long first = -1;
        long last = -1;
        int mark = _terms.Bytes.Length;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && NextChild())
        {
            StoredTerm item = ReadNode(element.Scope);
            long cell = _nextBlankNode++;
            StoredTerm place = PushBlank(cell);
            if (first < 0)
                first = cell;
            else
                EmitRdf(PushBlank(last), "rest"u8, place);
            EmitRdf(place, "first"u8, item);
            last = cell;
            _terms.Bytes.Length = mark;
        }

        StoredTerm nil = PushRdf("nil"u8);
        if (first >= 0)
            EmitRdf(PushBlank(last), "rest"u8, nil);
        State(subject, predicate, first < 0 ? nil : PushBlank(first), element);
    }

    private void ReadTriple(in StoredTerm subject, in StoredTerm predicate, in RdfXmlElement element)
    {
        TripleCapture? outer = _capture;
        var capture = new TripleCapture();
        _capture = capture;
        int nodes = 0;
        try
        {
            bool isEmpty = _xml.IsEmptyElement;
            while (!isEmpty && NextChild())
            {
                nodes++;
                int mark = _terms.Bytes.Length;
                ReadNode(element.Scope);
                _terms.Bytes.Length = mark;
            }
        }
        finally
        {
            _capture = outer;
        }

        if (nodes != 1 || capture.Count != 1)
            throw Error($"rdf:parseType=\"Triple\" holds one node element with one property; found {capture.Count} triples in {nodes} node elements");
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(capture.Text.Written);
        State(subject, predicate, _terms.From(start, TermKind.TripleTerm), element);
    }

    /// <summary>A property whose value stands in attributes (section 7.2.21).</summary>
    private void ReadEmptyProperty(in StoredTerm subject, in StoredTerm predicate, in RdfXmlElement element)
    {
        if (element.Datatype is not null)
            throw Error($"{_xml.Name} has rdf:datatype and another attribute that gives its value; only one of them may");
        if (element.Resource is not null && element.NodeId is not null)
            throw Error($"{_xml.Name} has both rdf:resource and rdf:nodeID; only one of them may stand");
        StoredTerm node = element.Resource is { } iri ? PushIri(iri, element.Scope.Iris)
            : element.NodeId is { } label ? PushBlank(label)
            : PushBlank(_nextBlankNode++);
        State(subject, predicate, node, element);
        EmitPropertyAttributes(node, element.Scope);
        string name = _xml.Name;
        if (!_xml.IsEmptyElement && NextChild())
            throw Error($"{name} has its value in an attribute; it may not hold an element too");
    }

    /// <summary>A property that holds text, or one node element (sections 7.2.15 and 7.2.16).</summary>
    private void ReadContent(in StoredTerm subject, in StoredTerm predicate, in RdfXmlElement element)
    {
        int start = _terms.Bytes.Length;
        StoredTerm? node = null;
        bool isBlank = true;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && _xml.Read() && _xml.NodeType != XmlNodeType.EndElement)
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                isBlank &= _xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA);
                if (node is null)
                    Encoding.UTF8.GetBytes(_xml.Value, _terms.Bytes);
            }
            else if (_xml.NodeType == XmlNodeType.Element)
            {
                if (node is not null)
                    throw Error("a property element holds one node element, found a second one");
                if (element.Datatype is not null)
                    throw Error("a property element with rdf:datatype holds text, found an element");
                _terms.Bytes.Length = start;
                node = ReadNode(element.Scope);
            }

            if (node is not null && !isBlank)
                throw Error("a property element holds either text or a node element, found both");
        }

        if (node is { } term)
            State(subject, predicate, term, element);
        else if (element.Datatype is { } datatype)
            State(subject, predicate, CloseTyped(start, Resolve(datatype, element.Scope.Iris)), element);
        else
            State(subject, predicate, CloseText(start, element.Scope), element);
    }

    /// <summary>The statement of a property element, with its reification (rdf:ID) and its annotation.</summary>
    private void State(in StoredTerm subject, in StoredTerm predicate, in StoredTerm value, in RdfXmlElement element)
    {
        Emit(subject, predicate, value);
        if (element.Id is { } id)
        {
            StoredTerm statement = PushId(id, element.Scope);
            EmitRdf(statement, "type"u8, PushRdf("Statement"u8));
            EmitRdf(statement, "subject"u8, subject);
            EmitRdf(statement, "predicate"u8, predicate);
            EmitRdf(statement, "object"u8, value);
        }

        if (element.Annotation is null && element.AnnotationNodeId is null)
            return;
        if (element.Annotation is not null && element.AnnotationNodeId is not null)
            throw Error($"{_xml.Name} has both rdf:annotation and rdf:annotationNodeID; only one of them may stand");
        StoredTerm reifier = element.Annotation is { } iri ? PushIri(iri, element.Scope.Iris) : PushBlank(element.AnnotationNodeId!);
        EmitRdf(reifier, "reifies"u8, _terms.PushTriple(subject, predicate, value));
    }
}
