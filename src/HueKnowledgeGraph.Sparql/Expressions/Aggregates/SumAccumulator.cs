using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// SUM and AVG: exact for integers and decimals, promoted to float and double as "+" does. A value that is no number ends the group
/// in an error.
/// </summary>
/// <remarks>Inline integers are added to a long of their own and inline decimals to 128 bits, which are carried into the number before they
/// could overflow.</remarks>
internal sealed class SumAccumulator(QueryContext context, bool isAverage) : Accumulator(context)
{
    // What is added at once is below this, so that twice as much never overflows.
    private const long CarryAt = 1L << 62;

    // An inline decimal times 10^15 is below 2^105; times this many rows, below 2^123.
    private const long MaxDecimalRows = 1L << 18;

    private static readonly Int128 CarryDecimalsAt = Int128.One << 124;

    private readonly Evaluation _evaluation = new(context, 0);
    private State[] _states = [];

    public override void EnsureGroups(int groupCount) => Grow(ref _states, groupCount);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            ref State state = ref _states[groups[i]];
            long rows = multiplicities.IsEmpty ? 1 : multiplicities[i];
            ulong id = values[i];
            state.Count += rows;
            if (TermId.Kind(id) == TermIdKind.Integer && TryTimes(InlineTerm.IntegerValue(id), rows, out long product))
            {
                long sum = state.Small + product;
                state.Small = sum;
                if (sum is > CarryAt or < -CarryAt)
                    state.Carry();
            }
            else if (TermId.Kind(id) == TermIdKind.Decimal && rows < MaxDecimalRows)
            {
                Int128 sum = state.Decimals + (rows * InlineValues.Scaled(id));
                state.Decimals = sum;
                state.HasDecimals = true;
                if (Int128.Abs(sum) > CarryDecimalsAt)
                    state.Carry();
            }
            else
            {
                AddNumber(ref state, id, rows);
            }
        }
    }

    public override ulong Result(int group)
    {
        ref State state = ref _states[group];
        if (state.HasError)
            return TermId.Unbound;
        state.Carry();
        Number sum = state.HasSum ? state.Sum : Number.Integer(0);
        if (isAverage && state.Count > 0)
            Number.TryDivide(sum, Number.Integer(state.Count), out sum);
        _evaluation.BeginRow();
        return _evaluation.ToId(Value.Of(sum));
    }

    /// <summary>The product, if it is below <see cref="CarryAt"/> in size.</summary>
    private static bool TryTimes(long value, long rows, out long product)
    {
        long high = Math.BigMul(value, rows, out product);
        return high == product >> 63 && product is < CarryAt and > -CarryAt;
    }

    private void AddNumber(ref State state, ulong id, long rows)
    {
        if (state.HasError)
            return;
        _evaluation.BeginRow();
        if (!_evaluation.TryNumber(_evaluation.Read(id, false), out Number number))
            state.HasError = true;
        else
            state.Add(rows == 1 ? number : Number.Multiply(number, Number.Integer(rows)));
    }

    private struct State
    {
        public long Small;
        public Int128 Decimals;
        public bool HasDecimals;
        public long Count;
        public Number Sum;
        public bool HasSum;
        public bool HasError;

        public void Carry()
        {
            if (Small != 0)
                Add(Number.Integer(Small));
            Small = 0;
            if (HasDecimals)
                Add(Number.Decimal((System.Numerics.BigInteger)Decimals, InlineValues.ScaledPlaces));
            Decimals = 0;
            HasDecimals = false;
        }

        public void Add(in Number number)
        {
            Sum = HasSum ? Number.Add(Sum, number) : number;
            HasSum = true;
        }
    }
}
