using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Compiles term maps for one record buffer; constant terms are made here, once.</summary>
/// <param name="expressions">Compiles the values.</param>
/// <param name="buffer">Where the terms will be.</param>
/// <param name="baseIri">Put before relative IRIs.</param>
internal sealed class TermCompiler(ExpressionCompiler expressions, RecordBuffer buffer, string baseIri)
{
    private static readonly string[] DefaultGraphs = ["http://www.w3.org/ns/r2rml#defaultGraph", "http://w3id.org/rml/defaultGraph"];

    /// <summary>The graph of a source or the terms of a graph map; null for the default graph.</summary>
    public TermMaker? Graph(TermMap map) =>
        map.Value is ConstantExpression { Text: var text } && DefaultGraphs.Contains(text) ? null : Compile(map);

    public TermMaker Compile(TermMap map) => map.Value is ConstantExpression constant ? Constant(map, constant.Text) : Variable(map);

    private TermMaker Constant(TermMap map, string text)
    {
        if (map.Kind == TermKind.Iri)
        {
            string iri = PrefixTable.HasScheme(text) ? text : baseIri + text;
            if (!IriText.IsPossible(Encoding.UTF8.GetBytes(iri)))
                MappingException.Throw(map.Mark, $"'{iri}' is no IRI: blanks and the signs < > \" {{ }} | ^ ` \\ are not allowed");
            return Fixed(map, buffer.Constant(TermKind.Iri, iri));
        }

        if (map.Kind == TermKind.BlankNode)
            return Variable(map);
        if (map.Datatype is { Value: not ConstantExpression } || map.Language is not (null or ConstantExpression))
            return Variable(map);
        int datatype = Datatype(map, out LexicalForm? form);
        if (form is not null && !form.Accepts(Encoding.UTF8.GetBytes(text)))
            MappingException.Throw(map.Mark, $"'{text}' is no {form.Name}");
        return Fixed(map, buffer.Constant(TermKind.Literal, text, datatype, Language(map)));
    }

    private static TermMaker Fixed(TermMap map, int term) => new(map.Kind, [], map.Mark) { Fixed = term };

    private TermMaker Variable(TermMap map)
    {
        bool isTemplate = map.Value is TemplateExpression;
        List<TermSegment> segments = map.Value is TemplateExpression template
            ? [.. template.Parts.Select(Segment)]
            : [Segment(map.Value)];
        byte[]? mayNeed = null;
        if (map.Kind == TermKind.Iri && map.Value is TemplateExpression { Parts: [ConstantExpression { Text: var first }, ..] })
        {
            // The first part is fixed: whether the base comes before it is known now.
            if (!PrefixTable.HasScheme(first))
                segments[0] = new TermSegment(Encoding.UTF8.GetBytes(baseIri + first), null);
        }
        else if (map.Kind == TermKind.Iri)
        {
            mayNeed = Encoding.UTF8.GetBytes(baseIri);
        }

        bool datatypeVaries = map.Datatype is { Value: not ConstantExpression };
        LexicalForm? form = null;
        return new TermMaker(map.Kind, [.. segments], map.Mark)
        {
            Encodes = isTemplate && map.Kind == TermKind.Iri,
            Base = mayNeed,
            Datatype = datatypeVaries ? RecordBuffer.NoTerm : Datatype(map, out form),
            LexicalForm = form,
            DatatypeMaker = datatypeVaries ? Compile(map.Datatype!) : null,
            Language = map.Language is ConstantExpression ? Language(map) : RecordBuffer.NoTerm,
            LanguageValue = map.Language is null or ConstantExpression ? null : expressions.Compile(map.Language),
        };
    }

    private TermSegment Segment(ExpressionMap part) =>
        part is ConstantExpression { Text: var text } ? new TermSegment(Encoding.UTF8.GetBytes(text), null) : new TermSegment(null, expressions.Compile(part));

    private int Datatype(TermMap map, out LexicalForm? form)
    {
        form = null;
        if (map.Datatype?.Value is not ConstantExpression { Text: var text })
            return RecordBuffer.NoTerm;
        string iri = PrefixTable.HasScheme(text) ? text : baseIri + text;
        form = LexicalForm.Of(iri);
        return iri == Xsd.String ? RecordBuffer.NoTerm : buffer.Constant(TermKind.Iri, iri);
    }

    private int Language(TermMap map)
    {
        if (map.Language is not ConstantExpression { Text: var tag })
            return RecordBuffer.NoTerm;
        if (!LanguageTag.IsWellFormed(tag))
            MappingException.Throw(map.Language.Mark, $"'{tag}' is no language tag");
        return buffer.Constant(TermKind.None, tag);
    }
}
