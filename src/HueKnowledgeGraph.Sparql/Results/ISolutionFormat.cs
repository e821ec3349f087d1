using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What differs between the formats of solutions; a struct without state, so that the row loop is compiled for each.</summary>
internal interface ISolutionFormat
{
    /// <summary>True iff unbound cells leave no trace (JSON, XML); false iff they are empty columns (CSV, TSV).</summary>
    static abstract bool SkipsUnbound { get; }

    /// <summary>What stands between the cells that are written.</summary>
    static abstract ReadOnlySpan<byte> CellSeparator { get; }

    /// <summary>What stands behind each cell.</summary>
    static abstract ReadOnlySpan<byte> CellEnd { get; }

    /// <summary>What stands before each row.</summary>
    static abstract ReadOnlySpan<byte> RowStart { get; }

    /// <summary>What stands behind each row.</summary>
    static abstract ReadOnlySpan<byte> RowEnd { get; }

    /// <summary>What stands between rows.</summary>
    static abstract ReadOnlySpan<byte> RowSeparator { get; }

    /// <summary>What stands before each cell of a variable.</summary>
    static abstract byte[] CellStart(Variable variable);

    /// <summary>Up to the first row.</summary>
    static abstract void WriteHead(Utf8Output output, IReadOnlyList<Variable> variables);

    /// <summary>A term; called once or more for each.</summary>
    static abstract void WriteTerm(Utf8Output output, in TermSpan term);

    /// <summary>Behind the last row.</summary>
    static abstract void WriteTail(Utf8Output output);

    /// <summary>The whole answer to ASK.</summary>
    static abstract void WriteBoolean(Utf8Output output, bool value);
}
