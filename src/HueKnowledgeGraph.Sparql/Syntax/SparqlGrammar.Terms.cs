using System.Globalization;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>Prologue, IRIs, literals, variables.</content>
internal sealed partial class SparqlGrammar
{
    private static readonly Iri RdfType = new(RdfVocabulary.Type);

    private readonly Dictionary<string, string> _prefixes = [];
    private readonly Dictionary<string, Variable> _variables = [];
    private string? _baseIri;
    private int _freshCount;

    /// <summary>One ground term as SPARQL and Turtle write it, without prefixes and base.</summary>
    public static Term ParseTerm(string text)
    {
        var grammar = new SparqlGrammar(text, null, "term", int.MaxValue);
        PatternTerm term = grammar.ParseNode(new TripleTarget(_ => { }, null, BlankNodeUse.Constant, AllowVariables: false));
        if (grammar._token.Kind != TokenKind.End)
            throw grammar.Unexpected("the end of the term");
        return ToTerm(term);
    }

    private static Term ToTerm(PatternTerm term) => term switch
    {
        PatternTerm.Constant constant => constant.Term,
        PatternTerm.Triple triple => new TripleTerm(ToTerm(triple.Subject), ToTerm(triple.Predicate), ToTerm(triple.Object)),
        _ => throw new InvalidOperationException("A ground term holds a variable."),
    };

    private void ParsePrologue()
    {
        while (true)
        {
            if (TakeWordIf("BASE"))
                _baseIri = ParseIriReference().Value;
            else if (TakeWordIf("PREFIX"))
                ParsePrefix();
            else if (TakeWordIf("VERSION"))
                ParseVersion();
            else
                return;
        }
    }

    private void ParsePrefix()
    {
        string text = TextOf(_token);
        if (_token.Kind != TokenKind.PrefixedName || text[^1] != ':' || text.IndexOf(':', StringComparison.Ordinal) != text.Length - 1)
            throw Unexpected("a prefix such as 'crm:'");
        Advance();
        _prefixes[text[..^1]] = ParseIriReference().Value;
    }

    private void ParseVersion()
    {
        string quoted = TextOf(_token);
        if (_token.Kind != TokenKind.String || quoted.StartsWith("'''", StringComparison.Ordinal) || quoted.StartsWith("\"\"\"", StringComparison.Ordinal))
            throw Unexpected("a version in single or double quotes, such as \"1.2\"");
        Advance();
    }

    /// <summary>An IRI in angle brackets.</summary>
    private Iri ParseIriReference()
    {
        if (_token.Kind != TokenKind.Iri)
            throw Unexpected("an IRI in angle brackets");
        Token token = Advance();
        string reference = StringEscapes.Resolve(_lexer.Source, token.Start + 1, token.End - 1, isIri: true);
        if (_baseIri is null && !IriReference.IsAbsolute(reference))
            throw ErrorAt(token.Start, $"the relative IRI <{Shorten(reference)}> needs a BASE");
        return new Iri(_baseIri is null ? reference : IriReference.Resolve(reference, _baseIri));
    }

    private bool IsIri => _token.Kind is TokenKind.Iri or TokenKind.PrefixedName;

    private Iri ParseIri(string expected = "an IRI")
    {
        return _token.Kind switch
        {
            TokenKind.Iri => ParseIriReference(),
            TokenKind.PrefixedName => Expand(Advance()),
            _ => throw Unexpected(expected),
        };
    }

    private Iri Expand(Token token)
    {
        string text = TextOf(token);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string prefix = text[..colon];
        if (!_prefixes.TryGetValue(prefix, out string? iri))
            throw ErrorAt(token.Start, UndeclaredPrefix(prefix));
        string local = text[(colon + 1)..];
        return new Iri(iri + (local.Contains('\\', StringComparison.Ordinal) ? local.Replace("\\", "", StringComparison.Ordinal) : local));
    }

    private string UndeclaredPrefix(string prefix)
    {
        string problem = $"prefix '{prefix}' is not declared";
        if (WellKnownPrefixes.All.TryGetValue(prefix, out string? iri))
            return $"{problem}; add 'PREFIX {prefix}: <{iri}>'";
        string? likely = Suggestion.Nearest(prefix, _prefixes.Keys.Where(p => p.Length > 0))
            ?? Suggestion.Nearest(prefix, WellKnownPrefixes.All.Keys);
        return likely is null ? problem : $"{problem}; did you mean '{likely}'?";
    }

    private Variable ParseVariable()
    {
        if (_token.Kind != TokenKind.Variable)
            throw Unexpected("a variable");
        Token token = Advance();
        string name = _lexer.Text[(token.Start + 1)..token.End];
        if (!_variables.TryGetValue(name, out Variable? variable))
            _variables.Add(name, variable = new Variable(name));
        return variable;
    }

    /// <summary>A variable that no query can write.</summary>
    private Variable FreshVariable() => new("." + (_freshCount++).ToString(CultureInfo.InvariantCulture));

    private bool IsLiteral => _token.Kind is TokenKind.String or TokenKind.Integer or TokenKind.Decimal or TokenKind.Double
        || IsWord("true") || IsWord("false") || IsSignedNumber;

    /// <summary>True iff a sign stands directly before a number: the two are one literal.</summary>
    private bool IsSignedNumber => (Is("+") || Is("-")) && Peek().Start == _token.End
        && Peek().Kind is TokenKind.Integer or TokenKind.Decimal or TokenKind.Double;

    private Literal ParseLiteral()
    {
        if (_token.Kind == TokenKind.String)
            return ParseStringLiteral();
        if (_token.Kind == TokenKind.Word)
            return new Literal(TextOf(Advance()).ToLowerInvariant(), Xsd.Boolean);
        string sign = Is("+") || Is("-") ? Advance().Symbol : "";
        string datatype = _token.Kind switch
        {
            TokenKind.Integer => Xsd.Integer,
            TokenKind.Decimal => Xsd.Decimal,
            TokenKind.Double => Xsd.Double,
            _ => throw Unexpected("a number"),
        };
        return new Literal(sign + TextOf(Advance()), datatype);
    }

    private Literal ParseStringLiteral()
    {
        string lexical = ParseString();
        if (_token.Kind == TokenKind.LanguageTag)
            return WithLanguage(lexical, Advance());
        return TakeIf("^^") ? new Literal(lexical, ParseIri("a datatype IRI").Value) : new Literal(lexical);
    }

    private Literal WithLanguage(string lexical, Token tag)
    {
        string language = _lexer.Text[(tag.Start + 1)..tag.End];
        int dashes = language.IndexOf("--", StringComparison.Ordinal);
        if (dashes < 0)
            return Literal.WithLanguage(lexical, language);
        BaseDirection direction = language[(dashes + 2)..] switch
        {
            "ltr" => BaseDirection.LeftToRight,
            "rtl" => BaseDirection.RightToLeft,
            string other => throw ErrorAt(tag.Start, $"expected the base direction 'ltr' or 'rtl', found '{other}'"),
        };
        return Literal.WithLanguage(lexical, language[..dashes], direction);
    }

    /// <summary>A string in any quotation, escapes resolved.</summary>
    private string ParseString()
    {
        if (_token.Kind != TokenKind.String)
            throw Unexpected("a string");
        Token token = Advance();
        string text = _lexer.Text;
        int quotes = token.Length >= 6 && text[token.Start + 1] == text[token.Start] && text[token.Start + 2] == text[token.Start] ? 3 : 1;
        int start = token.Start + quotes, end = token.End - quotes;
        return StringEscapes.Resolve(_lexer.Source, start, end, isIri: false);
    }
}
