namespace HueKnowledgeGraph.Rdf;

/// <summary>A media type with its parameters.</summary>
internal readonly struct MediaType
{
    private readonly string _parameters;

    public MediaType(string? header)
    {
        header ??= "";
        int semicolon = header.IndexOf(';', StringComparison.Ordinal);
        Name = (semicolon < 0 ? header : header[..semicolon]).Trim().ToLowerInvariant();
        _parameters = semicolon < 0 ? "" : header[(semicolon + 1)..];
    }

    /// <summary>Type and subtype in lower case.</summary>
    public string Name { get; }

    public bool IsJsonLd => Name == "application/ld+json";

    public bool IsJson => Name is "application/json" or "text/json" || Name.EndsWith("+json", StringComparison.Ordinal);

    public bool IsHtml => Name is "text/html" or "application/xhtml+xml";

    /// <summary>True iff the profile parameter names the profile.</summary>
    public bool HasProfile(string profile)
    {
        foreach (string parameter in _parameters.Split(';'))
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter[..equals].Trim().Equals("profile", StringComparison.OrdinalIgnoreCase))
                return parameter[(equals + 1)..].Trim().Trim('"').Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(profile);
        }

        return false;
    }
}
