using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>CONCAT: with a language, and a direction, only if all arguments have the same.</summary>
internal sealed class ConcatNode(ScalarNode[] operands) : ScalarNode
{
    private byte[] _buffer = new byte[256];

    public override bool IsDeterministic => Array.TrueForAll(operands, operand => operand.IsDeterministic);

    public override Value Evaluate(Evaluation e)
    {
        // A nested CONCAT has a buffer of its own; this one is in use from here to the copy below.
        int length = 0;
        bool hasLanguage = operands.Length > 0;
        ReadOnlySpan<byte> language = default;
        BaseDirection direction = BaseDirection.None;
        for (int i = 0; i < operands.Length; i++)
        {
            Value part = operands[i].Evaluate(e);
            if (!part.IsStringLiteral)
                return Value.Error;
            if (i == 0)
            {
                language = part.Tag;
                direction = part.Direction;
            }

            hasLanguage &= part.Type == ValueType.LangString && part.Direction == direction && part.Tag.SequenceEqual(language);
            if ((long)length + part.Text.Length > _buffer.Length)
                MakeRoom(e, (long)length + part.Text.Length);
            part.Text.CopyTo(_buffer.AsSpan(length));
            length += part.Text.Length;
        }

        ReadOnlySpan<byte> text = e.Keep(_buffer.AsSpan(0, length));
        return hasLanguage ? Value.LangString(text, language, direction) : Value.String(text);
    }

    private void MakeRoom(Evaluation e, long length)
    {
        long capacity = Math.Max(length, 2L * _buffer.Length);
        if (capacity > 1 << 16)
            e.Context.RequireRoom(capacity, "CONCAT");
        if (length > Array.MaxLength)
            throw QueryLimitException.Memory("one text of CONCAT", length, Math.Min(e.Context.Options.MemoryBytes, Array.MaxLength));
        Array.Resize(ref _buffer, (int)Math.Min(capacity, Array.MaxLength));
    }
}
