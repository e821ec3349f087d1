namespace HueKnowledgeGraph.Rdf;

/// <summary>Equality of JSON values: objects without regard to the order of keys, arrays in order.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(object? left, object? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        switch (left, right)
        {
            case (JsonMap a, JsonMap b):
                return MapsAreEqual(a, b);
            case (JsonList a, JsonList b):
                if (a.Count != b.Count)
                    return false;
                for (int i = 0; i < a.Count; i++)
                {
                    if (!AreEqual(a[i], b[i]))
                        return false;
                }

                return true;
            default:
                return Equals(left, right);
        }
    }

    private static bool MapsAreEqual(JsonMap a, JsonMap b)
    {
        if (a.Count != b.Count)
            return false;
        foreach ((string key, object? value) in a.Entries)
        {
            if (!b.TryGetValue(key, out object? other) || !AreEqual(value, other))
                return false;
        }

        return true;
    }
}
