using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Functions of one inline value: parts of dates, and rounding.</summary>
internal sealed class FastFunction : FastNode
{
    private readonly FastNode _operand;
    private readonly Func<ulong, ulong> _function;

    private FastFunction(FastNode operand, Func<ulong, ulong> function)
    {
        _operand = operand;
        _function = function;
    }

    /// <summary>The function of this name, or null if there is none.</summary>
    public static FastFunction? TryCreate(string name, FastNode operand)
    {
        Func<ulong, ulong>? function = name switch
        {
            "YEAR" => static id => HasDate(id) || TermId.Kind(id) == TermIdKind.GYear ? Integer(InlineTerm.DateTimeValue(id).Year) : Hole,
            "MONTH" => static id => HasDate(id) ? Integer(InlineTerm.DateTimeValue(id).Month) : Hole,
            "DAY" => static id => HasDate(id) ? Integer(InlineTerm.DateTimeValue(id).Day) : Hole,
            "HOURS" => static id => HasTime(id) ? Integer(InlineTerm.DateTimeValue(id).Hour) : Hole,
            "MINUTES" => static id => HasTime(id) ? Integer(InlineTerm.DateTimeValue(id).Minute) : Hole,
            "ABS" => static id => Round(id, static (mantissa, unit) => Math.Abs(mantissa), keepsScale: true),
            "FLOOR" => static id => Round(id, FloorDivide, keepsScale: false),
            "CEIL" => static id => Round(id, static (mantissa, unit) => -FloorDivide(-mantissa, unit), keepsScale: false),
            "ROUND" => static id => Round(id, static (mantissa, unit) => FloorDivide((2 * mantissa) + unit, 2 * unit), keepsScale: false),
            _ => null,
        };
        return function is null ? null : new FastFunction(operand, function);
    }

    public override void Fill(Batch batch, Span<ulong> result)
    {
        _operand.Fill(batch, result);
        ulong last = TermId.Unbound;
        ulong value = TermId.Error;
        for (int i = 0; i < batch.RowCount; i++)
        {
            if (result[i] != last)
            {
                last = result[i];
                value = last <= TermId.DefaultGraph ? TermId.Error : _function(last);
            }

            result[i] = value;
        }
    }

    private static bool HasDate(ulong id) => TermId.Kind(id) is TermIdKind.Date or TermIdKind.DateTime;

    private static bool HasTime(ulong id) => TermId.Kind(id) == TermIdKind.DateTime;

    private static ulong Integer(long value) => InlineTerm.TryMakeInteger(value, out ulong id) ? id : Hole;

    private static ulong Round(ulong id, Func<long, long, long> round, bool keepsScale)
    {
        if (TermId.Kind(id) == TermIdKind.Integer)
            return Integer(round(InlineTerm.IntegerValue(id), 1));
        if (TermId.Kind(id) != TermIdKind.Decimal)
            return Hole;
        (long mantissa, int scale) = InlineTerm.DecimalValue(id);
        long rounded = round(mantissa, InlineValues.PowerOfTen(scale));
        return InlineValues.TryMakeDecimal(rounded, keepsScale ? scale : 0, out ulong result) ? result : Hole;
    }

    private static long FloorDivide(long dividend, long divisor)
    {
        (long quotient, long rest) = Math.DivRem(dividend, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
