namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Labels for blank nodes that have none in the text: <c>anon0</c>, <c>anon1</c>… A written label of that shape gets an underscore
/// (<c>anon7</c> becomes <c>anon_7</c>), so that the two can never meet.
/// </summary>
internal static class BlankNodeLabels
{
    private static ReadOnlySpan<byte> Stem => "anon"u8;

    /// <summary>Appends the label of a node without one.</summary>
    public static void AppendGenerated(Utf8Builder output, long number)
    {
        output.Append(Stem);
        number.TryFormat(output.GetSpan(20), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>Appends a label from the text.</summary>
    public static void AppendWritten(Utf8Builder output, ReadOnlySpan<byte> label)
    {
        if (label.StartsWith(Stem) && label.Length > Stem.Length && (label[Stem.Length] == '_' || NameCharacters.IsDigit(label[Stem.Length])))
        {
            output.Append(Stem);
            output.Append((byte)'_');
            label = label[Stem.Length..];
        }

        output.Append(label);
    }
}
