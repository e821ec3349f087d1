using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The operators =, &lt; and their kin on two values (SPARQL 1.1 Query, section 17.3), and the effective boolean value.</summary>
internal static class ValueComparison
{
    /// <summary>
    /// "=": same value. Literals of types that are known and different are different; where a datatype is unknown or a form is wrong,
    /// only the same term is certainly equal and the rest is an error (section 17.4.1.7).
    /// </summary>
    public static Truth Equal(Evaluation e, scoped in Value a, scoped in Value b)
    {
        if (a.IsError || b.IsError)
            return Truth.Error;
        if (!a.IsLiteral || !b.IsLiteral)
            return EqualTerms(e, a, b);
        if (a.Id != 0 && a.Id == b.Id && a.Type is not (ValueType.Float or ValueType.Double))
            return Truth.True;
        if (a.HasNumericType && b.HasNumericType)
        {
            return e.TryNumber(a, out Number x) && e.TryNumber(b, out Number y)
                ? TruthLogic.Of(Number.Compare(x, y) == 0) : SameOrError(e, a, b);
        }

        if (a.Type == ValueType.LangString || b.Type == ValueType.LangString)
            return TruthLogic.Of(a.Type == b.Type && a.Direction == b.Direction && e.Text(a).SequenceEqual(e.Text(b))
                && Ascii.EqualsIgnoreCase(a.Tag, b.Tag));
        if (a.Type == b.Type || (a.IsDuration && b.IsDuration))
            return EqualOfOneType(e, a, b);
        return a.Type != ValueType.Other && b.Type != ValueType.Other && IsWellFormed(e, a) && IsWellFormed(e, b) ? Truth.False : Truth.Error;
    }

    /// <summary>
    /// Order of two values by "&lt;": below, at or above 0, or null where there is none: a type error. Strings compare by code point.
    /// </summary>
    public static int? Compare(Evaluation e, scoped in Value a, scoped in Value b, out bool isNaN)
    {
        isNaN = false;
        if (a.HasNumericType && b.HasNumericType)
        {
            if (!e.TryNumber(a, out Number x) || !e.TryNumber(b, out Number y))
                return null;
            int? order = Number.Compare(x, y);
            isNaN = order is null;
            return order;
        }

        if (a.IsDuration && b.IsDuration)
        {
            return Duration.TryParse(e.Text(a), a.Type, out Duration c) && Duration.TryParse(e.Text(b), b.Type, out Duration d)
                ? Duration.Compare(c, d) : null;
        }

        if (a.Type != b.Type)
            return null;
        if (a.Type == ValueType.String)
            return a.Text.SequenceCompareTo(b.Text);
        if (a.Type == ValueType.Boolean)
            return e.TryBoolean(a, out bool f) && e.TryBoolean(b, out bool g) ? f.CompareTo(g) : null;
        if (a.IsMoment)
            return e.TryMoment(a, out Moment m) && e.TryMoment(b, out Moment n) ? Moment.Compare(m, n) : null;
        return null;
    }

    /// <summary>
    /// Section 17.2.2 as SPARQL 1.2 has it: strings with a language, and booleans and numbers that are malformed, have none. By 1.1 the former
    /// are true unless empty, the latter false.
    /// </summary>
    public static Truth EffectiveBoolean(Evaluation e, scoped in Value value)
    {
        if (value.Type == ValueType.Boolean)
            return e.TryBoolean(value, out bool boolean) ? TruthLogic.Of(boolean) : Truth.Error;
        if (value.Type == ValueType.String)
            return TruthLogic.Of(!value.Text.IsEmpty);
        return value.HasNumericType && e.TryNumber(value, out Number number) ? TruthLogic.Of(!number.IsZero && !number.IsNaN) : Truth.Error;
    }

    /// <summary>The same RDF term.</summary>
    public static bool SameTerm(Evaluation e, scoped in Value a, scoped in Value b) => e.ToId(a) == e.ToId(b);

    private static Truth EqualTerms(Evaluation e, scoped in Value a, scoped in Value b)
    {
        if (a.Type != b.Type)
            return Truth.False;
        if (a.Id != 0 && a.Id == b.Id)
            return Truth.True;
        return a.Type == ValueType.TripleTerm ? TripleTerms.Equal(e, a, b) : TruthLogic.Of(e.Text(a).SequenceEqual(e.Text(b)));
    }

    private static Truth EqualOfOneType(Evaluation e, scoped in Value a, scoped in Value b)
    {
        if (a.Type == ValueType.String)
            return TruthLogic.Of(a.Text.SequenceEqual(b.Text));
        if (a.Type == ValueType.Boolean)
            return e.TryBoolean(a, out bool f) && e.TryBoolean(b, out bool g) ? TruthLogic.Of(f == g) : SameOrError(e, a, b);
        if (a.IsMoment && e.TryMoment(a, out Moment m) && e.TryMoment(b, out Moment n))
            return Moment.Compare(m, n) is { } order ? TruthLogic.Of(order == 0) : Truth.Error;
        if (a.IsDuration && Duration.TryParse(e.Text(a), a.Type, out Duration c) && Duration.TryParse(e.Text(b), b.Type, out Duration d))
            return TruthLogic.Of(c.Months == d.Months && Number.CompareTotally(c.Seconds, d.Seconds) == 0);
        return SameOrError(e, a, b);
    }

    private static Truth SameOrError(Evaluation e, scoped in Value a, scoped in Value b) => SameTerm(e, a, b) ? Truth.True : Truth.Error;

    private static bool IsWellFormed(Evaluation e, scoped in Value value)
    {
        if (value.HasNumericType)
            return e.TryNumber(value, out _);
        if (value.IsMoment)
            return e.TryMoment(value, out _);
        if (value.IsDuration)
            return Duration.TryParse(e.Text(value), value.Type, out _);
        return value.Type != ValueType.Boolean || e.TryBoolean(value, out _);
    }
}
