namespace HueKnowledgeGraph.Mapping;

/// <summary>What an expression gives: nothing, a text, a list, a record with named fields, a table, or a failure.</summary>
/// <remarks>One reference wide. A list holds at least one value, none of them a list or nothing; numbers, dates and truth are texts.</remarks>
internal readonly struct Value
{
    private const string TrueText = "true";
    private const string FalseText = "false";
    private readonly object? _content;

    private Value(object? content) => _content = content;

    public static Value None => default;

    public static Value True => new(TrueText);

    public static Value False => new(FalseText);

    public bool IsNone => _content is null;

    public bool IsFailure => _content is Failure;

    /// <summary>True if this is true, or a list with something true in it.</summary>
    public bool IsTrue => _content is TrueText || (_content is Value[] items && Array.Exists(items, item => item.IsTrue));

    /// <summary>The text, or null if this is something else.</summary>
    public string? Text => _content as string;

    /// <summary>The items, or null if this is no list.</summary>
    public Value[]? Items => _content as Value[];

    /// <summary>The record, or null if this is something else.</summary>
    public RecordValue? Record => _content as RecordValue;

    /// <summary>The table, or null if this is something else.</summary>
    public LookupTable? Table => _content as LookupTable;

    /// <summary>Why there is no value, or null if this is something else.</summary>
    public Failure? Failure => _content as Failure;

    /// <summary>A text; the empty text is no value.</summary>
    public static Value Of(string? text) => string.IsNullOrEmpty(text) ? default : new Value(text);

    public static Value Of(bool truth) => new(truth ? TrueText : FalseText);

    public static Value Of(RecordValue record) => new(record);

    public static Value Of(LookupTable table) => new(table);

    public static Value Fail(Failure failure) => new(failure);

    public static Value Fail(string english, string vietnamese, string? found = null) => new(new Failure(english, vietnamese) { Found = found });

    /// <summary>A list; what is nothing is left out, lists within are opened, and an empty list is no value.</summary>
    public static Value List(IReadOnlyList<Value> items)
    {
        List<Value> flat = new(items.Count);
        foreach (Value item in items)
        {
            if (item.IsFailure)
                return item;
            if (item.Items is { } nested)
                flat.AddRange(nested);
            else if (!item.IsNone)
                flat.Add(item);
        }

        return flat.Count == 0 ? default : new Value(flat.ToArray());
    }

    /// <summary>A list, the one text if there is but one, or no value.</summary>
    public static Value OneOrList(IEnumerable<string> texts)
    {
        Value list = List([.. texts.Select(text => Of(text))]);
        return list.Items is [var only] ? only : list;
    }

    /// <summary>The items of a list, or the one value, or none.</summary>
    public ReadOnlySpan<Value> AsItems() => _content is null ? [] : Items ?? [this];

    /// <summary>True if both are the same text, list or record, item by item.</summary>
    public bool SameAs(Value other)
    {
        if (_content is null || other._content is null)
            return _content is null && other._content is null;
        if (Text is { } text)
            return text == other.Text;
        if (Items is { } items)
            return other.Items is { } others && SameItems(items, others);
        return Record is { } record ? other.Record is { } otherRecord && SameItems(record.Fields, otherRecord.Fields) : ReferenceEquals(_content, other._content);
    }

    /// <inheritdoc/>
    public override string ToString() => _content switch
    {
        null => string.Empty,
        Value[] items => string.Join("; ", items),
        _ => _content.ToString() ?? string.Empty,
    };

    private static bool SameItems(Value[] items, Value[] others)
    {
        if (items.Length != others.Length)
            return false;
        for (int index = 0; index < items.Length; index++)
        {
            if (!items[index].SameAs(others[index]))
                return false;
        }

        return true;
    }
}
