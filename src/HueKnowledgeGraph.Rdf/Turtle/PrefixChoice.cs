namespace HueKnowledgeGraph.Rdf;

/// <summary>The prefixes that a writer has declared, and the choice of one for an IRI.</summary>
internal sealed class PrefixChoice
{
    // Longest namespace first; ties in the order of declaration.
    private readonly List<(byte[] Namespace, byte[] Prefix)> _prefixes = [];

    /// <summary>Declares a prefix; false if it stands for that namespace already.</summary>
    public bool TryAdd(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        for (int i = 0; i < _prefixes.Count; i++)
        {
            if (!prefix.SequenceEqual(_prefixes[i].Prefix))
                continue;
            if (iri.SequenceEqual(_prefixes[i].Namespace))
                return false;
            _prefixes.RemoveAt(i);
            break;
        }

        int length = iri.Length;
        int place = _prefixes.FindIndex(p => p.Namespace.Length < length);
        _prefixes.Insert(place < 0 ? _prefixes.Count : place, (iri.ToArray(), prefix.ToArray()));
        return true;
    }

    /// <summary>Appends the IRI as a prefixed name if one of the prefixes allows it without escapes.</summary>
    public bool TryAppend(Utf8Builder output, ReadOnlySpan<byte> iri)
    {
        foreach ((byte[] start, byte[] prefix) in _prefixes)
        {
            if (!iri.StartsWith(start) || !TurtleNames.IsPlainLocal(iri[start.Length..]))
                continue;
            output.Append(prefix);
            output.Append((byte)':');
            output.Append(iri[start.Length..]);
            return true;
        }

        return false;
    }
}
