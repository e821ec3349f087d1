namespace HueKnowledgeGraph.Sparql;

/// <summary>The sub-class and sub-property triples that follow in some graphs: those between stated ones, and each class and property below itself.</summary>
internal sealed class SchemaFacts
{
    private readonly (ulong Below, ulong Above)[] _classes;
    private readonly (ulong Below, ulong Above)[] _properties;

    /// <param name="reader">Statements of the graphs that count.</param>
    /// <param name="names">The vocabulary.</param>
    /// <param name="classes">Everything that is a class there.</param>
    /// <param name="properties">Everything that is a property there.</param>
    public SchemaFacts(SchemaReader reader, RdfsVocabulary names, RowCursor classes, RowCursor properties)
    {
        _classes = Pairs(reader, names.SubClassOf, classes);
        _properties = Pairs(reader, names.SubPropertyOf, properties);
    }

    /// <summary>Rows of rdfs:subClassOf or rdfs:subPropertyOf, in the order of a scan and with its leading keys.</summary>
    /// <param name="ofClasses">Sub-classes, not sub-properties.</param>
    /// <param name="isInverse">The object comes first.</param>
    /// <param name="bound">Bound keys, 0 to 2.</param>
    public KeyRow[] Rows(bool ofClasses, bool isInverse, ReadOnlySpan<ulong> bound)
    {
        var rows = new List<KeyRow>();
        foreach ((ulong below, ulong above) in ofClasses ? _classes : _properties)
        {
            (ulong first, ulong second) = isInverse ? (above, below) : (below, above);
            if ((bound.Length > 0 && bound[0] != first) || (bound.Length > 1 && bound[1] != second))
                continue;
            rows.Add(bound.Length switch { 0 => new KeyRow(first, second, 0), 1 => new KeyRow(second, 0, 0), _ => default });
        }

        rows.Sort();
        return [.. rows];
    }

    private static (ulong Below, ulong Above)[] Pairs(SchemaReader reader, ulong predicate, RowCursor nodes)
    {
        var hierarchy = new Hierarchy();
        reader.Pairs(predicate, hierarchy.Add);
        var pairs = new List<(ulong Below, ulong Above)>();
        while (nodes.Move())
            pairs.AddRange(hierarchy.Above(nodes.Current.First).Select(above => (nodes.Current.First, above)));
        return [.. pairs];
    }
}
