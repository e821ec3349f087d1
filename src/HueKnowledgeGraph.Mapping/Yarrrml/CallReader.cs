namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads calls written in one text: <c>name(argument, parameter: argument, other($(column)), 'text')</c>.</summary>
internal ref struct CallReader
{
    private readonly TemplateReader _templates;
    private readonly MappingMark _mark;
    private readonly string _text;
    private int _at;

    private CallReader(TemplateReader templates, MappingMark mark, string text)
    {
        _templates = templates;
        _mark = mark;
        _text = text;
    }

    /// <summary>
    /// True if the text is a name directly followed by a parenthesis that the text's last sign closes; with the name of a function
    /// also without that, so that a forgotten parenthesis is told.
    /// </summary>
    public static bool IsCall(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && NameLength(text, 0) == open && (text.EndsWith(')') || FunctionRegistry.IsName(text[..open]));
    }

    /// <summary>Reads a whole text as one call.</summary>
    public static FunctionExpression Read(TemplateReader templates, MappingMark mark, string text)
    {
        CallReader reader = new(templates, mark, text);
        FunctionExpression call = reader.Call();
        reader.Blanks();
        return reader._at == text.Length ? call : throw reader.Expected("the end of the call");
    }

    private FunctionExpression Call()
    {
        int length = NameLength(_text, _at);
        if (length == 0 || _at + length >= _text.Length || _text[_at + length] != '(')
            throw Expected("a function's name and '('");
        string name = _text.Substring(_at, length);
        _at += length + 1;
        List<FunctionArgument> arguments = [];
        Blanks();
        if (Accept(')'))
            return new FunctionExpression(_mark, name, arguments);
        while (true)
        {
            arguments.Add(Argument());
            Blanks();
            if (Accept(')'))
                return new FunctionExpression(_mark, name, arguments);
            if (!Accept(','))
                throw Expected("',' or ')'");
        }
    }

    private FunctionArgument Argument()
    {
        Blanks();
        string? parameter = ParameterName();
        Blanks();
        if (_at < _text.Length && _text[_at] is '\'' or '"')
            return new FunctionArgument(parameter, Quoted(_text[_at]));
        int length = NameLength(_text, _at);
        if (length > 0 && _at + length < _text.Length && _text[_at + length] == '(')
            return new FunctionArgument(parameter, Call());
        string bare = Bare();
        return bare.Length > 0 ? new FunctionArgument(parameter, _templates.Read(_mark, bare)) : throw Expected("an argument");
    }

    /// <summary>Takes <c>name:</c> or <c>name =</c> in front of an argument.</summary>
    private string? ParameterName()
    {
        int length = NameLength(_text, _at);
        if (length == 0)
            return null;
        int end = _at + length;
        string name = _text[_at..end];
        if (name.EndsWith(':') && end < _text.Length && _text[end] is ' ' or '$' or '\'' or '"')
        {
            _at = end;
            return name[..^1];
        }

        while (end < _text.Length && _text[end] == ' ')
            end++;
        if (end >= _text.Length || _text[end] != '=')
            return null;
        _at = end + 1;
        return name;
    }

    private ExpressionMap Quoted(char quote)
    {
        int start = ++_at;
        while (_at < _text.Length && _text[_at] != quote)
            _at += _text[_at] == '\\' ? 2 : 1;
        if (_at >= _text.Length)
            throw Expected($"a closing {quote}");
        string inner = _text[start.._at++].Replace("\\" + quote, quote.ToString(), StringComparison.Ordinal);
        return _templates.Read(_mark, inner);
    }

    /// <summary>Text up to the next comma or parenthesis outside <c>$(…)</c>.</summary>
    private string Bare()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ')'))
        {
            if (_text[_at] == '$' && _at + 1 < _text.Length && _text[_at + 1] == '(')
            {
                while (_at < _text.Length && (_text[_at] != ')' || _text[_at - 1] == '\\'))
                    _at++;
                if (_at == _text.Length)
                    throw Expected("')'");
            }

            _at++;
        }

        return _text[start.._at].Trim();
    }

    private void Blanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private bool Accept(char sign)
    {
        if (_at >= _text.Length || _text[_at] != sign)
            return false;
        _at++;
        return true;
    }

    private static int NameLength(string text, int from)
    {
        int at = from;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or ':' or '.'))
            at++;
        return at - from;
    }

    private readonly MappingException Expected(string what)
    {
        string found = _at < _text.Length ? $"'{_text[_at..]}'" : "the end";
        return MappingException.At(_mark, $"in the call '{_text}' {what} was expected, found {found}");
    }
}
