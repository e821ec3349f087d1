using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>CONTAINS, STRSTARTS, STRENDS, STRBEFORE, STRAFTER: searches in UTF-8 bytes, which are searches by code point.</summary>
internal static class StringSearchFunctions
{
    private delegate bool Search(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sought);

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add2("CONTAINS", Lift(static (text, sought) => text.IndexOf(sought) >= 0));
        table.Add2("STRSTARTS", Lift(static (text, sought) => text.StartsWith(sought)));
        table.Add2("STRENDS", Lift(static (text, sought) => text.EndsWith(sought)));
        table.Add2("STRBEFORE", Before);
        table.Add2("STRAFTER", After);
    }

    private static Function2 Lift(Search search) => (Evaluation _, scoped in Value a, scoped in Value b) =>
        AreCompatible(a, b) ? Value.Boolean(search(a.Text, b.Text)) : Value.Error;

    private static Value Before(Evaluation e, scoped in Value a, scoped in Value b)
    {
        if (!AreCompatible(a, b))
            return Value.Error;
        int at = a.Text.IndexOf(b.Text);
        return at < 0 ? Value.String(default) : Value.StringLike(a, a.Text[..at], a.Tag);
    }

    private static Value After(Evaluation e, scoped in Value a, scoped in Value b)
    {
        if (!AreCompatible(a, b))
            return Value.Error;
        int at = a.Text.IndexOf(b.Text);
        return at < 0 ? Value.String(default) : Value.StringLike(a, a.Text[(at + b.Text.Length)..], a.Tag);
    }

    /// <summary>Section 17.4.3.1.2: the second has no language, or the first has the same one.</summary>
    public static bool AreCompatible(scoped in Value a, scoped in Value b) => a.IsStringLiteral
        && (b.Type == ValueType.String
            || (b.Type == ValueType.LangString && a.Direction == b.Direction && Ascii.EqualsIgnoreCase(a.Tag, b.Tag)));
}
