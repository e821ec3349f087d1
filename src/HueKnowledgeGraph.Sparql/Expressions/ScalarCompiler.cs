namespace HueKnowledgeGraph.Sparql;

/// <summary>Builds the scalar tree of one expression and gives out its slots.</summary>
internal sealed class ScalarCompiler(QueryContext context, VariableLayout layout, Func<ExistsExpression, BatchExpression> compileExists)
{
    private readonly Dictionary<Variable, int> _slotOf = [];
    private readonly List<SlotSource> _sources = [];
    private readonly List<SlotNode> _readers = [];

    /// <summary>The expression as a batch expression.</summary>
    public BatchExpression Compile(Expression expression)
    {
        ScalarNode root = Build(expression);
        if (_readers.Count == 1)
            _readers[0].CopiesText = ReadsTermsElsewhere(expression);
        if (_sources.Count == 0 && root.IsDeterministic)
            return new ConstantBatchExpression(context, Fold(root));
        return new ScalarBatchExpression(context, root, [.. _sources]);
    }

    private ScalarNode Build(Expression expression) => expression switch
    {
        ConstantExpression constant => new ConstantNode(context.Terms.IdOf(constant.Term), context.Terms),
        VariableExpression variable => Reader(SlotOf(variable.Variable)),
        ExistsExpression exists => Reader(NewSlot(new SlotSource(-1, compileExists(exists)))),
        OperatorExpression operation => BuildOperator(operation.Operator, BuildAll(operation.Operands)),
        InExpression membership => BuildIn(membership),
        BuiltInCall call => FunctionTable.BuiltIn(call.Name)(context, BuildAll(call.Arguments)),
        FunctionCall call => FunctionTable.ByIri(call.Function)(context, BuildAll(call.Arguments)),
        TripleTermExpression triple => FunctionTable.BuiltIn("TRIPLE")(context, BuildAll([triple.Subject, triple.Predicate, triple.Object])),
        _ => throw new NotSupportedException($"An expression of the form {expression.GetType().Name} cannot stand here."),
    };

    private static ScalarNode BuildOperator(ExpressionOperator operation, ScalarNode[] operands) => operation switch
    {
        ExpressionOperator.Or => new OrNode(operands[0], operands[1]),
        ExpressionOperator.And => new AndNode(operands[0], operands[1]),
        ExpressionOperator.Not => new NotNode(operands[0]),
        ExpressionOperator.UnaryPlus => new SignNode(false, operands[0]),
        ExpressionOperator.UnaryMinus => new SignNode(true, operands[0]),
        >= ExpressionOperator.Add and <= ExpressionOperator.Divide => new ArithmeticNode(operation, operands[0], operands[1]),
        _ => new ComparisonNode(operation, operands[0], operands[1]),
    };

    private TestNode BuildIn(InExpression membership)
    {
        ScalarNode value = Build(membership.Value);
        ScalarNode[] list = BuildAll(membership.List);
        return list.Length >= InSetNode.FewConstants && Array.TrueForAll(list, item => item is ConstantNode)
            ? new InSetNode(context, value, Array.ConvertAll(list, item => (ConstantNode)item), membership.IsNegated)
            : new InNode(value, list, membership.IsNegated);
    }

    private ScalarNode[] BuildAll(IReadOnlyList<Expression> expressions) => [.. expressions.Select(Build)];

    private SlotNode Reader(int slot)
    {
        var reader = new SlotNode(slot);
        _readers.Add(reader);
        return reader;
    }

    private int SlotOf(Variable variable)
    {
        if (!_slotOf.TryGetValue(variable, out int slot))
        {
            slot = NewSlot(new SlotSource(layout.ColumnOf(variable), null));
            _slotOf.Add(variable, slot);
        }

        return slot;
    }

    private int NewSlot(SlotSource source)
    {
        _sources.Add(source);
        return _sources.Count - 1;
    }

    /// <summary>The functions that read terms beside their arguments.</summary>
    private static bool ReadsTermsElsewhere(Expression expression) => expression switch
    {
        OperatorExpression operation => operation.Operator is ExpressionOperator.Equal or ExpressionOperator.NotEqual
            || operation.Operands.Any(ReadsTermsElsewhere),
        InExpression => true,
        BuiltInCall { Name: "TRIPLE" or "SUBJECT" or "PREDICATE" or "OBJECT" or "BNODE" or "UUID" or "STRUUID" } => true,
        BuiltInCall call => call.Arguments.Any(ReadsTermsElsewhere),
        FunctionCall call => call.Arguments.Any(ReadsTermsElsewhere),
        TripleTermExpression => true,
        _ => false,
    };

    private ulong Fold(ScalarNode root)
    {
        var evaluation = new Evaluation(context, 0);
        evaluation.BeginRow();
        return evaluation.ToId(root.Evaluate(evaluation));
    }
}
