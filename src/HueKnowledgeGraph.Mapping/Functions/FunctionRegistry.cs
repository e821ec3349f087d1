namespace HueKnowledgeGraph.Mapping;

/// <summary>All functions that mappings may call, by our names and by those of GREL and IDLab.</summary>
internal static class FunctionRegistry
{
    private static readonly Dictionary<string, MappingFunction> Functions = ByName(
        TextFunctions.All, ListFunctions.All, LogicFunctions.All, TableFunctions.All, NumberFunctions.All, VietnameseFunctions.All);

    /// <summary>Local names in GREL's and IDLab's vocabularies that differ from ours.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["string_trim"] = "trim",
        ["string_replace"] = "replace",
        ["string_split"] = "split",
        ["string_contains"] = "contains",
        ["string_startsWith"] = "startsWith",
        ["string_endsWith"] = "endsWith",
        ["string_substring"] = "substring",
        ["string_length"] = "length",
        ["array_join"] = "join",
        ["array_length"] = "count",
        ["controls_if"] = "if",
        ["boolean_and"] = "and",
        ["boolean_or"] = "or",
        ["boolean_not"] = "not",
        ["escape"] = "urlEncode",
        ["slugify"] = "slug",
    };

    /// <summary>Parameter names in GREL's and IDLab's vocabularies.</summary>
    private static readonly Dictionary<string, string> ParameterAliases = new(StringComparer.Ordinal)
    {
        ["valueParameter"] = "value",
        ["valueParam"] = "value",
        ["str"] = "value",
        ["input"] = "value",
        ["str1"] = "a",
        ["str2"] = "b",
        ["valueParameter2"] = "b",
        ["p_string_find"] = "find",
        ["p_string_replace"] = "replace",
        ["p_string_sep"] = "separator",
        ["p_array_a"] = "list",
        ["string_sub"] = "part",
        ["bool_b"] = "condition",
        ["any_true"] = "then",
        ["any_false"] = "else",
        ["p_int_i_from"] = "from",
        ["p_int_i_opt_to"] = "to",
    };

    /// <summary>The names of all functions, in order.</summary>
    public static IEnumerable<string> Names => Functions.Keys.Order(StringComparer.Ordinal);

    /// <summary>True if a function has that name, written without prefix.</summary>
    public static bool IsName(string name) => Functions.ContainsKey(name);

    /// <summary>Finds a function by the name that a mapping wrote.</summary>
    public static MappingFunction Find(MappingMark mark, string written, IReadOnlyDictionary<string, string> prefixes)
    {
        string name = written;
        int colon = written.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            string prefix = written[..colon];
            if (!prefixes.TryGetValue(prefix, out string? space))
                MappingException.Throw(mark, $"'{prefix}:' in the function's name '{written}' is no declared prefix (prefixes: {string.Join(", ", prefixes.Keys.Order(StringComparer.Ordinal))})");
            name = space is PrefixTable.Grel or PrefixTable.IdlabFunctions ? written[(colon + 1)..] : written;
        }

        return Functions.TryGetValue(Aliases.GetValueOrDefault(name, name), out MappingFunction? function) ? function
            : throw MappingException.At(mark, $"'{written}' is no function{Nearest(name)} (functions: {string.Join(", ", Names)})");
    }

    /// <summary>Our name of a parameter that a mapping wrote.</summary>
    public static string ParameterName(string written)
    {
        string local = written[(written.LastIndexOfAny([':', '#', '/']) + 1)..];
        return ParameterAliases.GetValueOrDefault(local, local);
    }

    private static string Nearest(string name)
    {
        string? same = Functions.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return same is null ? string.Empty : $"; '{same}' is meant?";
    }

    private static Dictionary<string, MappingFunction> ByName(params ReadOnlySpan<IReadOnlyList<MappingFunction>> groups)
    {
        Dictionary<string, MappingFunction> functions = new(StringComparer.Ordinal);
        foreach (IReadOnlyList<MappingFunction> group in groups)
        {
            foreach (MappingFunction function in group)
                functions.Add(function.Name, function);
        }

        return functions;
    }
}
