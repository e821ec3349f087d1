using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Declared prefixes and their namespaces, by bytes.</summary>
internal sealed class PrefixTable
{
    private readonly Dictionary<byte[], byte[]> _namespaces = new(BytesComparer.Instance);
    private readonly Dictionary<byte[], byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public PrefixTable() => _lookup = _namespaces.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Declares or redeclares a prefix (without colon).</summary>
    public void Set(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => _lookup[prefix] = iri.ToArray();

    /// <summary>Finds the namespace of a prefix.</summary>
    public bool TryGet(ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> iri)
    {
        bool found = _lookup.TryGetValue(prefix, out byte[]? bytes);
        iri = bytes;
        return found;
    }

    /// <summary>The clause of the error for a prefix that is not declared; names the declared one that looks most like it.</summary>
    public string Undeclared(ReadOnlySpan<byte> prefix)
    {
        string wanted = Encoding.UTF8.GetString(prefix);
        string? likely = _namespaces.Keys.Select(Encoding.UTF8.GetString)
            .Select(p => (Prefix: p, Distance: EditDistance(p, wanted)))
            .Where(p => p.Distance <= Math.Max(1, wanted.Length / 3) && p.Prefix.Length > 0)
            .OrderBy(p => p.Distance).ThenBy(p => p.Prefix, StringComparer.Ordinal)
            .Select(p => p.Prefix).FirstOrDefault();
        return $"the prefix '{wanted}:' is not declared" + (likely is null ? "; declare it with @prefix" : $"; did you mean '{likely}:'?");
    }

    /// <summary>Insertions, deletions and replacements from one word to the other, letter case counting as none.</summary>
    private static int EditDistance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            uint hash = 2166136261;
            foreach (byte b in alternate)
                hash = (hash ^ b) * 16777619;
            return (int)hash;
        }
    }
}
