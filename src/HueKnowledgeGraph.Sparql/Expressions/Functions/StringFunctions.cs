using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Functions that measure and make strings (SPARQL 1.1 Query, section 17.4.3), on UTF-8 and in code points.</summary>
internal static class StringFunctions
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add1("STRLEN", static (Evaluation _, scoped in Value a) =>
            a.IsStringLiteral ? Value.Integer(CodePoints.Count(a.Text)) : Value.Error);
        table.Add1("UCASE", static (Evaluation e, scoped in Value a) => ChangeCase(e, a, true));
        table.Add1("LCASE", static (Evaluation e, scoped in Value a) => ChangeCase(e, a, false));
        table.Add1("ENCODE_FOR_URI", EncodeForUri);
        table.Add2("LANGMATCHES", LangMatches);
        table.Add("SUBSTR", static (_, arguments) => arguments.Length == 2
            ? new FunctionNode2(Substring, arguments[0], arguments[1]) : new FunctionNode3(Substring, arguments[0], arguments[1], arguments[2]));
        table.Add("CONCAT", static (_, arguments) => new ConcatNode(arguments));
    }

    private static Value Substring(Evaluation e, scoped in Value a, scoped in Value b) =>
        TryPosition(e, b, out double from) ? Cut(a, from, double.PositiveInfinity) : Value.Error;

    private static Value Substring(Evaluation e, scoped in Value a, scoped in Value b, scoped in Value c) =>
        TryPosition(e, b, out double from) && TryPosition(e, c, out double length) ? Cut(a, from, from + length) : Value.Error;

    private static bool TryPosition(Evaluation e, scoped in Value value, out double position)
    {
        bool isNumber = e.TryNumber(value, out Number number);
        position = isNumber ? Number.Round(number).ToDouble() : 0;
        return isNumber;
    }

    /// <summary>Code points at positions p, from 1, with <paramref name="from"/> ≤ p &lt; <paramref name="below"/> (fn:substring).</summary>
    private static Value Cut(scoped in Value text, double from, double below)
    {
        if (!text.IsStringLiteral)
            return Value.Error;
        if (double.IsNaN(from) || double.IsNaN(below) || below <= from)
            return Value.StringLike(text, default, text.Tag);
        int start = CodePoints.Offset(text.Text, Math.Max(from, 1) - 1);
        ReadOnlySpan<byte> rest = text.Text[start..];
        return Value.StringLike(text, rest[..CodePoints.Offset(rest, below - Math.Max(from, 1))], text.Tag);
    }

    private static Value ChangeCase(Evaluation e, scoped in Value a, bool toUpper)
    {
        if (!a.IsStringLiteral)
            return Value.Error;
        Span<byte> target = e.Take(LetterCase.MaxBytes(a.Text.Length));
        return Value.StringLike(a, target[..LetterCase.Write(a.Text, target, toUpper)], a.Tag);
    }

    private static Value EncodeForUri(Evaluation e, scoped in Value a)
    {
        if (!a.IsStringLiteral)
            return Value.Error;
        ReadOnlySpan<byte> text = a.Text;
        Span<byte> target = e.Take(3 * text.Length);
        int length = 0;
        foreach (byte unit in text)
        {
            if (Unreserved.Contains(unit))
            {
                target[length++] = unit;
                continue;
            }

            target[length++] = (byte)'%';
            target[length++] = "0123456789ABCDEF"u8[unit >> 4];
            target[length++] = "0123456789ABCDEF"u8[unit & 15];
        }

        return Value.String(target[..length]);
    }

    private static Value LangMatches(Evaluation e, scoped in Value a, scoped in Value b) =>
        a.Type == ValueType.String && b.Type == ValueType.String ? Value.Boolean(IsWithinRange(a.Text, b.Text)) : Value.Error;

    /// <summary>Basic filtering (RFC 4647, section 3.3.1).</summary>
    public static bool IsWithinRange(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> range)
    {
        if (range.SequenceEqual("*"u8))
            return !tag.IsEmpty;
        bool isLongEnough = tag.Length == range.Length || (tag.Length > range.Length && tag[range.Length] == '-');
        return isLongEnough && !range.IsEmpty && Ascii.EqualsIgnoreCase(tag[..range.Length], range);
    }
}
