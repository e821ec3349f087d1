namespace HueKnowledgeGraph.Sparql;

/// <summary>What follows from the stored triples and is answered too (SPARQL 1.1 Entailment Regimes).</summary>
public enum EntailmentRegime
{
    /// <summary>Simple entailment: what is stored and nothing else. The default.</summary>
    None,

    /// <summary>
    /// RDF and RDFS: sub-classes, sub-properties, domains and ranges, by expansion of each pattern while it is planned; nothing is
    /// materialised. What is left out is listed at <see cref="RdfsSnapshot"/>.
    /// </summary>
    Rdfs,
}
