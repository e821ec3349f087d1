namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Finds where a statement that could not be read ends: a full stop before white space or the end, outside strings, IRIs and
/// comments; or a line that starts with a directive; or, in a graph, before the brace that closes it.
/// </summary>
/// <remarks>A short string that has no end on its line ends there, so that a lost quote costs one statement and not the whole file.</remarks>
internal sealed class TurtleRecovery(Utf8Window window, TurtleLexer lexer, bool isInGraph)
{
    private bool _isMoved;

    /// <summary>Passes the rest of the statement.</summary>
    public void Skip()
    {
        if (lexer.OpenQuote != 0)
        {
            SkipRestOfString(lexer.OpenQuote, lexer.IsOpenQuoteLong);
            lexer.CloseQuote();
        }

        if (!_isMoved && !isInGraph && lexer.IsDirectiveAt(0))
            return;
        while (window.Peek() is int b and >= 0)
        {
            switch (b)
            {
                case '.' when IsSpace(window.Peek(1)):
                    window.Advance(1);
                    return;
                case '}' when isInGraph:
                    return;
                case '|' when window.Peek(1) == '}':
                    Advance(2);
                    break;
                case '"' or '\'':
                    SkipString(b);
                    break;
                case '#':
                    SkipWhile(static c => c is not ('\n' or '\r'));
                    break;
                case '<':
                    Advance(1);
                    SkipWhile(static c => c > ' ' && c is not ('>' or '"' or '<'));
                    break;
                case '\n' when _isMoved && !isInGraph && lexer.IsDirectiveAt(1):
                    return;
                default:
                    Advance(1);
                    break;
            }
        }
    }

    private static bool IsSpace(int b) => b is -1 or ' ' or '\t' or '\n' or '\r' or '#';

    private void SkipString(int quote)
    {
        bool isLong = window.Peek(1) == quote && window.Peek(2) == quote;
        Advance(isLong ? 3 : 1);
        SkipRestOfString(quote, isLong);
    }

    private void SkipRestOfString(int quote, bool isLong)
    {
        while (window.Peek() is int b and >= 0)
        {
            if (b is '\n' or '\r' && !isLong)
                return;
            if (b == quote && (!isLong || (window.Peek(1) == quote && window.Peek(2) == quote)))
            {
                Advance(isLong ? 3 : 1);
                return;
            }

            Advance(b == '\\' && window.Peek(1) >= 0 ? 2 : 1);
        }
    }

    private void SkipWhile(Func<int, bool> condition)
    {
        while (window.Peek() is int b and >= 0 && condition(b))
            Advance(1);
    }

    private void Advance(int count)
    {
        window.Advance(count);
        _isMoved = true;
    }
}
