using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>REGEX and REPLACE (SPARQL 1.1 Query, sections 17.4.3.14 and 17.4.3.15).</summary>
internal static class RegexFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add("REGEX", static (context, arguments) =>
            new RegexNode(new PatternSource(context, arguments[1], arguments.Length > 2 ? arguments[2] : null), arguments[0]));
        table.Add("REPLACE", static (context, arguments) =>
            new ReplaceNode(new PatternSource(context, arguments[1], arguments.Length > 3 ? arguments[3] : null), arguments[0], arguments[2]));
    }

    /// <summary>Gives the matcher of a row: the same one as long as pattern and flags stay the same.</summary>
    private sealed class PatternSource(QueryContext context, ScalarNode pattern, ScalarNode? flags)
    {
        private PatternMatcher? _matcher;
        private byte[] _lastPattern = [];
        private byte[] _lastFlags = [];

        public bool IsDeterministic => pattern.IsDeterministic && flags is not { IsDeterministic: false };

        public PatternMatcher? For(Evaluation e)
        {
            Value patternValue = pattern.Evaluate(e);
            if (patternValue.Type != ValueType.String)
                return null;
            Value flagsValue = flags is null ? Value.String(default) : flags.Evaluate(e);
            if (flagsValue.Type != ValueType.String)
                return null;
            if (_matcher is null || !patternValue.Text.SequenceEqual(_lastPattern) || !flagsValue.Text.SequenceEqual(_lastFlags))
            {
                _lastPattern = patternValue.Text.ToArray();
                _lastFlags = flagsValue.Text.ToArray();
                _matcher = new PatternMatcher(context, Encoding.UTF8.GetString(_lastPattern), Encoding.UTF8.GetString(_lastFlags));
            }

            return _matcher;
        }
    }

    private sealed class RegexNode(PatternSource pattern, ScalarNode text) : TestNode
    {
        public override bool IsDeterministic => text.IsDeterministic && pattern.IsDeterministic;

        public override Truth Test(Evaluation e)
        {
            Value value = text.Evaluate(e);
            return value.IsStringLiteral && pattern.For(e) is { } matcher ? matcher.Test(value.Text) : Truth.Error;
        }
    }

    private sealed class ReplaceNode(PatternSource pattern, ScalarNode text, ScalarNode replacement) : ScalarNode
    {
        public override bool IsDeterministic => text.IsDeterministic && replacement.IsDeterministic && pattern.IsDeterministic;

        public override Value Evaluate(Evaluation e)
        {
            Value value = text.Evaluate(e);
            Value with = replacement.Evaluate(e);
            if (!value.IsStringLiteral || with.Type != ValueType.String || pattern.For(e) is not { } matcher)
                return Value.Error;
            string? result = matcher.Replace(Encoding.UTF8.GetString(value.Text), Encoding.UTF8.GetString(with.Text));
            return result is null ? Value.Error : Value.StringLike(value, e.Utf8(result), value.Tag);
        }
    }
}
