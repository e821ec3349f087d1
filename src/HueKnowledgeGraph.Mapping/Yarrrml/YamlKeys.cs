namespace HueKnowledgeGraph.Mapping;

/// <summary>The keys of one YAML mapping, taken by any of their names; what nobody takes is an error.</summary>
internal sealed class YamlKeys
{
    private readonly YamlMap _map;
    private readonly string _what;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _shown = [];

    /// <summary>Opens a node.</summary>
    /// <param name="item">The node.</param>
    /// <param name="what">What it describes, for messages: "a mapping", "source 'objects'".</param>
    public YamlKeys(YamlItem item, string what)
    {
        _map = item as YamlMap ?? throw MappingException.At(item.Mark, $"{what} must be a mapping of keys, found {item.Kind}");
        _what = what;
    }

    public MappingMark Mark => _map.Mark;

    /// <summary>The value of the first of these names that is there.</summary>
    public YamlItem? Take(params ReadOnlySpan<string> names)
    {
        _shown.Add(names[0]);
        YamlEntry? found = null;
        foreach (string name in names)
        {
            _known.Add(name);
            if (_map.Entries.FirstOrDefault(entry => entry.Key.Text == name) is { } entry)
            {
                if (found is not null)
                    MappingException.Throw(entry.Key.Mark, $"'{name}' and '{found.Key.Text}' mean the same key of {_what}");
                found = entry;
            }
        }

        return found?.Value;
    }

    public YamlItem TakeRequired(params ReadOnlySpan<string> names) =>
        Take(names) ?? throw MappingException.At(_map.Mark, $"{_what} has no '{names[0]}'");

    /// <summary>Ends the reading: every key must have been asked for.</summary>
    public void End()
    {
        foreach (YamlEntry entry in _map.Entries)
        {
            string key = entry.Key.Text;
            if (!_known.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal))
                MappingException.Throw(entry.Key.Mark, $"'{key}' is no key of {_what} (keys: {string.Join(", ", _shown)})");
        }
    }
}
