namespace HueKnowledgeGraph.Mapping;

/// <summary>A compiled expression.</summary>
internal abstract class Evaluator
{
    /// <summary>The fields of the result, if it is a record or a list of records.</summary>
    public virtual RecordShape? Shape => null;

    /// <summary>The first column that it reads, for messages; null if it reads none.</summary>
    public virtual string? Column => null;

    /// <summary>True if the result may differ between the values of <c>each</c>.</summary>
    public virtual bool DependsOnEach => false;

    public abstract Value Evaluate(RecordScope scope);
}

/// <summary>The same value for every record.</summary>
internal sealed class ConstantEvaluator(Value value) : Evaluator
{
    public Value Value => value;

    public override RecordShape? Shape => value.Record?.Shape;

    public override Value Evaluate(RecordScope scope) => value;
}

/// <summary>A column.</summary>
internal sealed class ColumnEvaluator(int index, string name) : Evaluator
{
    public int Index => index;

    public override string? Column => name;

    public override Value Evaluate(RecordScope scope) => scope.Column(index);
}

/// <summary>A value that is computed once in its life.</summary>
internal sealed class LetEvaluator(int slot, Evaluator inner) : Evaluator
{
    public override RecordShape? Shape => inner.Shape;

    public override string? Column => inner.Column;

    public override bool DependsOnEach => inner.DependsOnEach;

    public override Value Evaluate(RecordScope scope)
    {
        long stamp = inner.DependsOnEach ? scope.IterationStamp : scope.RecordStamp;
        return scope.TryGet(slot, stamp, out Value known) ? known : scope.Set(slot, stamp, inner.Evaluate(scope));
    }
}

/// <summary>The value of <c>each</c>, its number or the count, which the loop has set.</summary>
internal sealed class EachEvaluator(int slot, RecordShape? shape, string? column) : Evaluator
{
    public int Slot => slot;

    public override RecordShape? Shape => shape;

    public override string? Column => column;

    public override bool DependsOnEach => true;

    public override Value Evaluate(RecordScope scope)
    {
        scope.TryGet(slot, scope.IterationStamp, out Value value);
        return value;
    }
}

/// <summary>A text of its own for every record, and for every value of <c>each</c>.</summary>
internal sealed class RecordLabelEvaluator(string prefix) : Evaluator
{
    public override bool DependsOnEach => true;

    public override Value Evaluate(RecordScope scope) =>
        Value.Of(prefix + scope.IterationStamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A field of a record value, or of each of a list.</summary>
internal sealed class FieldEvaluator(Evaluator inner, int field) : Evaluator
{
    public override string? Column => inner.Column;

    public override bool DependsOnEach => inner.DependsOnEach;

    public override Value Evaluate(RecordScope scope)
    {
        Value value = inner.Evaluate(scope);
        if (value.Record is { } record)
            return record.Fields[field];
        if (value.Items is not { } items)
            return value;
        Value[] fields = new Value[items.Length];
        for (int index = 0; index < items.Length; index++)
            fields[index] = items[index].Record is { } item ? item.Fields[field] : items[index];
        return Value.List(fields);
    }
}

/// <summary>Fixed text and values in turn, as a text; nothing if one has no value, a list if one is a list.</summary>
internal sealed class TemplateEvaluator(Evaluator[] parts) : Evaluator
{
    public override string? Column => Array.Find(parts, part => part.Column is not null)?.Column;

    public override bool DependsOnEach => Array.Exists(parts, part => part.DependsOnEach);

    public override Value Evaluate(RecordScope scope)
    {
        List<string> texts = [string.Empty];
        foreach (Evaluator part in parts)
        {
            Value value = part.Evaluate(scope);
            if (value.IsNone || value.IsFailure)
                return value;
            texts = [.. from text in texts from item in value.AsItems().ToArray() select text + item];
        }

        return texts.Count == 1 ? Value.Of(texts[0]) : Value.List([.. texts.Select(text => Value.Of(text))]);
    }
}
