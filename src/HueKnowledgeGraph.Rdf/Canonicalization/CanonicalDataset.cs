using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A dataset in canonical form: sorted N-Quads lines, and what its blank nodes are called now.</summary>
public sealed class CanonicalDataset
{
    internal CanonicalDataset(IReadOnlyList<string> lines, IReadOnlyDictionary<string, string> labels)
    {
        Lines = lines;
        Labels = labels;
    }

    /// <summary>One statement each, in code point order, each with its full stop and without the line feed.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Blank node labels of the input and their canonical ones, <c>c14n0</c>, <c>c14n1</c>…, both without <c>_:</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>Writes the lines as canonical N-Quads in UTF-8, each ended by a line feed.</summary>
    public void WriteTo(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (string line in Lines)
            writer.WriteLine(line);
    }

    /// <summary>The canonical N-Quads document.</summary>
    public override string ToString() => string.Concat(Lines.Select(line => line + "\n"));
}
