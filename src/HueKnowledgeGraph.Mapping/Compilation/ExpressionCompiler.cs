namespace HueKnowledgeGraph.Mapping;

/// <summary>Compiles expressions: names become places, calls are checked against their functions.</summary>
/// <param name="names">What names mean.</param>
/// <param name="tables">The lookup tables.</param>
/// <param name="prefixes">For function names with a prefix.</param>
internal sealed class ExpressionCompiler(NameScope names, IReadOnlyDictionary<string, LookupTable> tables, IReadOnlyDictionary<string, string> prefixes)
{
    public Evaluator Compile(ExpressionMap expression) => expression switch
    {
        ConstantExpression constant => new ConstantEvaluator(Value.Of(constant.Text)),
        ReferenceExpression reference => names.Resolve(reference.Mark, reference.Name),
        TemplateExpression template => new TemplateEvaluator([.. template.Parts.Select(Compile)]),
        FunctionExpression call => Call(call),
        RecordLabelExpression label => new RecordLabelEvaluator(label.Prefix),
        _ => throw new InvalidOperationException($"No such expression: {expression}."),
    };

    /// <summary>A text that is the same for expressions that mean the same in every mapping of the source; null if there is none.</summary>
    public string? KeyOf(ExpressionMap expression) => expression switch
    {
        ConstantExpression constant => $"'{constant.Text}'",
        ReferenceExpression reference => names.KeyOf(reference.Name),
        TemplateExpression template => Joined("template", template.Parts.Select(KeyOf)),
        FunctionExpression call => Joined(call.Function, call.Arguments.Select(argument => KeyOf(argument.Value) is { } key ? $"{argument.Parameter}:{key}" : null)),
        _ => null,
    };

    private static string? Joined(string name, IEnumerable<string?> parts)
    {
        string?[] all = [.. parts];
        return Array.TrueForAll(all, part => part is not null) ? $"{name}({string.Join(", ", all)})" : null;
    }

    private CallEvaluator Call(FunctionExpression call)
    {
        MappingFunction function = FunctionRegistry.Find(call.Mark, call.Function, prefixes);
        Evaluator?[] arguments = Arguments(call, function);
        RecordShape? shape = function.Shape;
        if (function.PassesShape)
            shape = Array.Find(arguments, argument => argument?.Shape is not null)?.Shape;
        if (function.GivesRow)
            return Lookup(call, function, arguments);
        return new CallEvaluator(function, arguments, shape, call.Mark);
    }

    /// <summary>Puts the arguments in the order of the parameters.</summary>
    private Evaluator?[] Arguments(FunctionExpression call, MappingFunction function)
    {
        int named = function.Parameters.Count - (function.Parameters is [.., var last] && last.Has(ParameterOptions.Rest) ? 1 : 0);
        Evaluator?[] arguments = new Evaluator?[named];
        List<Evaluator> rest = [];
        int place = 0;
        foreach (FunctionArgument argument in call.Arguments)
        {
            while (place < named && function.Parameters[place].Has(ParameterOptions.NamedOnly))
                place++;
            int index = argument.Parameter is null ? place++ : IndexOf(call, function, argument.Parameter);
            if (index >= named)
            {
                if (named == function.Parameters.Count)
                    MappingException.Throw(call.Mark, $"too many arguments for {function}: {call.Arguments.Count}");
                rest.Add(Compile(argument.Value));
                continue;
            }

            if (arguments[index] is not null)
                MappingException.Throw(call.Mark, $"'{function.Parameters[index].Name}' is given twice to {function}");
            arguments[index] = function.Parameters[index].Has(ParameterOptions.Table) ? Table(argument.Value, function) : Compile(argument.Value);
        }

        for (int index = 0; index < named; index++)
        {
            if (arguments[index] is null && !function.Parameters[index].Has(ParameterOptions.Optional))
                MappingException.Throw(call.Mark, $"'{function.Parameters[index].Name}' is missing in the call of {function}");
        }

        return [.. arguments, .. rest];
    }

    private static int IndexOf(FunctionExpression call, MappingFunction function, string written)
    {
        string name = FunctionRegistry.ParameterName(written);
        for (int index = 0; index < function.Parameters.Count; index++)
        {
            if (function.Parameters[index].Name == name)
                return index;
        }

        // YARRRML examples name the one argument of a function as they like.
        if (call.Arguments.Count == 1)
            return 0;
        throw MappingException.At(call.Mark, $"'{written}' is no parameter of {function}");
    }

    private ConstantEvaluator Table(ExpressionMap value, MappingFunction function)
    {
        string name = value is ConstantExpression constant ? constant.Text
            : throw MappingException.At(value.Mark, "the name of a table is wanted here");
        if (!tables.TryGetValue(name, out LookupTable? table))
            MappingException.Throw(value.Mark, $"'{name}' names no table (tables: {string.Join(", ", tables.Keys)})");
        foreach (string column in function.TableColumns ?? [])
        {
            if (table.Shape is null || table.Shape.IndexOf(column) < 0)
                MappingException.Throw(value.Mark, $"table '{name}' has no column '{column}', which {function.Name} needs (columns: {string.Join(", ", table.Shape?.Names ?? [])})");
        }

        return new ConstantEvaluator(Value.Of(table));
    }

    /// <summary>A lookup knows its table, so the number of keys, the column and the fields of the row are checked here.</summary>
    private static CallEvaluator Lookup(FunctionExpression call, MappingFunction function, Evaluator?[] arguments)
    {
        LookupTable table = ((ConstantEvaluator)arguments[0]!).Value.Table!;
        int column = function.Parameters.ToList().FindIndex(parameter => parameter.Name == "column");
        int keys = arguments.Length - 2;
        if (keys != table.KeyParts)
            MappingException.Throw(call.Mark, $"table '{table.Name}' has keys of {table.KeyParts} values; this call gives {keys}");
        if (arguments[column] is not { } wanted)
            return new CallEvaluator(function, arguments, table.Shape, call.Mark);
        string? name = (wanted as ConstantEvaluator)?.Value.Text;
        if (name is null || table.Shape is null || table.Shape.IndexOf(name) < 0)
            MappingException.Throw(call.Mark, $"'{name}' names no column of table '{table.Name}' (columns: {string.Join(", ", table.Shape?.Names ?? [])})");
        return new CallEvaluator(function, arguments, null, call.Mark);
    }
}
