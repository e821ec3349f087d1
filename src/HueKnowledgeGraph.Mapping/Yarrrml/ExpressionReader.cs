namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads values as YAML writes them: templates, calls in one text, calls in long form.</summary>
internal sealed class ExpressionReader(TemplateReader templates)
{
    /// <summary>A value where a call needs no sign: in <c>let</c>, <c>each</c>, conditions.</summary>
    public ExpressionMap Value(YamlItem item)
    {
        if (item is YamlMap map)
            return map.Entries.Any(entry => entry.Key.Text is "value") ? LongValue(map) : Call(item);
        string text = item.AsText("a value").Trim();
        if (text.StartsWith('='))
            return CallReader.Read(templates, item.Mark, text[1..].Trim());
        return CallReader.IsCall(text) ? CallReader.Read(templates, item.Mark, text) : templates.Read(item.Mark, text);
    }

    /// <summary>A value where a call is written with <c>=</c>: in terms.</summary>
    public ExpressionMap TermValue(MappingMark mark, string text) =>
        text.StartsWith('=') && CallReader.IsCall(text[1..].Trim())
            ? CallReader.Read(templates, mark, text[1..].Trim())
            : templates.Read(mark, text);

    /// <summary>A call: in one text or <c>{function: name, parameters: […]}</c>.</summary>
    public ExpressionMap Call(YamlItem item)
    {
        if (item is YamlText text)
            return CallReader.Read(templates, item.Mark, text.Text.TrimStart('=').Trim());
        YamlKeys keys = new(item, "a function call");
        ExpressionMap call = Call(keys);
        keys.End();
        return call;
    }

    /// <summary>A call from keys that the caller ends.</summary>
    public ExpressionMap Call(YamlKeys keys)
    {
        YamlItem function = keys.TakeRequired("function", "fn", "f");
        YamlItem? parameters = keys.Take("parameters", "pms");
        string name = function.AsText("a function").Trim();
        if (parameters is null)
            return CallReader.Read(templates, function.Mark, CallReader.IsCall(name) ? name : name + "()");
        List<FunctionArgument> arguments = [];
        if (parameters is YamlMap map)
        {
            foreach (YamlEntry entry in map.Entries)
                arguments.Add(new FunctionArgument(entry.Key.Text, Value(entry.Value)));
        }
        else
        {
            foreach (YamlItem item in parameters.AsList())
                arguments.Add(Argument(item));
        }

        return new FunctionExpression(function.Mark, name, arguments);
    }

    private FunctionArgument Argument(YamlItem item)
    {
        if (item is YamlList list)
        {
            // A join condition may say which side a parameter is of ("s", "o"); str1 and str2 say so already.
            if (list.Items.Count is not (2 or 3))
                MappingException.Throw(list.Mark, "a parameter is written [name, value]");
            return new FunctionArgument(list.Items[0].AsText("a parameter's name"), Value(list.Items[1]));
        }

        if (item is not YamlMap)
            return new FunctionArgument(null, Value(item));
        YamlKeys keys = new(item, "a parameter");
        if (keys.Take("parameter", "pm") is not { } parameter)
            return new FunctionArgument(null, Value(item));
        ExpressionMap value = Value(keys.TakeRequired("value", "v"));
        keys.Take("type", "from");
        keys.End();
        return new FunctionArgument(parameter.AsText("a parameter's name"), value);
    }

    private ExpressionMap LongValue(YamlMap map)
    {
        YamlKeys keys = new(map, "a value");
        YamlItem value = keys.TakeRequired("value");
        keys.End();
        return templates.Read(value.Mark, value.AsText("a value"));
    }
}
