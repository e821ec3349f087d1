using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HueKnowledgeGraph.Server;

/// <summary>HTML in the making: what goes in through <see cref="Text"/> is escaped, what goes in through <see cref="Raw"/> is ours.</summary>
internal sealed class HtmlText
{
    /// <summary>Letters of every script stay readable in the source of a page.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _builder = new(8192);

    /// <summary>Adds markup.</summary>
    public HtmlText Raw(string markup)
    {
        _builder.Append(markup);
        return this;
    }

    /// <summary>Adds text from data or from the language's words, escaped for content and for attribute values in double quotes.</summary>
    public HtmlText Text(string text)
    {
        _builder.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>An element with plain text inside.</summary>
    public HtmlText Element(string name, string text) => Raw($"<{name}>").Text(text).Raw($"</{name}>");

    /// <summary>A link. Only http, https and paths of our own become links; other schemes stay text.</summary>
    public HtmlText Link(string address, string text)
    {
        bool isSafe = address.StartsWith('/')
            || address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal);
        return isSafe ? Raw("<a href=\"").Text(address).Raw("\">").Text(text).Raw("</a>") : Text(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _builder.ToString();
}
