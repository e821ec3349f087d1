using System.Security.Cryptography;

namespace HueKnowledgeGraph.Sparql;

/// <summary>MD5, SHA1, SHA256, SHA384, SHA512 of a string's UTF-8, in lower-case hexadecimal (SPARQL 1.1 Query, section 17.4.6).</summary>
internal static class HashFunctions
{
    private delegate int Hash(ReadOnlySpan<byte> text, Span<byte> target);

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
#pragma warning disable CA5350, CA5351 // Reason: SPARQL names these functions; they protect nothing here.
        table.Add1("MD5", Lift(MD5.HashData, MD5.HashSizeInBytes));
        table.Add1("SHA1", Lift(SHA1.HashData, SHA1.HashSizeInBytes));
#pragma warning restore CA5350, CA5351
        table.Add1("SHA256", Lift(SHA256.HashData, SHA256.HashSizeInBytes));
        table.Add1("SHA384", Lift(SHA384.HashData, SHA384.HashSizeInBytes));
        table.Add1("SHA512", Lift(SHA512.HashData, SHA512.HashSizeInBytes));
    }

    private static Function1 Lift(Hash hash, int sizeBytes) => (Evaluation e, scoped in Value a) =>
    {
        if (a.Type != ValueType.String)
            return Value.Error;
        Span<byte> digest = e.Take(sizeBytes);
        hash(a.Text, digest);
        Span<byte> text = e.Take(2 * sizeBytes);
        Convert.TryToHexStringLower(digest, text, out _);
        return Value.String(text);
    };
}
