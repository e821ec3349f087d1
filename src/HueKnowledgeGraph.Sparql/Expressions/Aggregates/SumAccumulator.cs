using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// SUM and AVG: exact for integers and decimals, promoted to float and double as "+" does. A value that is no number ends the group
/// in an error.
/// </summary>
/// <remarks>Inline integers are added to a long of their own and inline decimals to 128 bits, which are carried into the number before they
/// could overflow.</remarks>
internal sealed class SumAccumulator(QueryContext context, bool isAverage) : Accumulator
{
    // Inline integers are below 2^59 in size; a product with less than 2^3 rows stays below 2^62, as does the sum before it.
    private const long CarryAt = 1L << 62;

    // An inline decimal times 10^15 is below 2^105.
    private static readonly Int128 CarryDecimalsAt = Int128.One << 124;

    private readonly Evaluation _evaluation = new(context, 0);
    private State[] _states = [];

    public override void EnsureGroups(int groupCount) => Grow(ref _states, groupCount, context);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            ref State state = ref _states[groups[i]];
            long rows = multiplicities.IsEmpty ? 1 : multiplicities[i];
            ulong id = values[i];
            state.Count += rows;
            if (TermId.Kind(id) == TermIdKind.Integer && rows < 8)
            {
                long sum = state.Small + (rows * InlineTerm.IntegerValue(id));
                state.Small = sum;
                if (sum is > CarryAt or < -CarryAt)
                    state.Carry();
            }
            else if (TermId.Kind(id) == TermIdKind.Decimal && rows < 8)
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
