using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>Group graph patterns (rules 53 to 67) and their translation (section 18.2.2).</content>
internal sealed partial class SparqlGrammar
{
    /// <summary>A group in braces. Its filter is kept apart, because OPTIONAL makes it the condition of the left join.</summary>
    private GroupContent ParseGroup()
    {
        if (!Is("{"))
            throw Unexpected("'{'");
        Enter();
        Advance();
        AggregateUse aggregateUse = _aggregateUse;
        int scope = _basicGraphPattern;
        _aggregateUse = AggregateUse.Outside;
        StartBasicGraphPattern();
        GroupContent content;
        if (IsWord("SELECT"))
        {
            content = new GroupContent(ParseSubSelect(), null);
            Expect("}");
        }
        else
        {
            content = ParseGroupElements();
        }

        _basicGraphPattern = scope;
        _aggregateUse = aggregateUse;
        Leave();
        return content;
    }

    private GroupContent ParseGroupElements()
    {
        var group = new GroupBuilder();
        var target = new TripleTarget(group.Add, group.Add, BlankNodeUse.Variable);
        int outside = _chainLength;
        _chainLength = 0;
        int count = 0;
        for (; !TakeIf("}"); count++)
        {
            if (count + _chainLength > SparqlParser.MaxChain)
                RefuseTooMany("elements of a group and of those inside it");
            if (TakeWordIf("FILTER"))
            {
                group.Filters.Add(ParseConstraint());
                TakeIf(".");
            }
            else if (IsTriplesStart)
            {
                ParseTriplesSameSubject(target);
                if (!TakeIf(".") && IsTriplesStart)
                    throw Unexpected("'.', ';' or ',' after the object");
            }
            else
            {
                ParseElement(group);
                StartBasicGraphPattern();
                TakeIf(".");
            }
        }

        _chainLength = Math.Max(outside, count + _chainLength);
        return new GroupContent(group.End(), group.Filters.Count == 0 ? null : BalancedChain(ExpressionOperator.And, group.Filters));
    }

    private void ParseElement(GroupBuilder group)
    {
        if (Is("{"))
            group.Join(ParseUnion());
        else if (TakeWordIf("OPTIONAL"))
            group.LeftJoin(ParseGroup());
        else if (TakeWordIf("MINUS"))
            group.Minus(ParseGroup().ToPattern());
        else if (TakeWordIf("LATERAL"))
            group.Lateral(ParseGroup().ToPattern());
        else if (TakeWordIf("GRAPH"))
            group.Join(new NamedGraphPattern(ParseVariableOrIri("the IRI of a graph or a variable"), ParseGroup().ToPattern()));
        else if (TakeWordIf("SERVICE"))
            group.Join(ParseService());
        else if (TakeWordIf("BIND"))
            ParseBind(group);
        else if (TakeWordIf("VALUES"))
            group.Join(ParseDataBlock());
        else
            throw Unexpected("'}' or a triple");
    }

    private ServicePattern ParseService()
    {
        bool isSilent = TakeWordIf("SILENT");
        PatternTerm endpoint = ParseVariableOrIri("the IRI of an endpoint or a variable");
        int start = _token.Start;
        GraphPattern inner = ParseGroup().ToPattern();
        return new ServicePattern(endpoint, inner, isSilent) { Text = _lexer.Text[start.._lastEnd], Prologue = Prologue() };
    }

    private string Prologue()
    {
        IEnumerable<string> prefixes = _prefixes.Select(pair => $"PREFIX {pair.Key}: <{pair.Value}>\n");
        return string.Concat(_baseIri is null ? prefixes : prefixes.Prepend($"BASE <{_baseIri}>\n"));
    }

    private void ParseBind(GroupBuilder group)
    {
        Expect("(");
        Expression value = ParseExpression();
        ExpectWord("AS");
        int offset = _token.Start;
        Variable variable = ParseVariable();
        Expect(")");
        if (VisibleVariables.Of(group.End()).Contains(variable))
            throw ErrorAt(offset, $"BIND cannot set {variable}: the group has bound it already");
        group.Extend(variable, value);
    }

    private GraphPattern ParseUnion()
    {
        var alternatives = new List<GraphPattern> { ParseGroup().ToPattern() };
        while (TakeWordIf("UNION"))
        {
            StartBasicGraphPattern();
            alternatives.Add(ParseGroup().ToPattern());
        }

        return Union(alternatives, 0, alternatives.Count);
    }

    /// <summary>Left-deep as in the standard; long ones balanced (UNION is associative), so that no later recursion is deep.</summary>
    private static GraphPattern Union(List<GraphPattern> alternatives, int start, int count)
    {
        if (count == 1)
            return alternatives[start];
        int left = count <= BalanceFrom ? count - 1 : count / 2;
        return new UnionPattern(Union(alternatives, start, left), Union(alternatives, start + left, count - left));
    }

    private PatternTerm ParseVariableOrIri(string expected)
    {
        if (_token.Kind == TokenKind.Variable)
            return new PatternTerm.Var(ParseVariable());
        return new PatternTerm.Constant(ParseIri(expected));
    }

    /// <summary>The block after VALUES.</summary>
    private ValuesPattern ParseDataBlock()
    {
        bool isSingle = _token.Kind == TokenKind.Variable;
        var variables = new List<Variable>();
        if (!isSingle)
            Expect("(");
        while (_token.Kind == TokenKind.Variable && !(isSingle && variables.Count == 1))
        {
            int offset = _token.Start;
            variables.Add(ParseVariable());
            if (variables.IndexOf(variables[^1]) < variables.Count - 1)
                throw ErrorAt(offset, $"{variables[^1]} stands twice in VALUES");
        }

        if (!isSingle && !TakeIf(")"))
            throw Unexpected("a variable or ')'");
        var rows = new List<IReadOnlyList<Term?>>();
        Expect("{");
        while (!TakeIf("}"))
            rows.Add(isSingle ? [ParseDataValue("a value, UNDEF or '}'")] : ParseDataRow(variables.Count));
        return new ValuesPattern(variables, rows);
    }

    private Term?[] ParseDataRow(int width)
    {
        int start = _token.Start;
        if (!TakeIf("("))
            throw Unexpected("'(' or '}'");
        var row = new List<Term?>(width);
        while (!TakeIf(")"))
            row.Add(ParseDataValue("a value, UNDEF or ')'"));
        if (row.Count != width)
            throw ErrorAt(start, $"the row has {row.Count} values, VALUES has {width} variables");
        return [.. row];
    }

    private Term? ParseDataValue(string expected)
    {
        if (TakeWordIf("UNDEF"))
            return null;
        if (IsIri)
            return ParseIri();
        if (IsLiteral)
            return ParseLiteral();
        return Is("<<(") ? ParseTripleData() : throw Unexpected(expected);
    }

    private TripleTerm ParseTripleData()
    {
        Enter();
        Expect("<<(");
        Iri subject = ParseIri("an IRI");
        Iri predicate = ParseVerbIri();
        Term value = ParseDataValue("an IRI, a literal or a triple term") ?? throw Unexpected("a value");
        EndTripleTerm();
        Leave();
        return new TripleTerm(subject, predicate, value);
    }
}
