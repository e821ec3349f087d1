using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>xsd:integer of inline booleans and integers.</summary>
internal sealed class FastIntegerCast(FastNode operand) : FastNode
{
    public override void Fill(Batch batch, Span<ulong> result)
    {
        operand.Fill(batch, result);
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong id = result[i];
            result[i] = TermId.Kind(id) switch
            {
                TermIdKind.Boolean => InlineTerm.TryMakeInteger(InlineTerm.BooleanValue(id) ? 1 : 0, out ulong number) ? number : Hole,
                TermIdKind.Integer => id,
                TermIdKind.Special => TermId.Error,
                _ => Hole,
            };
        }
    }
}
