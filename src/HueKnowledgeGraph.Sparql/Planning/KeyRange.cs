using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Conditions on a variable that are ranges of ids: the kinds of term.</summary>
internal static class KeyRange
{
    /// <summary>The ids [from, below) of stored terms for which a condition is true; false if it is not a range.</summary>
    public static bool TryOf(Expression condition, out Variable variable, out ulong from, out ulong below)
    {
        (variable, from, below) = (null!, 0, 0);
        if (condition is not BuiltInCall { Arguments: [VariableExpression argument] } call)
            return false;
        variable = argument.Variable;
        (from, below) = call.Name switch
        {
            "ISBLANK" => (Start(TermIdKind.BlankNode), Start(TermIdKind.Iri)),
            "ISIRI" or "ISURI" => (Start(TermIdKind.Iri), Start(TermIdKind.Literal)),
            "ISLITERAL" => (Start(TermIdKind.Literal), Start(TermIdKind.TripleTerm)),
            _ => (0ul, 0ul),
        };
        return below > 0;
    }

    private static ulong Start(TermIdKind kind) => TermId.Make(kind, 0);
}
