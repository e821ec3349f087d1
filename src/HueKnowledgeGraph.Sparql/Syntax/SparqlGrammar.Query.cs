using System.Globalization;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>Query forms, dataset, solution modifiers (rules 1 to 28).</content>
internal sealed partial class SparqlGrammar
{
    private readonly List<Iri> _from = [];
    private readonly List<Iri> _fromNamed = [];

    /// <summary>The whole text as one query.</summary>
    public Query ParseQuery()
    {
        ParsePrologue();
        Query query;
        if (IsWord("SELECT"))
            query = ParseSelectQuery();
        else if (TakeWordIf("CONSTRUCT"))
            query = ParseConstructQuery();
        else if (TakeWordIf("DESCRIBE"))
            query = ParseDescribeQuery();
        else if (TakeWordIf("ASK"))
            query = ParseAskQuery();
        else
            throw Unexpected("SELECT, CONSTRUCT, DESCRIBE or ASK");
        if (_token.Kind != TokenKind.End)
            throw Unexpected("the end of the query");
        return query with { From = _from, FromNamed = _fromNamed, BaseIri = _baseIri, Prefixes = _prefixes };
    }

    private Query ParseSelectQuery()
    {
        SelectClause select = ParseSelectClause();
        ParseDatasetClauses();
        GraphPattern where = ParseWhere();
        SelectTranslation translation = Translate(select, where, ParseModifiers());
        return new Query { Form = QueryForm.Select, Pattern = translation.Pattern, Variables = translation.Variables };
    }

    private Query ParseAskQuery()
    {
        ParseDatasetClauses();
        GraphPattern where = ParseWhere();
        return new Query { Form = QueryForm.Ask, Pattern = Translate(null, where, ParseModifiers()).Pattern };
    }

    private Query ParseDescribeQuery()
    {
        bool isStar = TakeIf("*");
        var described = new List<PatternTerm>();
        while (!isStar && (_token.Kind == TokenKind.Variable || IsIri))
            described.Add(_token.Kind == TokenKind.Variable ? new PatternTerm.Var(ParseVariable()) : new PatternTerm.Constant(ParseIri()));
        if (!isStar && described.Count == 0)
            throw Unexpected("'*', a variable or an IRI to describe");
        ParseDatasetClauses();
        GraphPattern where = Is("{") || IsWord("WHERE") ? ParseWhere() : new BasicGraphPattern([]);
        if (isStar)
            described.AddRange(VisibleVariables.Of(where).Where(v => v.IsVisible).Select(v => new PatternTerm.Var(v)));
        return new Query { Form = QueryForm.Describe, Pattern = Translate(null, where, ParseModifiers()).Pattern, Described = described };
    }

    private Query ParseConstructQuery()
    {
        if (!Is("{"))
            return ParseConstructWhere();
        IReadOnlyList<TriplePattern> template = ParseConstructTemplate();
        ParseDatasetClauses();
        GraphPattern where = ParseWhere();
        return new Query { Form = QueryForm.Construct, Pattern = Translate(null, where, ParseModifiers()).Pattern, Template = template };
    }

    /// <summary>CONSTRUCT WHERE { ... }: the pattern is its own template, so that it holds triples without paths and filters only.</summary>
    private Query ParseConstructWhere()
    {
        ParseDatasetClauses();
        ExpectWord("WHERE");
        Expect("{");
        var template = new List<TriplePattern>();
        StartBasicGraphPattern();
        ParseTriplesTemplate(new TripleTarget(template.Add, null, BlankNodeUse.Variable));
        Expect("}");
        GraphPattern pattern = Translate(null, new BasicGraphPattern(template), ParseModifiers()).Pattern;
        return new Query { Form = QueryForm.Construct, Pattern = pattern, Template = [.. template.Select(BlankVariablesToConstants)] };
    }

    /// <summary>In the template of the short form a blank node is a new blank node, while in its pattern it is a variable.</summary>
    private static TriplePattern BlankVariablesToConstants(TriplePattern triple) =>
        new(BlankVariableToConstant(triple.Subject), BlankVariableToConstant(triple.Predicate), BlankVariableToConstant(triple.Object));

    private static PatternTerm BlankVariableToConstant(PatternTerm term) => term switch
    {
        PatternTerm.Var { Variable: { IsVisible: false } v } => new PatternTerm.Constant(new BlankNode(v.Name.TrimStart('.'))),
        PatternTerm.Triple t => new PatternTerm.Triple(
            BlankVariableToConstant(t.Subject), BlankVariableToConstant(t.Predicate), BlankVariableToConstant(t.Object)),
        _ => term,
    };

    private List<TriplePattern> ParseConstructTemplate()
    {
        var template = new List<TriplePattern>();
        Expect("{");
        ParseTriplesTemplate(new TripleTarget(template.Add, null, BlankNodeUse.Constant));
        Expect("}");
        return template;
    }

    private void ParseDatasetClauses()
    {
        while (TakeWordIf("FROM"))
        {
            if (TakeWordIf("NAMED"))
                _fromNamed.Add(ParseIri("the IRI of a graph"));
            else
                _from.Add(ParseIri("NAMED or the IRI of a graph"));
        }
    }

    private GraphPattern ParseWhere()
    {
        TakeWordIf("WHERE");
        return ParseGroup().ToPattern();
    }

    /// <summary>A sub-select; the current token is SELECT.</summary>
    private GraphPattern ParseSubSelect()
    {
        SelectClause select = ParseSelectClause();
        GraphPattern where = ParseWhere();
        return Translate(select, where, ParseModifiers()).Pattern;
    }

    private SelectTranslation Translate(SelectClause? select, GraphPattern where, SolutionModifiers modifiers) =>
        SelectTranslation.Of(select, where, modifiers, FreshVariable, ErrorAt);

    private SelectClause ParseSelectClause()
    {
        int start = _token.Start;
        ExpectWord("SELECT");
        bool isDistinct = TakeWordIf("DISTINCT");
        bool isReduced = !isDistinct && TakeWordIf("REDUCED");
        var items = new List<SelectItem>();
        bool isStar = TakeIf("*");
        _aggregateUse = AggregateUse.Allowed;
        while (!isStar && (Is("(") || _token.Kind == TokenKind.Variable))
            items.Add(ParseSelectItem());
        _aggregateUse = AggregateUse.Outside;
        if (!isStar && items.Count == 0)
            throw Unexpected("'*', a variable or '(expression AS ?variable)'");
        return new SelectClause(isDistinct, isReduced, isStar, items, start);
    }

    private SelectItem ParseSelectItem()
    {
        int start = _token.Start;
        if (_token.Kind == TokenKind.Variable)
            return new SelectItem(ParseVariable(), null, start);
        Expect("(");
        Expression value = ParseExpression();
        ExpectWord("AS");
        int offset = _token.Start;
        Variable variable = ParseVariable();
        Expect(")");
        return new SelectItem(variable, value, offset);
    }

    private SolutionModifiers ParseModifiers()
    {
        var modifiers = new SolutionModifiers();
        if (TakeWordIf("GROUP"))
            ParseGroupBy(modifiers);
        _aggregateUse = AggregateUse.Allowed;
        if (TakeWordIf("HAVING"))
            modifiers.Having.AddRange(ParseConditions("a condition in brackets or a function call"));
        if (TakeWordIf("ORDER"))
            ParseOrderBy(modifiers);
        _aggregateUse = AggregateUse.Outside;
        while (IsWord("LIMIT") || IsWord("OFFSET"))
            ParseLimitOrOffset(modifiers);
        if (TakeWordIf("VALUES"))
            modifiers.Values = ParseDataBlock();
        return modifiers;
    }

    private bool IsConstraintStart => Is("(") || IsIri || (_token.Kind == TokenKind.Word && IsCallStart);

    private List<Expression> ParseConditions(string expected)
    {
        var conditions = new List<Expression>();
        while (IsConstraintStart)
            conditions.Add(ParseConstraint());
        return conditions.Count > 0 ? conditions : throw Unexpected(expected);
    }

    private void ParseGroupBy(SolutionModifiers modifiers)
    {
        ExpectWord("BY");
        while (_token.Kind == TokenKind.Variable || IsConstraintStart)
        {
            int start = _token.Start;
            if (_token.Kind == TokenKind.Variable)
                modifiers.Keys.Add(new SelectItem(ParseVariable(), null, start));
            else if (TakeIf("("))
                modifiers.Keys.Add(ParseGroupKeyInBrackets(start));
            else
                modifiers.Keys.Add(new SelectItem(FreshVariable(), ParseConstraint(), start));
        }

        if (modifiers.Keys.Count == 0)
            throw Unexpected("a variable, a function call or '(expression AS ?variable)'");
    }

    private SelectItem ParseGroupKeyInBrackets(int start)
    {
        Expression value = ParseExpression();
        Variable? variable = TakeWordIf("AS") ? ParseVariable() : null;
        Expect(")");
        return variable is null && value is VariableExpression plain
            ? new SelectItem(plain.Variable, null, start)
            : new SelectItem(variable ?? FreshVariable(), value, start);
    }

    private void ParseOrderBy(SolutionModifiers modifiers)
    {
        ExpectWord("BY");
        while (true)
        {
            if (IsWord("ASC") || IsWord("DESC"))
            {
                bool isDescending = IsWord(Advance(), "DESC");
                if (!Is("("))
                    throw Unexpected("'('");
                modifiers.Order.Add(new OrderKey(ParseConstraint(), isDescending));
            }
            else if (_token.Kind == TokenKind.Variable)
            {
                modifiers.Order.Add(new OrderKey(new VariableExpression(ParseVariable()), false));
            }
            else if (IsConstraintStart)
            {
                modifiers.Order.Add(new OrderKey(ParseConstraint(), false));
            }
            else
            {
                break;
            }
        }

        if (modifiers.Order.Count == 0)
            throw Unexpected("a variable, ASC(...), DESC(...) or an expression in brackets");
    }

    private void ParseLimitOrOffset(SolutionModifiers modifiers)
    {
        int start = _token.Start;
        bool isLimit = IsWord(Advance(), "LIMIT");
        if (isLimit ? modifiers.Limit is not null : modifiers.Offset is not null)
            throw ErrorAt(start, isLimit ? "LIMIT stands twice" : "OFFSET stands twice");
        if (_token.Kind != TokenKind.Integer)
            throw Unexpected("a whole number");
        Token token = Advance();
        if (!long.TryParse(_lexer.Text.AsSpan(token.Start, token.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            throw ErrorAt(token.Start, $"the number is larger than {long.MaxValue}");
        if (isLimit)
            modifiers.Limit = number;
        else
            modifiers.Offset = number;
    }
}
