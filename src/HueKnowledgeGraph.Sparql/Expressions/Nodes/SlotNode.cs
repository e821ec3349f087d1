namespace HueKnowledgeGraph.Sparql;

/// <summary>A variable, or the column of another batch expression (EXISTS).</summary>
/// <param name="slot">Its place in <see cref="Evaluation.Slots"/>.</param>
internal sealed class SlotNode(int slot) : ScalarNode
{
    /// <summary>Whether the value must outlive the next read of a term; the compiler clears it where this is the only reader of terms.</summary>
    public bool CopiesText { get; set; } = true;

    public override Value Evaluate(Evaluation e) => e.Read(e.Slots[slot], CopiesText);

    public ulong Id(Evaluation e) => e.Slots[slot];
}
