using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Cuts a text into <see cref="Token"/>s, on demand. Offsets are UTF-16 units of <see cref="Text"/>.</summary>
internal sealed class SparqlLexer(SourceText source)
{
    /// <summary>Longest first, so that the first that fits is the right one.</summary>
    private static readonly string[] Symbols =
    [
        "<<(", "<<", ">>", "{|", "|}", "^^", "&&", "||", "!=", "<=", ">=",
        "{", "}", "(", ")", "[", "]", ".", ",", ";", "=", "<", ">", "!", "+", "-", "*", "/", "|", "^", "?", "~",
    ];

    private int _at;

    /// <summary>What is cut.</summary>
    public string Text { get; } = source.Text;

    /// <summary>The same with its positions.</summary>
    public SourceText Source => source;

    /// <summary>The next token; at the end <see cref="TokenKind.End"/> again and again.</summary>
    public Token Next()
    {
        SkipSpaceAndComments();
        if (_at >= Text.Length)
            return new Token(TokenKind.End, Text.Length, Text.Length);
        int start = _at;
        char c = Text[_at];
        if (c == '<' && TryIri(out int iriEnd))
            return Take(TokenKind.Iri, iriEnd);
        if (c is '?' or '$' && SparqlCharacters.IsVariableStart(CodePoint(_at + 1)))
            return Take(TokenKind.Variable, EndOfVariable(_at + 1));
        if (c is '"' or '\'')
            return Take(TokenKind.String, EndOfString());
        if (c is >= '0' and <= '9' || (c == '.' && IsDigit(_at + 1)))
            return Number();
        if (c == '@')
            return Take(TokenKind.LanguageTag, EndOfLanguageTag());
        if (c == '_' && At(_at + 1) == ':')
            return Take(TokenKind.BlankLabel, EndOfBlankLabel());
        if (c == ':' || SparqlCharacters.IsNameBase(CodePoint(_at)))
            return Name();
        foreach (string symbol in Symbols)
        {
            if (string.CompareOrdinal(Text, _at, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return new Token(TokenKind.Symbol, start, _at, symbol);
            }
        }

        string found = Rune.TryGetRuneAt(Text, start, out Rune rune) && !Rune.IsControl(rune) ? $"'{rune}'" : $"U+{(int)c:X4}";
        throw source.Error(start, $"the character {found} cannot stand here");
    }

    private Token Take(TokenKind kind, int end)
    {
        var token = new Token(kind, _at, end);
        _at = end;
        return token;
    }

    private char At(int index) => index < Text.Length ? Text[index] : '\0';

    private bool IsDigit(int index) => At(index) is >= '0' and <= '9';

    private int CodePoint(int index) =>
        index >= Text.Length ? -1 : Rune.TryGetRuneAt(Text, index, out Rune rune) ? rune.Value : -1;

    private void SkipSpaceAndComments()
    {
        while (_at < Text.Length)
        {
            char c = Text[_at];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                _at++;
            }
            else if (c == '#')
            {
                int end = Text.AsSpan(_at).IndexOfAny('\n', '\r');
                _at = end < 0 ? Text.Length : _at + end;
            }
            else
            {
                return;
            }
        }
    }

    private bool TryIri(out int end)
    {
        end = _at + 1;
        while (true)
        {
            int length = Text.AsSpan(end).IndexOfAny(SparqlCharacters.NotInIri);
            if (length < 0)
                return false;
            end += length;
            int escape = StringEscapes.CodepointLength(Text, end);
            if (escape == 0)
                break;
            end += escape;
        }

        return Text[end++] == '>';
    }

    private int EndOfVariable(int index)
    {
        while (SparqlCharacters.IsVariablePart(CodePoint(index)))
            index += CodePoint(index) > 0xFFFF ? 2 : 1;
        return index;
    }

    private int EndOfString()
    {
        char quote = Text[_at];
        bool isLong = At(_at + 1) == quote && At(_at + 2) == quote;
        int index = _at + (isLong ? 3 : 1);
        while (index < Text.Length)
        {
            char c = Text[index];
            if (c == '\\')
                index += 2;
            else if (c == quote && !isLong)
                return index + 1;
            else if (c == quote && At(index + 1) == quote && At(index + 2) == quote)
                return index + 3;
            else if (c is '\n' or '\r' && !isLong)
                throw source.Error(_at, $"the string does not end on its line; long strings stand between {new string(quote, 3)}");
            else
                index++;
        }

        throw source.Error(_at, "the string has no end");
    }

    private Token Number()
    {
        int index = _at;
        while (IsDigit(index))
            index++;
        TokenKind kind = TokenKind.Integer;
        if (At(index) == '.')
        {
            int fraction = index + 1;
            while (IsDigit(fraction))
                fraction++;
            if (TryExponent(fraction, out int end))
                return Take(TokenKind.Double, end);
            if (fraction > index + 1)
            {
                kind = TokenKind.Decimal;
                index = fraction;
            }
        }
        else if (TryExponent(index, out int end))
        {
            return Take(TokenKind.Double, end);
        }

        return Take(kind, index);
    }

    private bool TryExponent(int index, out int end)
    {
        end = index;
        if (At(index) is not ('e' or 'E'))
            return false;
        int digits = At(index + 1) is '+' or '-' ? index + 2 : index + 1;
        end = digits;
        while (IsDigit(end))
            end++;
        return end > digits;
    }

    private int EndOfLanguageTag()
    {
        int index = _at + 1;
        while (char.IsAsciiLetter(At(index)))
            index++;
        if (index == _at + 1)
            throw source.Error(_at, "expected a language after '@'");
        while (At(index) == '-' && char.IsAsciiLetterOrDigit(At(index + 1)))
        {
            index++;
            while (char.IsAsciiLetterOrDigit(At(index)))
                index++;
        }

        if (At(index) == '-' && At(index + 1) == '-')
        {
            index += 2;
            while (char.IsAsciiLetter(At(index)))
                index++;
        }

        return index;
    }

    private int EndOfBlankLabel()
    {
        int index = _at + 2;
        int first = CodePoint(index);
        if (!SparqlCharacters.IsVariableStart(first))
            throw source.Error(_at, "expected a blank node label after '_:'");
        int end = index += first > 0xFFFF ? 2 : 1;
        for (int c = CodePoint(index); c == '.' || SparqlCharacters.IsNamePart(c); c = CodePoint(index))
        {
            index += c > 0xFFFF ? 2 : 1;
            if (c != '.')
                end = index;
        }

        return end;
    }

    private Token Name()
    {
        int index = _at;
        int prefixEnd = index;
        for (int c = CodePoint(index); c == '.' || SparqlCharacters.IsNamePart(c); c = CodePoint(index))
        {
            index += c > 0xFFFF ? 2 : 1;
            if (c != '.')
                prefixEnd = index;
        }

        if (At(prefixEnd) == ':')
            return Take(TokenKind.PrefixedName, EndOfLocal(prefixEnd + 1));
        int end = _at;
        while (char.IsAsciiLetterOrDigit(At(end)) || At(end) == '_')
            end++;
        if (end == _at)
            throw source.Error(_at, $"expected ':' after '{Text[_at..prefixEnd]}'");
        return Take(TokenKind.Word, end);
    }

    private int EndOfLocal(int index)
    {
        int end = index;
        bool isFirst = true;
        while (true)
        {
            int c = CodePoint(index);
            if (c == '%' && Uri.IsHexDigit(At(index + 1)) && Uri.IsHexDigit(At(index + 2)))
                end = index += 3;
            else if (c == '\\' && SparqlCharacters.IsLocalEscape(At(index + 1)))
                end = index += 2;
            else if (c == ':' || (isFirst ? SparqlCharacters.IsVariableStart(c) : SparqlCharacters.IsNamePart(c)))
                end = index += c > 0xFFFF ? 2 : 1;
            else if (c == '.' && !isFirst)
                index++;
            else
                return end;
            isFirst = false;
        }
    }
}
