using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// GROUP_CONCAT: lexical forms and IRIs in the order of the input; blank nodes and triple terms are errors, and passed over like them.
/// </summary>
internal sealed class ConcatAccumulator(QueryContext context, string separator) : Accumulator
{
    private readonly byte[] _separator = Encoding.UTF8.GetBytes(separator);
    private readonly Evaluation _evaluation = new(context, 0);
    private Text[] _texts = [];

    public override void EnsureGroups(int groupCount) => Grow(ref _texts, groupCount, context);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            if (values[i] <= TermId.DefaultGraph)
                continue;
            _evaluation.BeginRow();
            Value value = _evaluation.Read(values[i], false);
            if (value.Type is ValueType.BlankNode or ValueType.TripleTerm)
                continue;
            ReadOnlySpan<byte> text = _evaluation.Text(value);
            for (long rows = multiplicities.IsEmpty ? 1 : multiplicities[i]; rows > 0; rows--)
            {
                Append(ref _texts[groups[i]], text);
                if ((rows & 0xFFFF) == 0)
                    context.Poll(); // empty texts take no memory, however many there are
            }
        }
    }

    public override ulong Result(int group)
    {
        ref Text text = ref _texts[group];
        return context.Terms.IdOf(new TermSpan(TermKind.Literal, text.Bytes.AsSpan(0, text.Length)));
    }

    private void Append(ref Text text, ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> gap = text.Count++ == 0 ? default : _separator;
        int length = checked(text.Length + gap.Length + value.Length);
        if (text.Bytes is null || length > text.Bytes.Length)
        {
            int capacity = Math.Max(length, (int)Math.Min(2L * text.Length, Array.MaxLength));
            context.Charge(capacity - (text.Bytes?.Length ?? 0), "GROUP_CONCAT");
            Array.Resize(ref text.Bytes, capacity);
        }

        gap.CopyTo(text.Bytes.AsSpan(text.Length));
        value.CopyTo(text.Bytes.AsSpan(text.Length + gap.Length));
        text.Length = length;
    }

    private struct Text
    {
        public byte[]? Bytes;
        public int Length;
        public long Count;
    }
}
