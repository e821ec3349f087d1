namespace HueKnowledgeGraph.Sparql;

/// <summary>What join steps cost in nanoseconds a row; rough, and only their ratios matter.</summary>
internal static class JoinCosts
{
    /// <summary>Reading a row of a scan or moving it through a merge.</summary>
    public const double Row = 2;

    /// <summary>Skipping to a key and decoding what is there.</summary>
    public const double Seek = 1500;

    /// <summary>Putting a row into a hash table.</summary>
    public const double Build = 30;

    /// <summary>Probing a hash table.</summary>
    public const double Probe = 10;

    /// <summary>Writing a row of output.</summary>
    public const double Output = 5;

    /// <summary>Sorting so many rows by id.</summary>
    public static double Sort(double rows) => (50 + (4 * Math.Log2(rows + 2))) * rows;

    /// <summary>Reading so many rows, with skips where only some keys are wanted.</summary>
    public static double Read(double rows, double wantedKeys) => Math.Min(rows * Row, wantedKeys * Seek);

    /// <summary>The share of rows that a condition lets through, guessed from its form.</summary>
    public static double Selectivity(Expression condition) => condition switch
    {
        OperatorExpression { Operator: ExpressionOperator.Equal } => 0.1,
        OperatorExpression { Operator: ExpressionOperator.NotEqual } => 0.9,
        OperatorExpression { Operator: ExpressionOperator.Or } or => Math.Min(1, or.Operands.Sum(Selectivity)),
        OperatorExpression { Operator: ExpressionOperator.Less or ExpressionOperator.LessOrEqual
            or ExpressionOperator.Greater or ExpressionOperator.GreaterOrEqual } => 0.3,
        InExpression { IsNegated: false } member => Math.Min(1, 0.1 * member.List.Count),
        BuiltInCall { Name: "REGEX" or "CONTAINS" or "STRSTARTS" or "STRENDS" } => 0.1,
        _ => 0.5,
    };

    /// <summary>
    /// True iff a condition has to read strings, so that it should see as few rows as possible; others cost about as much as a join step and
    /// are applied at once.
    /// </summary>
    public static bool IsDear(Expression condition) => condition switch
    {
        FunctionCall => true,
        BuiltInCall call when call.Name is not ("BOUND" or "ISIRI" or "ISURI" or "ISBLANK" or "ISLITERAL" or "ISNUMERIC" or "SAMETERM"
            or "YEAR" or "MONTH" or "DAY" or "ABS" or "CEIL" or "FLOOR" or "ROUND") => true,
        _ => ExpressionVariables.Children(condition).Any(IsDear),
    };
}
