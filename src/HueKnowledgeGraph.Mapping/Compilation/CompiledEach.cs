using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The list of an <c>each</c>, and where its value, number and count are put.</summary>
internal sealed record CompiledEach(Evaluator List, int ValueSlot, int IndexSlot, int CountSlot)
{
    public void Set(RecordScope scope, Value value, int index, int count)
    {
        scope.Set(ValueSlot, scope.IterationStamp, value);
        scope.Set(IndexSlot, scope.IterationStamp, Value.Of((index + 1).ToString(CultureInfo.InvariantCulture)));
        scope.Set(CountSlot, scope.IterationStamp, Value.Of(count.ToString(CultureInfo.InvariantCulture)));
    }
}
