using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads a YAML file into <see cref="YamlItem"/>s that know their line and column.</summary>
internal static class YamlReader
{
    private const string MergeKey = "<<";

    /// <summary>Reads the one document of a file.</summary>
    /// <exception cref="MappingException">The text is not YAML, or is empty.</exception>
    public static YamlItem Read(string file, TextReader text)
    {
        YamlStream stream = [];
        Parser parser = new(text);
        try
        {
            stream.Load(parser);
        }
        catch (System.Text.DecoderFallbackException fault)
        {
            throw new MappingException(file, -1, -1, "the mapping file is not UTF-8; save it as UTF-8", fault);
        }
        catch (InvalidOperationException fault)
        {
            // YamlDotNet 18 says no more than this of a bracket that is not closed.
            Mark mark = parser.Current?.End ?? Mark.Empty;
            throw new MappingException(file, mark.Line - 1, mark.Column - 1, "not YAML: a bracket or quote that begins before or near here is not closed", fault);
        }
        catch (YamlException fault)
        {
            throw new MappingException(file, fault.Start.Line - 1, fault.Start.Column - 1, $"not YAML: {fault.Message}", fault);
        }

        if (stream.Documents.Count != 1)
            throw new MappingException(file, -1, -1, $"a mapping file holds one YAML document, found {stream.Documents.Count}");
        return Convert(file, stream.Documents[0].RootNode);
    }

    private static YamlItem Convert(string file, YamlNode node)
    {
        MappingMark mark = new(file, (int)node.Start.Line - 1, (int)node.Start.Column - 1);
        return node switch
        {
            YamlScalarNode scalar => new YamlText(mark, (scalar.Value ?? string.Empty).Normalize()),
            YamlSequenceNode sequence => new YamlList(mark, [.. sequence.Children.Select(child => Convert(file, child))]),
            YamlMappingNode map => new YamlMap(mark, Entries(file, map)),
            _ => throw MappingException.At(mark, "neither a text, nor a list, nor a mapping of keys"),
        };
    }

    /// <summary>The entries of a map: its own, and those of its merge keys that it does not have itself.</summary>
    private static List<YamlEntry> Entries(string file, YamlMappingNode map)
    {
        List<YamlEntry> entries = [];
        List<YamlEntry> merged = [];
        foreach ((YamlNode keyNode, YamlNode valueNode) in map.Children)
        {
            if (Convert(file, keyNode) is not YamlText key)
                throw new MappingException(file, keyNode.Start.Line - 1, keyNode.Start.Column - 1, "a key must be a text");
            YamlItem value = Convert(file, valueNode);
            if (key.Text == MergeKey)
                merged.AddRange(MergedEntries(value));
            else
                entries.Add(new YamlEntry(key, value));
        }

        HashSet<string> own = [.. entries.Select(entry => entry.Key.Text)];
        List<YamlEntry> all = [.. merged.Where(entry => own.Add(entry.Key.Text))];
        all.AddRange(entries);
        return all;
    }

    private static IEnumerable<YamlEntry> MergedEntries(YamlItem value) => value switch
    {
        YamlMap map => map.Entries,
        YamlList list => list.Items.SelectMany(MergedEntries),
        _ => throw MappingException.At(value.Mark, $"'{MergeKey}' wants the alias of a mapping of keys, found {value.Kind}"),
    };
}
