using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Comparison of inline values, and "=" where one side is an IRI or a blank node: by ids.</summary>
internal sealed class FastComparison(ExpressionOperator comparison, FastNode left, FastNode right) : FastNode
{
    private readonly ulong[] _right = new ulong[Batch.Capacity];
    private readonly bool _isEquality = comparison is ExpressionOperator.Equal or ExpressionOperator.NotEqual;

    // Results by order: below, equal, above.
    private readonly ulong[] _answers =
    [
        InlineTerm.MakeBoolean(ComparisonNode.Holds(comparison, -1)), InlineTerm.MakeBoolean(ComparisonNode.Holds(comparison, 0)),
        InlineTerm.MakeBoolean(ComparisonNode.Holds(comparison, 1)),
    ];

    public override void Fill(Batch batch, Span<ulong> result)
    {
        left.Fill(batch, result);
        Span<ulong> rows = result[..batch.RowCount];
        if (right is FastConstant constant)
        {
            if (TermId.Kind(constant.Id) == TermIdKind.Integer)
                CompareWithInteger(rows, constant.Id);
            else if (_isEquality && TermId.Kind(constant.Id) is TermIdKind.Iri)
                EqualsNode(rows, constant.Id);
            else
                CompareWith(rows, constant.Id);
            return;
        }

        right.Fill(batch, _right);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Compare(rows[i], _right[i]);
    }

    private void CompareWithInteger(Span<ulong> rows, ulong constant)
    {
        ulong[] answers = _answers;
        for (int i = 0; i < rows.Length; i++)
        {
            ulong id = rows[i];
            rows[i] = TermId.Kind(id) == TermIdKind.Integer
                ? answers[(id >= constant ? 1 : 0) + (id > constant ? 1 : 0)] : Compare(id, constant);
        }
    }

    private void EqualsNode(Span<ulong> rows, ulong constant)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            ulong id = rows[i];
            rows[i] = id == constant ? _answers[1] : id > TermId.DefaultGraph ? _answers[2] : TermId.Error;
        }
    }

    private void CompareWith(Span<ulong> rows, ulong constant)
    {
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Compare(rows[i], constant);
    }

    private ulong Compare(ulong x, ulong y)
    {
        if (x == Hole || y == Hole)
            return Hole;
        if (x <= TermId.DefaultGraph || y <= TermId.DefaultGraph)
            return TermId.Error;
        if (InlineValues.TryCompare(x, y, out int order))
            return _answers[order < 0 ? 0 : order == 0 ? 1 : 2];
        if (!IsNode(x) && !IsNode(y))
            return Hole;
        // Different ids are different terms, and IRIs and blank nodes are equal to themselves only.
        return _isEquality ? _answers[x == y ? 1 : 2] : Hole;
    }

    private static bool IsNode(ulong id) => TermId.Kind(id) is TermIdKind.Iri or TermIdKind.BlankNode;
}
