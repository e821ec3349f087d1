using System.Globalization;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>UUID, STRUUID, BNODE (SPARQL 1.1 Query, sections 17.4.2.9, 17.4.2.12 and 17.4.2.13).</summary>
internal static class IdentifierFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add("UUID", static (_, _) => new VolatileNode(static e => e.Terms.IdOf(new Iri($"urn:uuid:{Guid.NewGuid():D}"))));
        table.Add("STRUUID", static (_, _) => new VolatileNode(static e => e.Terms.IdOf(new Literal(Guid.NewGuid().ToString("D")))));
        table.Add("BNODE", static (context, arguments) => arguments.Length == 0
            ? new VolatileNode(static e => e.Terms.IdOf(new BlankNode($"n{Guid.NewGuid():N}"))) : new LabelledBlankNode(arguments[0], context.SolutionScope));
    }

    /// <summary>
    /// BNODE(label): equal labels give the same node within one solution, and others in the next. A solution is known by its
    /// sequence (<see cref="QueryContext.SolutionScope"/>) and its number there, which <see cref="Evaluation.Row"/> counts.
    /// </summary>
    private sealed class LabelledBlankNode(ScalarNode label, long scope) : ScalarNode
    {
        public override bool IsDeterministic => false;

        public override Value Evaluate(Evaluation e)
        {
            Value value = label.Evaluate(e);
            if (value.Type != ValueType.String)
                return Value.Error;
            string name = string.Create(CultureInfo.InvariantCulture, $"s{scope}r{e.Row}x{Convert.ToHexStringLower(value.Text)}");
            return e.Read(e.Terms.IdOf(new BlankNode(name)), true);
        }
    }
}
