namespace HueKnowledgeGraph.Rdf;

/// <summary>Node elements (section 7.2.11).</summary>
internal sealed partial class RdfXmlReader
{
    /// <summary>Reads the current element as a node, and leaves the reader at its end and the node's term as the stack's last.</summary>
    private StoredTerm ReadNode(RdfXmlScope outer)
    {
        if (!NestingLimit.Allows(++_nesting))
            throw Error($"elements stand in each other more than {NestingLimit.Depth} deep, which is the limit");
        (string iriNamespace, string name) = (_xml.NamespaceURI, _xml.LocalName);
        if (iriNamespace == RdfXmlNames.Rdf && RdfXmlNames.ProblemOfNode(name) is { } problem)
            throw Error(problem);
        RdfXmlElement element = ReadAttributes(outer);
        if (element.PropertyOnly is { } attribute)
            throw Error($"{attribute} is for property elements, but {_xml.Name} is a node element");

        int start = _terms.Bytes.Length;
        StoredTerm subject = PushSubject(element);
        int end = _terms.Bytes.Length;
        if (iriNamespace != RdfXmlNames.Rdf || name != "Description")
        {
            EmitRdf(subject, "type"u8, PushName(iriNamespace, name));
            _terms.Bytes.Length = end;
        }

        EmitPropertyAttributes(subject, element.Scope);
        ReadProperties(subject, element.Scope);
        _nesting--;
        _terms.Bytes.Length = end;
        return subject with { Start = start };
    }

    private StoredTerm PushSubject(in RdfXmlElement element)
    {
        if ((element.About is null ? 0 : 1) + (element.Id is null ? 0 : 1) + (element.NodeId is null ? 0 : 1) > 1)
            throw Error($"{_xml.Name} has two of rdf:about, rdf:ID and rdf:nodeID; a node element has at most one");
        return element switch
        {
            { About: { } about } => PushIri(about, element.Scope.Iris),
            { Id: { } id } => PushId(id, element.Scope),
            { NodeId: { } label } => PushBlank(label),
            _ => PushBlank(_nextBlankNode++),
        };
    }

    /// <summary>A statement for each attribute that is a property (section 7.2.21).</summary>
    private void EmitPropertyAttributes(in StoredTerm subject, RdfXmlScope scope)
    {
        foreach (RdfXmlAttribute property in _properties)
        {
            int mark = _terms.Bytes.Length;
            StoredTerm predicate = PushName(property.Namespace, property.Name);
            bool isType = property.Namespace == RdfXmlNames.Rdf && property.Name == "type";
            Emit(subject, predicate, isType ? PushIri(property.Value, scope.Iris) : PushText(property.Value, scope));
            _terms.Bytes.Length = mark;
        }
    }

    /// <summary>All property elements in the current element, up to its end.</summary>
    private void ReadProperties(in StoredTerm subject, RdfXmlScope scope)
    {
        if (_xml.IsEmptyElement)
            return;
        int members = 0;
        while (NextChild())
        {
            int mark = _terms.Bytes.Length;
            (int depth, int nesting) = (_xml.Depth, _nesting);
            try
            {
                ReadProperty(subject, scope, ref members);
            }
            catch (RdfSyntaxException error) when (MayRecover)
            {
                _nesting = nesting;
                Recover(error, depth);
            }

            _terms.Bytes.Length = mark;
        }
    }
}
