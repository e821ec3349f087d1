using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Between which ids a stored term must lie for a condition to be true of it. The bounds may hold others too: they narrow a scan, and the
/// condition still decides.
/// </summary>
internal static class FilterBounds
{
    /// <summary>
    /// The ids [from, below) for a condition on one variable; false if it bounds none. Known: STRSTARTS and REGEX with a prefix, whose ids
    /// the dictionary has together for each language (what lies between is within the bounds), and other tests that only strings pass.
    /// </summary>
    public static bool TryOf(Expression condition, QueryContext context, out Variable? variable, out ulong from, out ulong below)
    {
        from = TermId.Make(TermIdKind.Literal, 0);
        below = TermId.Make(TermIdKind.Literal + 1, 0);
        variable = null;
        if (condition is not BuiltInCall { Arguments: [VariableExpression source, var second, ..] } call)
            return false;
        string? text = second is ConstantExpression { Term: Literal { Datatype: Xsd.String } literal } ? literal.Lexical : null;
        switch (call.Name)
        {
            case "STRSTARTS" when text is not null:
                Narrow(context, text, ref from, ref below);
                break;
            case "REGEX" when text is not null && call.Arguments.Count == 2:
                Narrow(context, PrefixOf(text), ref from, ref below);
                break;
            case "STRSTARTS" or "REGEX" or "CONTAINS" or "STRENDS":
                break;
            default:
                return false;
        }

        variable = source.Variable;
        return true;
    }

    /// <summary>A scan whose first free key is <paramref name="key"/>, without keys for which the conditions cannot be true.</summary>
    public static ScanSpecification Narrow(ScanSpecification scan, Variable key, IEnumerable<Expression> conditions, QueryContext context)
    {
        foreach (Expression condition in conditions)
        {
            if (!TryOf(condition, context, out Variable? bounded, out ulong from, out ulong below) || bounded != key)
                continue;
            scan = scan with { FirstKeyFrom = Math.Max(from, scan.FirstKeyFrom), FirstKeyBelow = Math.Min(below, scan.FirstKeyBelow) };
        }

        return scan.FirstKeyBelow >= scan.FirstKeyFrom ? scan : scan with { FirstKeyBelow = scan.FirstKeyFrom };
    }

    private static void Narrow(QueryContext context, string prefix, ref ulong from, ref ulong below)
    {
        if (prefix.Length == 0)
            return;
        byte[] text = Encoding.UTF8.GetBytes(prefix);
        IReadOnlyList<(ulong From, ulong Below)> ranges = context.Snapshot.Terms.PrefixRanges(TermIdKind.Literal, text);
        below = ranges.Count == 0 ? from : ranges[^1].Below;
        from = ranges.Count == 0 ? from : ranges[0].From;
    }

    /// <summary>What each match of a pattern without flags starts the text with; empty if that is not plain to see.</summary>
    public static string PrefixOf(string pattern)
    {
        if (!pattern.StartsWith('^') || pattern.Contains('|', StringComparison.Ordinal))
            return "";
        int end = pattern.AsSpan(1).IndexOfAny("\\.?*+(){}[]^$");
        if (end < 0)
            return pattern[1..];
        // A sign that may be absent is no part of the prefix, nor half a surrogate pair.
        bool mayBeAbsent = pattern[end + 1] is '?' or '*' or '{';
        string prefix = pattern[1..(end + 1)];
        if (mayBeAbsent && prefix.Length > 0)
            prefix = prefix[..^1];
        return prefix.Length > 0 && char.IsHighSurrogate(prefix[^1]) ? prefix[..^1] : prefix;
    }
}
