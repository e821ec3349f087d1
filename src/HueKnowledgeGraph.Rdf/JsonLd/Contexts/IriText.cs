using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>IRIs as strings: their form, and relative references against a base.</summary>
internal static class IriText
{
    private static readonly SearchValues<char> Stops = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(i => (char)i), .. "<>\"{}|^`\\"]);

    /// <summary>True iff the text starts with a scheme and a colon: the form of an IRI, whatever follows.</summary>
    public static bool HasScheme(string iri)
    {
        if (iri.Length == 0 || !char.IsAsciiLetter(iri[0]))
            return false;
        for (int i = 1; i < iri.Length; i++)
        {
            if (iri[i] == ':')
                return true;
            if (!char.IsAsciiLetterOrDigit(iri[i]) && iri[i] is not ('+' or '-' or '.'))
                return false;
        }

        return false;
    }

    /// <summary>True iff the text is an IRI that RDF can hold: a scheme, one fragment at most, no character that an IRI must escape.</summary>
    public static bool IsWellFormed(string iri) =>
        HasScheme(iri) && !iri.AsSpan().ContainsAny(Stops) && iri.AsSpan().IndexOf('#') == iri.AsSpan().LastIndexOf('#');

    /// <summary>True iff the text is a blank node identifier.</summary>
    public static bool IsBlank(string iri) => iri.StartsWith("_:", StringComparison.Ordinal);

    /// <summary>The IRI that a reference stands for under a base.</summary>
    public static string Resolve(string baseIri, string reference)
    {
        if (HasScheme(reference) || !HasScheme(baseIri))
            return reference;
        var resolver = new IriResolver();
        resolver.SetBase(Encoding.UTF8.GetBytes(baseIri));
        var output = new Utf8Builder();
        resolver.TryResolve(Encoding.UTF8.GetBytes(reference), output);
        return Encoding.UTF8.GetString(output.Written);
    }
}
