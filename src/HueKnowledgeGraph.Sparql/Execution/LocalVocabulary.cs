using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Terms that one query made and the store does not hold; number i has the id Local + i. Additions lock, reads do not.</summary>
internal sealed class LocalVocabulary
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TermKey, ulong> _ids = [];
    private volatile TermKey[] _terms = new TermKey[64];
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    public ulong Add(in TermSpan term)
    {
        var key = new TermKey(term.Kind, term.Direction, term.Value.ToArray(), term.Datatype.ToArray(), term.Language.ToArray());
        lock (_gate)
        {
            if (_ids.TryGetValue(key, out ulong id))
                return id;
            int number = _ids.Count;
            if (number == _terms.Length)
            {
                TermKey[] larger = new TermKey[2 * number];
                _terms.CopyTo(larger, 0);
                _terms = larger;
            }

            _terms[number] = key;
            id = TermId.Make(TermIdKind.Local, (ulong)number);
            _ids.Add(key, id);
            _bytes += 160 + key.Value.Length + key.Datatype.Length + key.Language.Length;
            return id;
        }
    }

    public TermSpan Read(ulong id)
    {
        TermKey key = _terms[(int)TermId.Payload(id)];
        return new TermSpan(key.Kind, key.Value, key.Datatype, key.Language, key.Direction);
    }

    private sealed record TermKey(TermKind Kind, BaseDirection Direction, byte[] Value, byte[] Datatype, byte[] Language)
    {
        public bool Equals(TermKey? other) => other is not null && Kind == other.Kind && Direction == other.Direction
            && Value.AsSpan().SequenceEqual(other.Value) && Datatype.AsSpan().SequenceEqual(other.Datatype)
            && Language.AsSpan().SequenceEqual(other.Language);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(Value);
            hash.AddBytes(Datatype);
            hash.AddBytes(Language);
            hash.Add(Kind);
            return hash.ToHashCode();
        }
    }
}
