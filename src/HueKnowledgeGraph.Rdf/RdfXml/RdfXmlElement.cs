namespace HueKnowledgeGraph.Rdf;

/// <summary>The attributes of one element: those of the syntax by name, the rest stand in the reader's list.</summary>
internal struct RdfXmlElement
{
    public RdfXmlScope Scope;
    public string? About;
    public string? Id;
    public string? NodeId;
    public string? Resource;
    public string? ParseType;
    public string? Datatype;
    public string? Annotation;
    public string? AnnotationNodeId;

    /// <summary>The first attribute that only a node element may have, or null.</summary>
    public readonly string? NodeOnly => About is null ? null : "rdf:about";

    /// <summary>The first of the attributes that name a node or a statement, or null.</summary>
    public readonly string? Identifier => Id is not null ? "rdf:ID" : NodeId is not null ? "rdf:nodeID" : null;

    /// <summary>The first attribute that only a property element may have, or null.</summary>
    public readonly string? PropertyOnly => Resource is not null ? "rdf:resource"
        : ParseType is not null ? "rdf:parseType"
        : Datatype is not null ? "rdf:datatype"
        : Annotation is not null ? "rdf:annotation"
        : AnnotationNodeId is not null ? "rdf:annotationNodeID"
        : null;
}

/// <summary>A property written as an attribute.</summary>
internal readonly record struct RdfXmlAttribute(string Namespace, string Name, string Value);
