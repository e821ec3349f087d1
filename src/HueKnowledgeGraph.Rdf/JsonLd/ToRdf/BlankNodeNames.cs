using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Labels of the blank nodes of one document: as written where RDF allows that, else new ones.</summary>
internal sealed class BlankNodeNames(string prefix)
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);
    private Dictionary<string, long>? _renamed;
    private long _generated;

    /// <summary>Appends the label of an identifier <c>_:x</c>, or of a node without one.</summary>
    public void Append(Utf8Builder output, string? id)
    {
        output.Append(_prefix);
        if (id is null)
        {
            BlankNodeLabels.AppendGenerated(output, _generated++);
            return;
        }

        byte[] label = Encoding.UTF8.GetBytes(id[2..]);
        if (IsLabel(label))
            BlankNodeLabels.AppendWritten(output, label);
        else
        {
            ref long number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                _renamed ??= new Dictionary<string, long>(StringComparer.Ordinal), id, out bool isKnown);
            if (!isKnown)
                number = _generated++;
            BlankNodeLabels.AppendGenerated(output, number);
        }
    }

    /// <summary>BLANK_NODE_LABEL: a letter, underscore or digit first, no full stop last.</summary>
    private static bool IsLabel(byte[] label)
    {
        int first = NameCharacters.Decode(label, out _);
        return first >= 0 && (NameCharacters.IsU(first) || NameCharacters.IsDigit(first)) && NameCharacters.NameLength(label) == label.Length;
    }
}
