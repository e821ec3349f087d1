using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>+, - and * of inline numbers, as long as the result is inline.</summary>
internal sealed class FastArithmetic(ExpressionOperator operation, FastNode left, FastNode right) : FastNode
{
    private readonly ulong[] _right = new ulong[Batch.Capacity];

    public override void Fill(Batch batch, Span<ulong> result)
    {
        left.Fill(batch, result);
        right.Fill(batch, _right);
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong x = result[i];
            ulong y = _right[i];
            if (TermId.Kind(x) == TermIdKind.Integer && TermId.Kind(y) == TermIdKind.Integer)
                result[i] = Integers(InlineTerm.IntegerValue(x), InlineTerm.IntegerValue(y));
            else if (InlineValues.IsNumber(x) && InlineValues.IsNumber(y))
                result[i] = Decimals(x, y);
            else
                result[i] = x <= TermId.DefaultGraph || y <= TermId.DefaultGraph ? TermId.Error : Hole;
        }
    }

    private ulong Integers(long x, long y)
    {
        long value;
        if (operation == ExpressionOperator.Multiply)
        {
            if (Math.BigMul(x, y, out value) != value >> 63)
                return Hole;
        }
        else
        {
            // Inline integers have 60 bits: no overflow.
            value = operation == ExpressionOperator.Add ? x + y : x - y;
        }

        return InlineTerm.TryMakeInteger(value, out ulong id) ? id : Hole;
    }

    private ulong Decimals(ulong x, ulong y)
    {
        (long a, int scale) = Parts(x);
        (long b, int otherScale) = Parts(y);
        if (operation == ExpressionOperator.Multiply)
        {
            bool fits = Math.BigMul(a, b, out long product) == product >> 63;
            return fits && InlineValues.TryMakeDecimal(product, scale + otherScale, out ulong id) ? id : Hole;
        }

        int places = Math.Max(scale, otherScale);
        Int128 sum = (Int128)a * InlineValues.PowerOfTen(places - scale);
        Int128 other = (Int128)b * InlineValues.PowerOfTen(places - otherScale);
        sum = operation == ExpressionOperator.Add ? sum + other : sum - other;
        return sum == (long)sum && InlineValues.TryMakeDecimal((long)sum, places, out ulong result) ? result : Hole;
    }

    private static (long Mantissa, int Scale) Parts(ulong id) =>
        TermId.Kind(id) == TermIdKind.Integer ? (InlineTerm.IntegerValue(id), 0) : InlineTerm.DecimalValue(id);
}
