using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>Built-in functions, aggregates and functions by IRI (rules 119 to 128).</content>
internal sealed partial class SparqlGrammar
{
    /// <summary>True iff a word can open a constraint: a bracket follows, or it is EXISTS.</summary>
    private bool IsCallStart => IsWord("EXISTS") || (IsWord("NOT") && IsWord(Peek(), "EXISTS"))
        || (IsSymbol(Peek(), "(") && !IsWord("HAVING") && !IsWord("VALUES"));

    private Expression ParseBuiltIn()
    {
        Token token = _token;
        string name = TextOf(token).ToUpperInvariant();
        if (name is "EXISTS" or "NOT")
            return ParseExists();
        if (AggregateOf(name) is { } aggregate)
            return ParseAggregate(aggregate);
        if (name == "BOUND")
            return ParseBound();
        if (!BuiltInFunctions.All.TryGetValue(name, out BuiltInFunctions.Arity arity))
            throw ErrorAt(token.Start, UnknownFunction(TextOf(token)));
        Advance();
        if (!Is("("))
            throw Unexpected("'('");
        List<Expression> arguments = ParseArguments();
        if (arguments.Count < arity.Least || arguments.Count > arity.Most)
            throw ErrorAt(token.Start, $"{name} takes {Describe(arity)}, found {arguments.Count}");
        return new BuiltInCall(name == "URI" ? "IRI" : name == "ISURI" ? "ISIRI" : name, arguments);
    }

    private string UnknownFunction(string name)
    {
        if (!IsSymbol(Peek(), "("))
            return $"expected an expression, found '{name}'";
        string? likely = Suggestion.Nearest(name, BuiltInFunctions.All.Keys.Concat(Enum.GetNames<AggregateFunction>()).Append("BOUND"));
        string problem = $"'{name}' is no function of SPARQL";
        return likely is null ? problem : $"{problem}; did you mean '{likely.ToUpperInvariant()}'?";
    }

    private static string Describe(BuiltInFunctions.Arity arity)
    {
        string plural = arity.Most == 1 ? "" : "s";
        return arity.Least == arity.Most ? $"{arity.Least} argument{plural}" : $"{arity.Least} to {arity.Most} argument{plural}";
    }

    private ExistsExpression ParseExists()
    {
        bool isNegated = TakeWordIf("NOT");
        ExpectWord("EXISTS");
        return new ExistsExpression(ParseGroup().ToPattern(), isNegated);
    }

    private BuiltInCall ParseBound()
    {
        Advance();
        Expect("(");
        var variable = new VariableExpression(ParseVariable());
        Expect(")");
        return new BuiltInCall("BOUND", [variable]);
    }

    private static AggregateFunction? AggregateOf(string name) => name switch
    {
        "COUNT" => AggregateFunction.Count,
        "SUM" => AggregateFunction.Sum,
        "MIN" => AggregateFunction.Min,
        "MAX" => AggregateFunction.Max,
        "AVG" => AggregateFunction.Avg,
        "SAMPLE" => AggregateFunction.Sample,
        "GROUP_CONCAT" => AggregateFunction.GroupConcat,
        _ => null,
    };

    private Aggregate ParseAggregate(AggregateFunction function)
    {
        EnterAggregate(TextOf(_token).ToUpperInvariant());
        Advance();
        Expect("(");
        bool isDistinct = TakeWordIf("DISTINCT");
        Expression? argument = function == AggregateFunction.Count && TakeIf("*") ? null : ParseExpression();
        string separator = function == AggregateFunction.GroupConcat && TakeIf(";") ? ParseSeparator() : " ";
        Expect(")");
        _aggregateUse = AggregateUse.Allowed;
        return new Aggregate(function, argument, isDistinct, separator);
    }

    private void EnterAggregate(string name)
    {
        if (_aggregateUse != AggregateUse.Allowed)
        {
            throw ErrorAt(_token.Start, _aggregateUse == AggregateUse.Inside
                ? $"{name} stands inside another aggregate; use a sub-select"
                : $"the aggregate {name} can stand in SELECT, HAVING and ORDER BY only");
        }

        _aggregateUse = AggregateUse.Inside;
    }

    private string ParseSeparator()
    {
        ExpectWord("SEPARATOR");
        Expect("=");
        return ParseString();
    }

    /// <summary>A function by IRI; with DISTINCT it is an aggregate that the standard leaves to extensions.</summary>
    private Expression ParseFunctionCall(Iri function)
    {
        if (!IsWord(Peek(), "DISTINCT"))
            return new FunctionCall(function, ParseArguments());
        EnterAggregate(function.ToString());
        Advance();
        Advance();
        Expression argument = ParseExpression();
        Expect(")");
        _aggregateUse = AggregateUse.Allowed;
        return new Aggregate(AggregateFunction.Custom, argument, true, " ", function);
    }
}
