namespace HueKnowledgeGraph.Rdf;

/// <summary>A JSON array.</summary>
internal sealed class JsonList : List<object?>
{
    public JsonList()
    {
    }

    public JsonList(int capacity)
        : base(capacity)
    {
    }

    /// <summary>An array of one value.</summary>
    public static JsonList Of(object? value) => new(1) { value };

    /// <summary>The value if it is an array, else an array of the value alone.</summary>
    public static JsonList From(object? value) => value as JsonList ?? Of(value);

    /// <summary>Adds values and returns this array.</summary>
    public JsonList Filled(IEnumerable<object?> values)
    {
        AddRange(values);
        return this;
    }
}
