namespace HueKnowledgeGraph.Sparql;

/// <summary>The three outcomes of a test (SPARQL 1.1 Query, section 17.2): false, true, type error.</summary>
internal enum Truth : byte
{
    False,
    True,
    Error,
}

/// <summary>Logic with three outcomes.</summary>
internal static class TruthLogic
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth value) => value switch
    {
        Truth.False => Truth.True,
        Truth.True => Truth.False,
        _ => Truth.Error,
    };

    /// <summary>True wins over an error.</summary>
    public static Truth Or(Truth left, Truth right) =>
        left == Truth.True || right == Truth.True ? Truth.True
        : left == Truth.Error || right == Truth.Error ? Truth.Error : Truth.False;

    /// <summary>False wins over an error.</summary>
    public static Truth And(Truth left, Truth right) =>
        left == Truth.False || right == Truth.False ? Truth.False
        : left == Truth.Error || right == Truth.Error ? Truth.Error : Truth.True;
}
