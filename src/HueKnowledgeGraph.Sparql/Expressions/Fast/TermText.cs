using System.Text;

using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A string made from one term without making a value of it: a variable's, its STR, and parts of these.</summary>
internal abstract class TermText
{
    /// <summary>True iff the text is the whole lexical form of a string, and an error for any other term.</summary>
    public virtual bool IsWhole => false;

    /// <summary>The text; <paramref name="isError"/> where the term has none. Lives as long as the term and until the next call.</summary>
    public abstract ReadOnlySpan<byte> Of(TermSpan term, out bool isError);

    /// <summary>The text that an expression is of one variable; null if it is of another form.</summary>
    public static TermText? TryCreate(Expression expression, out Variable? variable)
    {
        variable = null;
        switch (expression)
        {
            case VariableExpression source:
                variable = source.Variable;
                return new Plain();
            case BuiltInCall { Name: "STR", Arguments: [VariableExpression source] }:
                variable = source.Variable;
                return new Str();
            case BuiltInCall { Name: "LCASE", Arguments: [var inner] }:
                return TryCreate(inner, out variable) is { } lowered ? new Lower(lowered) : null;
            case BuiltInCall
            {
                Name: "STRBEFORE" or "STRAFTER", Arguments: [var inner, ConstantExpression { Term: Literal { Datatype: Xsd.String } mark }],
            } cut:
                return TryCreate(inner, out variable) is { } text
                    ? new Part(text, Encoding.UTF8.GetBytes(mark.Lexical), cut.Name == "STRAFTER") : null;
            default:
                return null;
        }
    }

    /// <summary>The variable itself: strings, with and without language.</summary>
    private sealed class Plain : TermText
    {
        public override bool IsWhole => true;

        public override ReadOnlySpan<byte> Of(TermSpan term, out bool isError)
        {
            isError = term.Kind != TermKind.Literal || !term.Datatype.IsEmpty;
            return term.Value;
        }
    }

    private sealed class Str : TermText
    {
        public override ReadOnlySpan<byte> Of(TermSpan term, out bool isError)
        {
            isError = term.Kind is not (TermKind.Literal or TermKind.Iri);
            return term.Value;
        }
    }

    private sealed class Lower(TermText inner) : TermText
    {
        private byte[] _buffer = new byte[256];

        public override ReadOnlySpan<byte> Of(TermSpan term, out bool isError)
        {
            ReadOnlySpan<byte> text = inner.Of(term, out isError);
            if (isError)
                return default;
            if (LetterCase.MaxBytes(text.Length) > _buffer.Length)
                _buffer = new byte[2 * LetterCase.MaxBytes(text.Length)];
            int length = LetterCase.Write(text, _buffer, toUpper: false);
            return _buffer.AsSpan(0, length);
        }
    }

    /// <summary>STRBEFORE and STRAFTER with a constant without language, which goes with every string.</summary>
    private sealed class Part(TermText inner, byte[] mark, bool isAfter) : TermText
    {
        public override ReadOnlySpan<byte> Of(TermSpan term, out bool isError)
        {
            ReadOnlySpan<byte> text = inner.Of(term, out isError);
            int at = isError ? -1 : text.IndexOf(mark);
            return at < 0 ? default : isAfter ? text[(at + mark.Length)..] : text[..at];
        }
    }
}
