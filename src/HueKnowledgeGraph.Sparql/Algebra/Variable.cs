namespace HueKnowledgeGraph.Sparql;

/// <summary>A variable of a query; also a blank node of a pattern, which is a variable that cannot be projected.</summary>
/// <param name="Name">Name without <c>?</c>. Names made by the translation start with a dot, which no query can write.</param>
public sealed record Variable(string Name)
{
    /// <summary>True iff the query's author wrote it: it appears under SELECT *.</summary>
    public bool IsVisible => Name[0] != '.';

    /// <summary>The name with its question mark.</summary>
    public override string ToString() => "?" + Name;
}
