using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A literal: lexical form, datatype, and language and base direction where it has them.</summary>
/// <remarks>Two literals are the same term iff all four parts agree; language tags compare as written here, and without regard to
/// case where SPARQL says so.</remarks>
/// <param name="Lexical">The lexical form, escapes resolved.</param>
/// <param name="Datatype">The datatype IRI; xsd:string for a plain literal, rdf:langString or rdf:dirLangString with a language.</param>
/// <param name="Language">The language tag as written, or null.</param>
/// <param name="Direction">The base direction; only with a language.</param>
public sealed record Literal(string Lexical, string Datatype = Xsd.String, string? Language = null, BaseDirection Direction = BaseDirection.None) : Term
{
    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Literal;

    /// <summary>A language-tagged string.</summary>
    public static Literal WithLanguage(string lexical, string language, BaseDirection direction = BaseDirection.None) =>
        new(lexical, direction == BaseDirection.None ? RdfVocabulary.LangString : RdfVocabulary.DirLangString, language, direction);

    /// <inheritdoc/>
    public override void Use<TState>(TState state, TermSpanAction<TState> use)
    {
        byte[] value = Encoding.UTF8.GetBytes(Lexical);
        byte[] language = Language is null ? [] : Encoding.UTF8.GetBytes(Language);
        byte[] datatype = Language is not null || Datatype == Xsd.String ? [] : Encoding.UTF8.GetBytes(Datatype);
        use(state, new TermSpan(TermKind.Literal, value, datatype, language, Direction));
    }

    /// <summary>The literal as canonical N-Triples writes it.</summary>
    public override string ToString()
    {
        string text = "";
        Use(0, (int _, in TermSpan span) => text = NTriplesText.ToString(span));
        return text;
    }

    internal static new Literal From(in TermSpan term)
    {
        string lexical = Encoding.UTF8.GetString(term.Value);
        if (!term.Language.IsEmpty)
            return WithLanguage(lexical, Encoding.UTF8.GetString(term.Language), term.Direction);
        return term.Datatype.IsEmpty ? new Literal(lexical) : new Literal(lexical, Encoding.UTF8.GetString(term.Datatype));
    }
}
