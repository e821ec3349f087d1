using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A function of one term whose other arguments are constants, and whose result is inline: the common string tests.</summary>
internal abstract class TermFunction
{
    private delegate bool TextTest(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sought);

    /// <summary>The id of the result, or <see cref="TermId.Error"/>.</summary>
    public abstract ulong Of(TermSpan term);

    /// <summary>True iff results are booleans and errors only.</summary>
    public virtual bool IsTest => true;

    /// <summary>True iff all literals of one datatype, language and direction have the same result.</summary>
    public virtual bool DependsOnTypeOnly => false;

    /// <summary>If the function asks whether a string starts with something, and is an error for all other literals: with what; else null.</summary>
    public virtual byte[]? Prefix => null;

    /// <summary>The function that an expression is of one variable; null if it is of another form.</summary>
    public static TermFunction? TryCreate(Expression expression, QueryContext context, out Variable? variable)
    {
        variable = null;
        switch (expression)
        {
            case BuiltInCall { Name: "STRLEN", Arguments: [var source] }:
                return TermText.TryCreate(source, out variable) is { } measured ? new Length(measured) : null;
            case BuiltInCall { Name: "CONTAINS" or "STRSTARTS" or "STRENDS", Arguments: [var source, ConstantExpression constant] } call
                when TextOf(constant) is { } sought:
                return TermText.TryCreate(source, out variable) is { } searched
                    ? new Search(searched, TestOf(call.Name), Encoding.UTF8.GetBytes(sought), call.Name == "STRSTARTS") : null;
            case BuiltInCall { Name: "REGEX", Arguments: [var source, ConstantExpression constant] } when TextOf(constant) is { } pattern:
                return Matching(source, pattern, "", context, out variable);
            case BuiltInCall { Name: "REGEX", Arguments: [var source, ConstantExpression constant, ConstantExpression options] }
                when TextOf(constant) is { } pattern && TextOf(options) is { } flags:
                return Matching(source, pattern, flags, context, out variable);
            case BuiltInCall
            {
                Name: "LANGMATCHES", Arguments: [BuiltInCall { Name: "LANG", Arguments: [VariableExpression source] }, ConstantExpression constant],
            }
            when TextOf(constant) is { } range:
                variable = source.Variable;
                return new LanguageRange(Encoding.UTF8.GetBytes(range));
            case OperatorExpression
            {
                Operator: ExpressionOperator.Equal or ExpressionOperator.NotEqual, Operands: [BuiltInCall call, ConstantExpression constant],
            } equality:
                return EqualTo(call, constant.Term, equality.Operator == ExpressionOperator.NotEqual, out variable);
            default:
                return null;
        }
    }

    /// <summary>A constant string without language, or null.</summary>
    private static string? TextOf(ConstantExpression constant) =>
        constant.Term is Literal { Datatype: Xsd.String } literal ? literal.Lexical : null;

    private static Matches? Matching(Expression source, string pattern, string flags, QueryContext context, out Variable? variable) =>
        TermText.TryCreate(source, out variable) is { } text ? new Matches(text, context, new PatternMatcher(context, pattern, flags)) : null;

    private static TextTest TestOf(string name) => name switch
    {
        "CONTAINS" => static (text, sought) => text.IndexOf(sought) >= 0,
        "STRSTARTS" => static (text, sought) => text.StartsWith(sought),
        _ => static (text, sought) => text.EndsWith(sought),
    };

    private static TermFunction? EqualTo(BuiltInCall call, Term constant, bool isNegated, out Variable? variable)
    {
        variable = call.Arguments is [VariableExpression source] ? source.Variable : null;
        return (call.Name, constant) switch
        {
            ("LANG", Literal { Datatype: Xsd.String } language) => new Language(Encoding.UTF8.GetBytes(language.Lexical), isNegated),
            ("DATATYPE", Iri datatype) => new Datatype(Encoding.UTF8.GetBytes(datatype.Value), isNegated),
            _ => null,
        };
    }

    private sealed class Length(TermText text) : TermFunction
    {
        public override bool IsTest => false;

        public override ulong Of(TermSpan term)
        {
            int length = CodePoints.Count(text.Of(term, out bool isError));
            return isError || !InlineTerm.TryMakeInteger(length, out ulong id) ? TermId.Error : id;
        }
    }

    private sealed class Search(TermText text, TextTest test, byte[] sought, bool isPrefix) : TermFunction
    {
        public override byte[]? Prefix => isPrefix && text.IsWhole ? sought : null;

        public override ulong Of(TermSpan term)
        {
            ReadOnlySpan<byte> value = text.Of(term, out bool isError);
            return isError ? TermId.Error : InlineTerm.MakeBoolean(test(value, sought));
        }
    }

    private sealed class Matches(TermText text, QueryContext context, PatternMatcher matcher) : TermFunction
    {
        private const int TermsPerPoll = 256;
        private int _untilPoll = TermsPerPoll;

        public override byte[]? Prefix => text.IsWhole ? matcher.Prefix : null;

        public override ulong Of(TermSpan term)
        {
            if (--_untilPoll == 0)
            {
                context.Poll();
                _untilPoll = TermsPerPoll;
            }

            ReadOnlySpan<byte> value = text.Of(term, out bool isError);
            Truth truth = isError ? Truth.Error : matcher.Test(value);
            return truth == Truth.Error ? TermId.Error : InlineTerm.MakeBoolean(truth == Truth.True);
        }
    }

    private sealed class Language(byte[] language, bool isNegated) : TermFunction
    {
        public override bool DependsOnTypeOnly => true;

        public override ulong Of(TermSpan term) =>
            term.Kind == TermKind.Literal ? InlineTerm.MakeBoolean(term.Language.SequenceEqual(language) != isNegated) : TermId.Error;
    }

    private sealed class LanguageRange(byte[] range) : TermFunction
    {
        public override bool DependsOnTypeOnly => true;

        public override ulong Of(TermSpan term) =>
            term.Kind == TermKind.Literal ? InlineTerm.MakeBoolean(StringFunctions.IsWithinRange(term.Language, range)) : TermId.Error;
    }

    private sealed class Datatype(byte[] iri, bool isNegated) : TermFunction
    {
        public override bool DependsOnTypeOnly => true;

        public override ulong Of(TermSpan term) =>
            term.Kind == TermKind.Literal
                ? InlineTerm.MakeBoolean(TermFunctions.DatatypeOf(term).SequenceEqual(iri) != isNegated) : TermId.Error;
    }
}
