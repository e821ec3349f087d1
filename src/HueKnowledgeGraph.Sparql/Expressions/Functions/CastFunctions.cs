using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>XSD constructor functions (SPARQL 1.1 Query, section 17.1): from strings, numbers and booleans; dates from dateTimes.</summary>
internal static class CastFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        Add(table, Xsd.String, ToText);
        Add(table, Xsd.Boolean, ToBoolean);
        Add(table, Xsd.Integer, ToInteger);
        Add(table, Xsd.Decimal, ToDecimal);
        Add(table, Xsd.Double, static (Evaluation e, scoped in Value a) =>
            TryNumber(e, a, ValueType.Double, out Number n) ? Value.Of(Number.Double(n.ToDouble())) : Value.Error);
        Add(table, Xsd.Float, static (Evaluation e, scoped in Value a) =>
            TryNumber(e, a, ValueType.Float, out Number n) ? Value.Of(Number.Float(n.ToFloat())) : Value.Error);
        Add(table, Xsd.DateTime, static (Evaluation e, scoped in Value a) => ToMoment(e, a, ValueType.DateTime));
        Add(table, Xsd.Date, static (Evaluation e, scoped in Value a) => ToMoment(e, a, ValueType.Date));
        Add(table, Xsd.Time, static (Evaluation e, scoped in Value a) => ToMoment(e, a, ValueType.Time));
        Add(table, Xsd.GYear, static (Evaluation e, scoped in Value a) => ToMoment(e, a, ValueType.GYear));
        foreach ((string iri, ValueType type) in new[]
        {
            (Xsd.Duration, ValueType.Duration), (Xsd.DayTimeDuration, ValueType.DayTimeDuration),
            (Xsd.YearMonthDuration, ValueType.YearMonthDuration),
        })
            Add(table, iri, (Evaluation e, scoped in Value a) => ToDuration(e, a, type));
    }

    /// <summary>A call with another number of arguments is an error in every row.</summary>
    private static void Add(IDictionary<string, FunctionFactory> table, string iri, Function1 cast) => table.Add(iri, (context, arguments) =>
        arguments.Length == 1 ? new FunctionNode1(cast, arguments[0]) : new ConstantNode(Store.TermId.Error, context.Terms));

    private static Value ToText(Evaluation e, scoped in Value a)
    {
        if (a.Type is ValueType.BlankNode or ValueType.TripleTerm)
            return Value.Error;
        if (e.TryNumber(a, out Number number))
            return Value.String(e.Utf8(number.ToXPathString()));
        if (e.TryBoolean(a, out bool boolean))
            return Value.String(boolean ? "true"u8 : "false"u8);
        return Value.String(e.Text(a));
    }

    private static Value ToBoolean(Evaluation e, scoped in Value a)
    {
        if (a.Type == ValueType.Boolean)
            return e.TryBoolean(a, out bool same) ? Value.Boolean(same) : Value.Error;
        if (a.Type == ValueType.String)
            return Evaluation.TryParseBoolean(a.Text, out bool read) ? Value.Boolean(read) : Value.Error;
        return e.TryNumber(a, out Number number) ? Value.Boolean(!number.IsZero && !number.IsNaN) : Value.Error;
    }

    private static Value ToInteger(Evaluation e, scoped in Value a) =>
        TryNumber(e, a, ValueType.Integer, out Number number) && number.TryTruncate(out Number whole) ? Value.Of(whole) : Value.Error;

    private static Value ToDecimal(Evaluation e, scoped in Value a) =>
        TryNumber(e, a, ValueType.Decimal, out Number number) && number.TryToDecimal(out Number result) ? Value.Of(result) : Value.Error;

    /// <summary>The number that a number, a boolean, or a string in the lexical form of <paramref name="type"/> stands for.</summary>
    private static bool TryNumber(Evaluation e, scoped in Value a, ValueType type, out Number number)
    {
        if (a.Type == ValueType.String)
            return Number.TryParse(a.Text, type, out number);
        if (a.Type != ValueType.Boolean)
            return e.TryNumber(a, out number);
        bool isBoolean = e.TryBoolean(a, out bool value);
        number = Number.Integer(value ? 1 : 0);
        return isBoolean;
    }

    private static Value ToMoment(Evaluation e, scoped in Value a, ValueType type)
    {
        if (a.Type == ValueType.String)
        {
            ReadOnlySpan<byte> text = a.Text.Trim(" \t\r\n"u8);
            return Moment.TryParse(text, type, out _) ? Value.Literal(text, type) : Value.Error;
        }

        if (!e.TryMoment(a, out Moment moment))
            return Value.Error;
        if (a.Type == type)
            return a;
        bool isKnown = (a.Type, type) is (ValueType.DateTime, ValueType.Date or ValueType.Time or ValueType.GYear)
            or (ValueType.Date, ValueType.DateTime or ValueType.GYear);
        return isKnown ? Value.Literal(e.Utf8(moment.ToString(type)), type) : Value.Error;
    }

    private static Value ToDuration(Evaluation e, scoped in Value a, ValueType type)
    {
        if (a.Type == type)
            return a;
        ReadOnlySpan<byte> text = a.Text.Trim(" \t\r\n"u8);
        return a.Type == ValueType.String && Duration.TryParse(text, type, out _) ? Value.Literal(text, type) : Value.Error;
    }
}
