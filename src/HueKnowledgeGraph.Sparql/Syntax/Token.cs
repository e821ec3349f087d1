namespace HueKnowledgeGraph.Sparql;

/// <summary>The terminals of the SPARQL grammar (SPARQL 1.1 Query, section 19.8).</summary>
internal enum TokenKind : byte
{
    /// <summary>Behind the last character.</summary>
    End,

    /// <summary><c>&lt;...&gt;</c>.</summary>
    Iri,

    /// <summary><c>prefix:local</c>; either part may be empty.</summary>
    PrefixedName,

    /// <summary><c>_:label</c>.</summary>
    BlankLabel,

    /// <summary><c>?name</c> or <c>$name</c>.</summary>
    Variable,

    /// <summary><c>@vi</c>, also <c>@vi--ltr</c>.</summary>
    LanguageTag,

    /// <summary>Digits; a sign is a symbol of its own.</summary>
    Integer,

    /// <summary>Digits with a point.</summary>
    Decimal,

    /// <summary>Digits with an exponent.</summary>
    Double,

    /// <summary>A string in any of the four quotations.</summary>
    String,

    /// <summary>A keyword, a function name, <c>a</c>, <c>true</c>.</summary>
    Word,

    /// <summary>An operator or a bracket.</summary>
    Symbol,
}

/// <summary>One terminal: its kind and where it stands in the text; <paramref name="Symbol"/> for symbols only.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Symbol = "")
{
    public int Length => End - Start;
}
