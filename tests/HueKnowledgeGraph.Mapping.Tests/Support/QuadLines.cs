using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping.Tests;

/// <summary>Keeps quads as lines of N-Quads, in the order in which they come.</summary>
internal sealed class QuadLines : IQuadSink
{
    public List<string> Lines { get; } = [];

    public List<string> Prefixes { get; } = [];

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        string line = $"{Text(subject)} {Text(predicate)} {Text(@object)}";
        Lines.Add(graph.IsNone ? line + " ." : $"{line} {Text(graph)} .");
    }

    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) =>
        Prefixes.Add($"{Encoding.UTF8.GetString(prefix)}: {Encoding.UTF8.GetString(iri)}");

    private static string Text(in TermSpan term)
    {
        string value = Encoding.UTF8.GetString(term.Value);
        return term.Kind switch
        {
            TermKind.Iri => $"<{value}>",
            TermKind.BlankNode => $"_:{value}",
            _ when !term.Language.IsEmpty => $"\"{value}\"@{Encoding.UTF8.GetString(term.Language)}",
            _ when !term.Datatype.IsEmpty => $"\"{value}\"^^<{Encoding.UTF8.GetString(term.Datatype)}>",
            _ => $"\"{value}\"",
        };
    }
}
