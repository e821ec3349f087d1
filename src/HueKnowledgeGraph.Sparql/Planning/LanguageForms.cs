using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Makes a literal that a query writes in a pattern match every stored literal whose language tag differs in case only.</summary>
/// <remarks>
/// <para>Language tags know no case (RDF 1.1 Concepts, section 3.3; RDF 1.2 says it more plainly), but the store keeps them as they were
/// loaded. So the constant becomes the one stored form, or, if there are several, a hidden variable over them.</para>
/// <para>Only what the query's text says is widened, before planning: values that come out of the store are compared as they are.</para>
/// </remarks>
internal sealed class LanguageForms(QueryContext context) : PatternRewriter
{
    // 2^8 look-ups of a few microseconds; enough for zh-Hant-TW. Longer tags are sought as written, in lower and in the customary case.
    private const int MaxLetters = 8;

    private readonly Dictionary<Literal, Literal[]> _known = [];
    private readonly List<ValuesPattern> _choices = [];
    private int _variableCount;

    public override GraphPattern Apply(GraphPattern pattern)
    {
        if (pattern is not (BasicGraphPattern or PathPattern))
            return base.Apply(pattern);
        GraphPattern changed = base.Apply(pattern);
        foreach (ValuesPattern choice in _choices)
            changed = new JoinPattern(changed, choice);
        _choices.Clear();
        return changed;
    }

    protected override PatternTerm Apply(PatternTerm term)
    {
        if (term is PatternTerm.Triple triple)
            return new PatternTerm.Triple(Apply(triple.Subject), Apply(triple.Predicate), Apply(triple.Object));
        if (term is not PatternTerm.Constant { Term: Literal { Language: not null } literal })
            return term;
        if (!_known.TryGetValue(literal, out Literal[]? forms))
            _known.Add(literal, forms = Stored(literal));
        if (forms.Length < 2)
            return forms.Length == 0 ? term : new PatternTerm.Constant(forms[0]);
        var variable = new Variable($".language{_variableCount++}"); // no query can write a name with a dot in front
        _choices.Add(new ValuesPattern([variable], [.. forms.Select(form => new Term?[] { form })]));
        return new PatternTerm.Var(variable);
    }

    private Literal[] Stored(Literal literal) =>
        [.. Cases(literal.Language!).Select(tag => literal with { Language = tag }).Where(form => TermId.Kind(context.Terms.IdOf(form)) != TermIdKind.Local)];

    private static IEnumerable<string> Cases(string tag)
    {
        string lower = tag.ToLowerInvariant();
        int[] letters = [.. Enumerable.Range(0, lower.Length).Where(i => char.IsAsciiLetterLower(lower[i]))];
        if (letters.Length > MaxLetters)
            return new[] { tag, lower, CustomaryCase(lower) }.Distinct();
        return Enumerable.Range(0, 1 << letters.Length).Select(mask =>
        {
            char[] form = lower.ToCharArray();
            for (int i = 0; i < letters.Length; i++)
            {
                if ((mask >> i & 1) != 0)
                    form[letters[i]] = char.ToUpperInvariant(form[letters[i]]);
            }

            return new string(form);
        });
    }

    /// <summary><c>vi-Hani-VN</c>: regions in upper case, scripts capitalised, all else in lower case (RFC 5646, section 2.1.1).</summary>
    private static string CustomaryCase(string lower) => string.Join('-', lower.Split('-').Select((part, i) => part switch
    {
        { Length: 2 } when i > 0 => part.ToUpperInvariant(),
        { Length: 4 } when i > 0 => char.ToUpperInvariant(part[0]) + part[1..],
        _ => part,
    }));
}
