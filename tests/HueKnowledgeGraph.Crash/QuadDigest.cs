using System.IO.Hashing;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Crash;

/// <summary>A number for a quad; sums of them stand for sets of quads.</summary>
internal static class QuadDigest
{
    /// <summary>Blank nodes count as one, as a store names them itself.</summary>
    public static ulong Of(Quad quad) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{quad.Subject} {quad.Predicate} {(quad.Object is BlankNode ? "_:" : quad.Object)} {quad.Graph}"));
}
