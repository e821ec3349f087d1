namespace HueKnowledgeGraph.Mapping;

/// <summary>What a function does with its arguments.</summary>
/// <param name="arguments">One for each parameter in order (no value where none was given), then those of a rest parameter.</param>
/// <param name="warnings">Where a function tells of something that is no failure.</param>
internal delegate Value FunctionBody(ReadOnlySpan<Value> arguments, CallWarnings warnings);

/// <summary>How a parameter takes its argument.</summary>
[Flags]
internal enum ParameterOptions
{
    /// <summary>One value; without it the call gives no value; a list makes the call be applied to each.</summary>
    None = 0,

    /// <summary>May be left out.</summary>
    Optional = 1,

    /// <summary>Takes a list as it is.</summary>
    List = 2,

    /// <summary>The function itself deals with "no value".</summary>
    AcceptsNone = 4,

    /// <summary>The function itself deals with a failure of the argument.</summary>
    AcceptsFailure = 8,

    /// <summary>The name of a lookup table.</summary>
    Table = 16,

    /// <summary>The last parameter, any number of times (also not at all).</summary>
    Rest = 32,

    /// <summary>Optional, and only given by name.</summary>
    NamedOnly = 64 | Optional,

    /// <summary>Whatever it is, passed on: list, nothing, failure.</summary>
    Anything = List | AcceptsNone | AcceptsFailure,
}

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name in a named argument.</param>
/// <param name="Options">How it takes its argument.</param>
internal sealed record FunctionParameter(string Name, ParameterOptions Options = ParameterOptions.None)
{
    public static implicit operator FunctionParameter(string name) => new(name);

    public bool Has(ParameterOptions option) => (Options & option) == option;
}

/// <summary>A function that mappings may call.</summary>
/// <param name="name">The name in a call.</param>
/// <param name="parameters">The parameters; a rest parameter is last.</param>
/// <param name="body">What it does.</param>
internal sealed class MappingFunction(string name, FunctionParameter[] parameters, FunctionBody body)
{
    public string Name => name;

    public IReadOnlyList<FunctionParameter> Parameters => parameters;

    public FunctionBody Body => body;

    /// <summary>The fields of the result, if it is a record (or a list of them).</summary>
    public RecordShape? Shape { get; init; }

    /// <summary>True if the result has the fields that the first argument that has any has.</summary>
    public bool PassesShape { get; init; }

    /// <summary>True if the result is a row of the table that is the first argument.</summary>
    public bool GivesRow { get; init; }

    /// <summary>True if the function is dear and the same text comes often: results are kept.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>Columns that its table must have; null if it takes no table or any.</summary>
    public IReadOnlyList<string>? TableColumns { get; init; }

    /// <summary>"split(value, separator, separators…)", for messages.</summary>
    public override string ToString() =>
        $"{name}({string.Join(", ", parameters.Select(p => p.Has(ParameterOptions.Rest) ? p.Name + "…" : p.Has(ParameterOptions.Optional) ? $"[{p.Name}]" : p.Name))})";
}
