using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public class LocalVocabularyTests
{
    [Fact]
    public void A_term_keeps_one_id_and_comes_back_whole()
    {
        var vocabulary = new LocalVocabulary();
        Term[] terms =
        [
            new Iri("http://example.org/a"), new Literal("a"), new Literal("a", "http://example.org/type"), Literal.WithLanguage("a", "vi"),
            Literal.WithLanguage("a", "vi", BaseDirection.RightToLeft), new Literal(""), new Literal(new string('x', 100_000)), new BlankNode("a"),
            .. Enumerable.Range(0, 5000).Select(i => new Literal($"Điện {i}")),
        ];
        ulong[] ids = [.. terms.Select(term => Add(vocabulary, term))];
        Assert.Equal(terms.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(TermIdKind.Local, TermId.Kind(id)));
        Assert.Equal(ids, terms.Select(term => Add(vocabulary, term)));
        Assert.Equal(terms, ids.Select(id => Term.From(vocabulary.Read(id))));
    }

    [Fact]
    public void Its_bytes_are_counted()
    {
        var vocabulary = new LocalVocabulary();
        Add(vocabulary, new Literal(new string('x', 1_000_000)));
        Assert.InRange(vocabulary.Bytes, 1_000_000, 1_100_000);
    }

    private static ulong Add(LocalVocabulary vocabulary, Term term)
    {
        ulong[] id = new ulong[1];
        term.Use((vocabulary, id), static ((LocalVocabulary Vocabulary, ulong[] Id) state, in TermSpan span) => state.Id[0] = state.Vocabulary.Add(span));
        return id[0];
    }
}
