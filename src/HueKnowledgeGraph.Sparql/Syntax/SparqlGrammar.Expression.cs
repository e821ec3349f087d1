using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Whether an aggregate may stand here.</summary>
internal enum AggregateUse : byte
{
    /// <summary>In a pattern: no.</summary>
    Outside,

    /// <summary>In SELECT, HAVING, ORDER BY: yes.</summary>
    Allowed,

    /// <summary>In another aggregate: no.</summary>
    Inside,
}

/// <content>Expressions (rules 107 to 128).</content>
internal sealed partial class SparqlGrammar
{
    /// <summary>Chains of one associative operator beyond this length become balanced trees.</summary>
    private const int BalanceFrom = 64;

    private AggregateUse _aggregateUse;

    /// <summary>A condition of FILTER, HAVING, ORDER BY, GROUP BY: brackets, a built-in or a function call.</summary>
    private Expression ParseConstraint()
    {
        if (Is("("))
            return ParseBracketed();
        if (_token.Kind == TokenKind.Word)
            return ParseBuiltIn();
        if (!IsIri)
            throw Unexpected("'(', a function or EXISTS");
        Iri function = ParseIri();
        if (!Is("("))
            throw Unexpected("'('");
        return ParseFunctionCall(function);
    }

    private Expression ParseBracketed()
    {
        Enter();
        Expect("(");
        Expression inner = ParseExpression();
        Expect(")");
        Leave();
        return inner;
    }

    private Expression ParseExpression()
    {
        Expression first = ParseAnd();
        return Is("||") ? ParseChain(first, "||", ExpressionOperator.Or, ParseAnd) : first;
    }

    private Expression ParseAnd()
    {
        Expression first = ParseRelational();
        return Is("&&") ? ParseChain(first, "&&", ExpressionOperator.And, ParseRelational) : first;
    }

    private Expression ParseChain(Expression first, string symbol, ExpressionOperator kind, Func<Expression> parseOperand)
    {
        var operands = new List<Expression> { first };
        while (TakeIf(symbol))
            operands.Add(parseOperand());
        return BalancedChain(kind, operands);
    }

    /// <summary>Left-deep, or balanced when long: || and &amp;&amp; are associative also with errors (section 17.2).</summary>
    private static Expression BalancedChain(ExpressionOperator kind, List<Expression> operands) => Chain(kind, operands, 0, operands.Count);

    private static Expression Chain(ExpressionOperator kind, List<Expression> operands, int start, int count)
    {
        if (count == 1)
            return operands[start];
        int left = count <= BalanceFrom ? count - 1 : count / 2;
        return new OperatorExpression(kind, [Chain(kind, operands, start, left), Chain(kind, operands, start + left, count - left)]);
    }

    private Expression ParseRelational()
    {
        Expression left = ParseAdditive();
        if (_token.Kind == TokenKind.Symbol && ComparisonOf(_token.Symbol) is { } comparison)
        {
            Advance();
            return new OperatorExpression(comparison, [left, ParseAdditive()]);
        }

        if (TakeWordIf("IN"))
            return new InExpression(left, ParseArguments(), false);
        if (!IsWord("NOT"))
            return left;
        Advance();
        ExpectWord("IN");
        return new InExpression(left, ParseArguments(), true);
    }

    private static ExpressionOperator? ComparisonOf(string symbol) => symbol switch
    {
        "=" => ExpressionOperator.Equal,
        "!=" => ExpressionOperator.NotEqual,
        "<" => ExpressionOperator.Less,
        "<=" => ExpressionOperator.LessOrEqual,
        ">" => ExpressionOperator.Greater,
        ">=" => ExpressionOperator.GreaterOrEqual,
        _ => null,
    };

    private Expression ParseAdditive()
    {
        Expression left = ParseMultiplicative();
        for (int count = 0; Is("+") || Is("-"); count++)
        {
            if (count > SparqlParser.MaxDepth)
                RefuseTooMany("sums");
            ExpressionOperator kind = Advance().Symbol == "+" ? ExpressionOperator.Add : ExpressionOperator.Subtract;
            left = new OperatorExpression(kind, [left, ParseMultiplicative()]);
        }

        return left;
    }

    private Expression ParseMultiplicative()
    {
        Expression left = ParseUnary();
        for (int count = 0; Is("*") || Is("/"); count++)
        {
            if (count > SparqlParser.MaxDepth)
                RefuseTooMany("products");
            ExpressionOperator kind = Advance().Symbol == "*" ? ExpressionOperator.Multiply : ExpressionOperator.Divide;
            left = new OperatorExpression(kind, [left, ParseUnary()]);
        }

        return left;
    }

    private Expression ParseUnary()
    {
        if (IsSignedNumber)
            return new ConstantExpression(ParseLiteral());
        ExpressionOperator? kind = Is("!") ? ExpressionOperator.Not
            : Is("+") ? ExpressionOperator.UnaryPlus
            : Is("-") ? ExpressionOperator.UnaryMinus : null;
        if (kind is null)
            return ParsePrimary();
        Enter();
        Advance();
        Expression operand = ParseUnary();
        Leave();
        return new OperatorExpression(kind.Value, [operand]);
    }

    private Expression ParsePrimary()
    {
        if (Is("("))
            return ParseBracketed();
        if (_token.Kind == TokenKind.Variable)
            return new VariableExpression(ParseVariable());
        if (IsIri)
        {
            Iri iri = ParseIri();
            return Is("(") ? ParseFunctionCall(iri) : new ConstantExpression(iri);
        }

        if (IsLiteral)
            return new ConstantExpression(ParseLiteral());
        if (Is("<<("))
            return ParseTripleExpression();
        return _token.Kind == TokenKind.Word ? ParseBuiltIn() : throw Unexpected("an expression");
    }

    private Expression ParseTripleExpression()
    {
        Enter();
        int start = Advance().Start;
        Expression subject = ParseTripleExpressionPart();
        if (subject is ConstantExpression { Term: Literal or TripleTerm } or TripleTermExpression)
            throw ErrorAt(start, "the subject of a triple term is a literal or a triple term");
        Expression predicate = _token.Kind == TokenKind.Variable ? new VariableExpression(ParseVariable()) : new ConstantExpression(ParseVerbIri());
        Expression value = ParseTripleExpressionPart();
        EndTripleTerm();
        Leave();
        if (subject is ConstantExpression s && predicate is ConstantExpression p && value is ConstantExpression o)
            return new ConstantExpression(new TripleTerm(s.Term, p.Term, o.Term));
        return new TripleTermExpression(subject, predicate, value);
    }

    private Expression ParseTripleExpressionPart()
    {
        if (_token.Kind == TokenKind.Variable)
            return new VariableExpression(ParseVariable());
        if (IsIri)
            return new ConstantExpression(ParseIri());
        if (IsLiteral)
            return new ConstantExpression(ParseLiteral());
        return Is("<<(") ? ParseTripleExpression() : throw Unexpected("a variable, an IRI, a literal or a triple term");
    }

    /// <summary>Arguments in brackets, separated by commas; also <c>()</c>.</summary>
    private List<Expression> ParseArguments()
    {
        Enter();
        Expect("(");
        var arguments = new List<Expression>();
        if (!TakeIf(")"))
        {
            do
                arguments.Add(ParseExpression());
            while (TakeIf(","));
            if (!TakeIf(")"))
                throw Unexpected("',' or ')'");
        }

        Leave();
        return arguments;
    }
}
