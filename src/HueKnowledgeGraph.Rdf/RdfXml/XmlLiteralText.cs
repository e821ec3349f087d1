using System.Text;
using System.Xml;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// The content of an element with rdf:parseType="Literal", as
/// <see href="https://www.w3.org/TR/xml-exc-c14n/">Exclusive XML Canonicalization with comments</see>.
/// </summary>
internal sealed class XmlLiteralText(XmlReader xml, Utf8Builder output)
{
    // The declarations that the elements around the current one have written, innermost last, with the element's depth.
    private readonly List<(int Depth, string Prefix, string Namespace)> _declared = [];
    private readonly List<(string Namespace, string Name, string Prefix, string Value)> _attributes = [];
    private readonly SortedDictionary<string, string> _needed = new(StringComparer.Ordinal);

    /// <summary>Writes all that is in the current element, and leaves the reader at the element's end.</summary>
    public void Write()
    {
        if (xml.IsEmptyElement)
            return;
        int depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            WriteNode();
    }

    private void WriteNode()
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                WriteStart();
                break;
            case XmlNodeType.EndElement:
                WriteEnd(xml.Name, xml.Depth);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                WriteEscaped(xml.Value, isAttribute: false);
                break;
            case XmlNodeType.Comment:
                Append($"<!--{xml.Value}-->");
                break;
            case XmlNodeType.ProcessingInstruction:
                Append(xml.Value.Length == 0 ? $"<?{xml.Name}?>" : $"<?{xml.Name} {xml.Value}?>");
                break;
        }
    }

    private void WriteStart()
    {
        string name = xml.Name;
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        _needed.Clear();
        _attributes.Clear();
        _needed[xml.Prefix] = xml.NamespaceURI;
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI == RdfXmlNames.Xmlns)
                continue;
            _attributes.Add((xml.NamespaceURI, xml.LocalName, xml.Prefix, xml.Value));
            if (xml.Prefix.Length > 0)
                _needed[xml.Prefix] = xml.NamespaceURI;
        }

        Append($"<{name}");
        foreach ((string prefix, string iri) in _needed)
            Declare(depth, prefix, iri);
        foreach (var attribute in _attributes.OrderBy(a => a.Namespace, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal))
        {
            Append(attribute.Prefix.Length == 0 ? $" {attribute.Name}=\"" : $" {attribute.Prefix}:{attribute.Name}=\"");
            WriteEscaped(attribute.Value, isAttribute: true);
            Append("\"");
        }

        Append(">");
        if (isEmpty)
            WriteEnd(name, depth);
    }

    private void WriteEnd(string name, int depth)
    {
        Append($"</{name}>");
        while (_declared.Count > 0 && _declared[^1].Depth >= depth)
            _declared.RemoveAt(_declared.Count - 1);
    }

    /// <summary>Declares a prefix that is visibly used, unless the output around says the same already.</summary>
    private void Declare(int depth, string prefix, string iri)
    {
        int last = _declared.FindLastIndex(known => known.Prefix == prefix);
        string current = last < 0 ? "" : _declared[last].Namespace;
        if (current == iri || prefix == "xml")
            return;
        _declared.Add((depth, prefix, iri));
        Append(prefix.Length == 0 ? " xmlns=\"" : $" xmlns:{prefix}=\"");
        WriteEscaped(iri, isAttribute: true);
        Append("\"");
    }

    private void WriteEscaped(string text, bool isAttribute)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (Escape(text[i], isAttribute) is not { } escaped)
                continue;
            Append(text.AsSpan(start, i - start));
            Append(escaped);
            start = i + 1;
        }

        Append(text.AsSpan(start));
    }

    private static string? Escape(char c, bool isAttribute) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' when !isAttribute => "&gt;",
        '"' when isAttribute => "&quot;",
        '\t' when isAttribute => "&#x9;",
        '\n' when isAttribute => "&#xA;",
        '\r' => "&#xD;",
        _ => null,
    };

    private void Append(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);
}
