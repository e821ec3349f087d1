using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A position of a triple pattern: a constant, a variable, or a triple term with variables inside (SPARQL 1.2).</summary>
public abstract record PatternTerm
{
    private PatternTerm()
    {
    }

    /// <summary>A fixed term.</summary>
    public sealed record Constant(Term Term) : PatternTerm
    {
        /// <summary>The term as N-Triples writes it.</summary>
        public override string ToString() => Term.ToString();
    }

    /// <summary>A variable or a pattern's blank node.</summary>
    public sealed record Var(Variable Variable) : PatternTerm
    {
        /// <summary>The variable.</summary>
        public override string ToString() => Variable.ToString();
    }

    /// <summary>A triple term that holds at least one variable.</summary>
    public sealed record Triple(PatternTerm Subject, PatternTerm Predicate, PatternTerm Object) : PatternTerm
    {
        /// <summary>The triple term as SPARQL writes it.</summary>
        public override string ToString() => $"<<( {Subject} {Predicate} {Object} )>>";
    }
}
