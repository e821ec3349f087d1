namespace HueKnowledgeGraph.Mapping;

/// <summary>A call of a function: no value in, no value out; a list is mapped over; a failure goes through.</summary>
/// <param name="function">The function.</param>
/// <param name="arguments">In the order of the parameters, null where none is given; then those of the rest parameter.</param>
/// <param name="shape">Fields of the result.</param>
/// <param name="mark">Where the mapping calls.</param>
internal sealed class CallEvaluator(MappingFunction function, Evaluator?[] arguments, RecordShape? shape, MappingMark mark) : Evaluator
{
    private const int MostRemembered = 8192;

    /// <summary>Results by the first argument's text, of a remembered function whose other arguments are the same for all records.</summary>
    private readonly Dictionary<string, Value>? _remembered =
        function.IsRemembered && Array.TrueForAll(arguments[1..], argument => argument is null or ConstantEvaluator) ? new(StringComparer.Ordinal) : null;

    private readonly string? _column = Array.Find(arguments, argument => argument?.Column is not null)?.Column;
    private readonly bool _dependsOnEach = Array.Exists(arguments, argument => argument is { DependsOnEach: true });

    public override RecordShape? Shape => shape;

    public override string? Column => _column;

    public override bool DependsOnEach => _dependsOnEach;

    public override Value Evaluate(RecordScope scope)
    {
        Value[] values = new Value[arguments.Length];
        int pairs = 0;
        for (int index = 0; index < arguments.Length; index++)
        {
            if (arguments[index] is not { } argument)
                continue;
            Value value = values[index] = argument.Evaluate(scope);
            FunctionParameter parameter = ParameterOf(index);
            if (value.IsFailure && !parameter.Has(ParameterOptions.AcceptsFailure))
                return value;
            if (value.IsNone && !parameter.Has(ParameterOptions.AcceptsNone) && !parameter.Has(ParameterOptions.Optional))
                return Value.None;
            if (value.Items is not { } items || parameter.Has(ParameterOptions.List))
                continue;
            if (pairs != 0 && pairs != items.Length)
                return Attributed(Value.Fail($"the lists given to {function.Name} have {pairs} and {items.Length} values", $"hai danh sách đưa vào {function.Name} dài khác nhau: {pairs} và {items.Length}"));
            pairs = items.Length;
        }

        return Attributed(pairs == 0 ? Call(values, scope) : OverList(values, pairs, scope));
    }

    /// <summary>Calls the function, or remembers what it gave for the same text.</summary>
    private Value Call(Value[] values, RecordScope scope)
    {
        if (_remembered is null || values[0].Text is not { } text)
            return function.Body(values, scope.Warnings);
        if (_remembered.TryGetValue(text, out Value known))
            return known;
        if (_remembered.Count == MostRemembered)
            _remembered.Clear();
        return _remembered[text] = function.Body(values, scope.Warnings);
    }

    private Value OverList(Value[] values, int pairs, RecordScope scope)
    {
        Value[] results = new Value[pairs];
        Value[] one = new Value[values.Length];
        for (int index = 0; index < pairs; index++)
        {
            for (int argument = 0; argument < values.Length; argument++)
            {
                one[argument] = values[argument].Items is { } items && !ParameterOf(argument).Has(ParameterOptions.List)
                    ? items[index]
                    : values[argument];
            }

            results[index] = Call(one, scope);
        }

        return Value.List(results);
    }

    /// <summary>Gives a failure the column and the place that it came from, if it has none yet.</summary>
    private Value Attributed(Value value) =>
        value.Failure is { Mark: null } failure ? Value.Fail(failure with { Column = failure.Column ?? _column, Mark = mark }) : value;

    private FunctionParameter ParameterOf(int argument) =>
        function.Parameters[Math.Min(argument, function.Parameters.Count - 1)];
}
