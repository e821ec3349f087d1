namespace HueKnowledgeGraph.Rdf;

/// <summary>What counts as following from a graph (<see href="https://www.w3.org/TR/rdf12-semantics/">RDF 1.2 Semantics</see>).</summary>
public enum RdfEntailmentRegime
{
    /// <summary>Simple entailment (section 5): blank nodes stand for something.</summary>
    Simple = 0,

    /// <summary>RDF entailment (section 8): predicates are properties, literals have their datatypes.</summary>
    Rdf = 1,

    /// <summary>RDFS entailment (section 9): sub-classes, sub-properties, domains, ranges and the rest of the vocabulary.</summary>
    Rdfs = 2,
}
