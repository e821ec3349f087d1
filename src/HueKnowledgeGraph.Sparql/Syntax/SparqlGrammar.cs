using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// The recursive-descent parser of SPARQL 1.1 Query and Update with the syntax of 1.2. It makes algebra as it goes
/// (section 18.2), since every rule's algebra depends on its own parts only; what the whole SELECT clause is needed for is in
/// <see cref="SelectTranslation"/>.
/// </summary>
/// <remarks>One object for one text. The parts: tokens and errors here; the rest by area of the grammar.</remarks>
internal sealed partial class SparqlGrammar
{
    private readonly SparqlLexer _lexer;
    private readonly string _subject;
    private Token _token;
    private Token _ahead;
    private bool _hasAhead;
    private int _depth;
    private int _lastEnd; // where the token before the current one ended

    // Elements of the longest row of groups, one inside the other, that closed within the open group: they become a chain of that depth.
    private int _chainLength;

    /// <summary>Starts at the first token. <paramref name="subject"/> is "query" or "update", for messages.</summary>
    public SparqlGrammar(string text, string? baseIri, string subject, int maxLength)
    {
        var source = new SourceText(text);
        _subject = subject;
        if (text.Length > maxLength)
            throw source.Error(0, $"the {subject} has {text.Length} characters; at most {maxLength} are allowed");
        _lexer = new SparqlLexer(source);
        _baseIri = baseIri;
        _token = _lexer.Next();
    }

    private Token Advance()
    {
        Token taken = _token;
        _lastEnd = taken.End;
        _token = _hasAhead ? _ahead : _lexer.Next();
        _hasAhead = false;
        return taken;
    }

    /// <summary>The token after the current one.</summary>
    private Token Peek()
    {
        if (!_hasAhead)
            _ahead = _lexer.Next();
        _hasAhead = true;
        return _ahead;
    }

    private string TextOf(Token token) => _lexer.Text[token.Start..token.End];

    private bool Is(string symbol) => _token.Kind == TokenKind.Symbol && _token.Symbol == symbol;

    private static bool IsSymbol(Token token, string symbol) => token.Kind == TokenKind.Symbol && token.Symbol == symbol;

    private bool IsWord(string keyword) => IsWord(_token, keyword);

    private bool IsWord(Token token, string keyword) => token.Kind == TokenKind.Word && token.Length == keyword.Length
        && _lexer.Text.AsSpan(token.Start, token.Length).Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private bool TakeIf(string symbol)
    {
        if (!Is(symbol))
            return false;
        Advance();
        return true;
    }

    private bool TakeWordIf(string keyword)
    {
        if (!IsWord(keyword))
            return false;
        Advance();
        return true;
    }

    private void Expect(string symbol)
    {
        if (!TakeIf(symbol))
            throw Unexpected($"'{symbol}'");
    }

    private void ExpectWord(string keyword)
    {
        if (!TakeWordIf(keyword))
            throw Unexpected($"'{keyword}'");
    }

    private SparqlSyntaxException Unexpected(string expected)
    {
        string found = _token.Kind == TokenKind.End ? $"the end of the {_subject}" : $"'{Shorten(TextOf(_token))}'";
        return ErrorAt(_token.Start, $"expected {expected}, found {found}");
    }

    private SparqlSyntaxException ErrorAt(int offset, string problem) => _lexer.Source.Error(offset, problem);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    /// <summary>Goes one level deeper; every rule that can hold itself does so, and leaves by <see cref="Leave"/>.</summary>
    private void Enter()
    {
        if (++_depth > SparqlParser.MaxDepth)
            throw ErrorAt(_token.Start, $"the {_subject} nests deeper than {SparqlParser.MaxDepth} levels");
    }

    private void Leave() => _depth--;

    [DoesNotReturn]
    private void RefuseTooMany(string what) =>
        throw ErrorAt(_token.Start, $"more than {SparqlParser.MaxChain} {what} in one row; use VALUES or IN");
}
