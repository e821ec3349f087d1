using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The queries that a SERVICE group becomes: its own text with the prologue before it, and a block of bindings beside it.</summary>
internal static class ServiceText
{
    private const string NotInIri = "<>\"{}|^`\\";

    /// <summary>The query of a group, restricted to some bindings.</summary>
    /// <param name="service">The pattern; <see cref="ServicePattern.Text"/> is set.</param>
    /// <param name="variables">Variables of the bindings.</param>
    /// <param name="rows">Distinct rows of terms as <see cref="Of"/> writes them; none: no restriction.</param>
    public static string Query(ServicePattern service, IReadOnlyList<Variable> variables, IReadOnlyCollection<string> rows)
    {
        var text = new StringBuilder(service.Prologue).Append("SELECT * WHERE { ");
        if (rows.Count > 0)
        {
            text.Append("VALUES (").AppendJoin(' ', variables).Append(") {\n");
            foreach (string row in rows)
                text.Append('(').Append(row).Append(")\n");
            text.Append("} ");
        }

        return text.Append(service.Text).Append("\n}").ToString();
    }

    /// <summary>
    /// A term as VALUES takes it. UNDEF for what another endpoint cannot be told: a blank node, a triple term, or an IRI that no syntax can write;
    /// then more comes back than is needed, and the join here decides.
    /// </summary>
    public static string Of(Term? term) => term switch
    {
        Iri iri when !iri.Value.AsSpan().ContainsAny(NotInIri) && !iri.Value.Any(c => c <= ' ') => iri.ToString(),
        Literal { Direction: BaseDirection.None } literal => literal.ToString(),
        _ => "UNDEF",
    };
}
