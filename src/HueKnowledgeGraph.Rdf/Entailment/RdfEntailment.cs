namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Tells what follows from a graph (<see href="https://www.w3.org/TR/rdf12-semantics/">RDF 1.2 Semantics</see>), by applying the rules of
/// its sections 8 and 9 until nothing new comes, then looking for the conclusion in the result.
/// </summary>
/// <remarks>
/// For schemas and small graphs: the closure is held in memory, and matching blank nodes is bounded by <see cref="MaxSteps"/>. Queries over a
/// store have RDFS by expansion instead. Datatypes that count: <see cref="DatatypeValues.Known"/>; others that are named are taken as unknown.
/// </remarks>
public static class RdfEntailment
{
    /// <summary>Trials of a match before the question is given up with an <see cref="InvalidOperationException"/>.</summary>
    public const int MaxSteps = 1_000_000;

    /// <summary>True iff every interpretation of the regime that satisfies the graph satisfies the conclusion. Named graphs are not looked at.</summary>
    /// <param name="graph">What is given.</param>
    /// <param name="conclusion">What may follow.</param>
    /// <param name="regime">By which rules.</param>
    /// <param name="recognizedDatatypes">Datatype IRIs whose values are known; xsd:string and rdf:langString always are.</param>
    public static bool Entails(
        IEnumerable<Quad> graph, IEnumerable<Quad> conclusion, RdfEntailmentRegime regime, IEnumerable<string>? recognizedDatatypes = null)
    {
        Quad[] goals = [.. conclusion];
        EntailmentClosure closure = Close(graph, goals, regime, recognizedDatatypes);
        return closure.IsInconsistent || new GraphMatching(closure.Facts, MaxSteps).Finds(goals.Select(closure.Normalized));
    }

    /// <summary>True iff no interpretation satisfies the graph: a literal without a value, or one that its property's range forbids.</summary>
    public static bool IsInconsistent(IEnumerable<Quad> graph, RdfEntailmentRegime regime, IEnumerable<string>? recognizedDatatypes = null) =>
        Close(graph, [], regime, recognizedDatatypes).IsInconsistent;

    private static EntailmentClosure Close(IEnumerable<Quad> graph, Quad[] goals, RdfEntailmentRegime regime, IEnumerable<string>? datatypes)
    {
        var closure = new EntailmentClosure(regime, new DatatypeValues(datatypes ?? []));
        closure.Add(graph, goals);
        return closure;
    }
}
