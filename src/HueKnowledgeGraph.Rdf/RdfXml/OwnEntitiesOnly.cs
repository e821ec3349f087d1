using System.Net;
using System.Xml;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Refuses whatever a document wants from outside itself: no file and no address is ever opened, and nothing is left out in silence.</summary>
internal sealed class OwnEntitiesOnly : XmlResolver
{
    public override ICredentials? Credentials
    {
        set => throw new NotSupportedException();
    }

    public override Uri ResolveUri(Uri? baseUri, string? relativeUri) => throw new XmlException(
        $"the document refers to '{relativeUri}' outside itself, which is never read; entities must be declared in the document");

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) => throw new XmlException(
        $"the document refers to '{absoluteUri}' outside itself, which is never read; entities must be declared in the document");
}
