using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>isIRI and its kin: decided by the kind of the id, except for terms of this query only and for the types of literals.</summary>
internal sealed class FastKindTest : FastNode
{
    private readonly FastNode _operand;
    private readonly ulong[] _answers = new ulong[16];

    private FastKindTest(FastNode operand, Func<TermIdKind, bool?> test)
    {
        _operand = operand;
        for (int kind = 1; kind < _answers.Length; kind++)
            _answers[kind] = test((TermIdKind)kind) is { } answer ? InlineTerm.MakeBoolean(answer) : Hole;
        _answers[(int)TermIdKind.Special] = TermId.Error;
        _answers[(int)TermIdKind.Local] = Hole;
        _answers[^1] = Hole;
    }

    /// <summary>The test of this name, or null if there is none.</summary>
    public static FastKindTest? TryCreate(string name, FastNode operand) => name switch
    {
        "ISIRI" or "ISURI" => new FastKindTest(operand, static kind => kind == TermIdKind.Iri),
        "ISBLANK" => new FastKindTest(operand, static kind => kind == TermIdKind.BlankNode),
        "ISTRIPLE" => new FastKindTest(operand, static kind => kind == TermIdKind.TripleTerm),
        "ISLITERAL" => new FastKindTest(operand, static kind => kind is >= TermIdKind.Literal and <= TermIdKind.GYear),
        "ISNUMERIC" => new FastKindTest(
            operand, static kind => kind == TermIdKind.Literal ? null : kind is TermIdKind.Integer or TermIdKind.Decimal),
        _ => null,
    };

    public override void Fill(Batch batch, Span<ulong> result)
    {
        _operand.Fill(batch, result);
        for (int i = 0; i < batch.RowCount; i++)
            result[i] = _answers[(int)TermId.Kind(result[i])];
    }
}
