namespace HueKnowledgeGraph.Rdf;

/// <summary>The prefixes that a writer has declared, and the choice of one for an IRI.</summary>
internal sealed class PrefixChoice
{
    // Longest namespace first; ties in the order of declaration.
    private readonly List<Declared> _prefixes = [];

    /// <summary>The prefixes that an IRI was written with, in the order of their names.</summary>
    public IEnumerable<(byte[] Prefix, byte[] Namespace)> Used => _prefixes.Where(p => p.IsUsed)
        .OrderBy(p => System.Text.Encoding.UTF8.GetString(p.Prefix), StringComparer.Ordinal).Select(p => (p.Prefix, p.Namespace));

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
        _prefixes.Insert(place < 0 ? _prefixes.Count : place, new Declared(iri.ToArray(), prefix.ToArray()));
        return true;
    }

    /// <summary>Appends the IRI as a prefixed name if one of the prefixes allows it without escapes.</summary>
    public bool TryAppend(Utf8Builder output, ReadOnlySpan<byte> iri)
    {
        foreach (Declared declared in _prefixes)
        {
            if (!iri.StartsWith(declared.Namespace) || !TurtleNames.IsPlainLocal(iri[declared.Namespace.Length..]))
                continue;
            declared.IsUsed = true;
            output.Append(declared.Prefix);
            output.Append((byte)':');
            output.Append(iri[declared.Namespace.Length..]);
            return true;
        }

        return false;
    }

    private sealed class Declared(byte[] iriNamespace, byte[] prefix)
    {
        public byte[] Namespace { get; } = iriNamespace;

        public byte[] Prefix { get; } = prefix;

        public bool IsUsed { get; set; }
    }
}
