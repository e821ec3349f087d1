using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads predicate-object entries, in short and long form.</summary>
internal sealed class PredicateObjectReader(TermReader terms, ExpressionReader expressions)
{
    public PredicateObjectMap Read(YamlItem item)
    {
        if (item is YamlList list)
            return Short(list);
        YamlKeys keys = new(item, "a predicate-object");
        YamlItem predicates = keys.TakeRequired("predicates", "predicate", "p");
        YamlItem objects = keys.TakeRequired("objects", "object", "o");
        YamlItem? graphs = keys.Take("graphs", "graph", "g");
        YamlItem? condition = keys.Take("condition");
        YamlItem? suffix = keys.Take("datatype", "language");
        keys.End();
        List<TermMap> predicateMaps = [.. predicates.AsList().Select(terms.Predicate)];
        return new PredicateObjectMap(item.Mark)
        {
            Predicates = predicateMaps,
            Objects = [.. ObjectItems(objects).Select(o => Object(o, IsType(predicateMaps), suffix))],
            Graphs = graphs is null ? [] : [.. graphs.AsList().Select(graph => terms.Iri(graph, "a graph"))],
            Condition = condition is null ? null : expressions.Value(condition),
        };
    }

    private PredicateObjectMap Short(YamlList list)
    {
        if (list.Items.Count is not (2 or 3))
            MappingException.Throw(list.Mark, $"the short form is [predicate, object] or [predicate, object, datatype or language], found {list.Items.Count} parts");
        List<TermMap> predicates = [.. list.Items[0].AsList().Select(terms.Predicate)];
        YamlItem? suffix = list.Items.Count == 3 ? list.Items[2] : null;
        return new PredicateObjectMap(list.Mark)
        {
            Predicates = predicates,
            Objects = [.. list.Items[1].AsList().Select(o => Object(o, IsType(predicates), suffix))],
        };
    }

    /// <summary>In the long form an object in square brackets is <c>[value, datatype]</c>, and a list of objects is a list of these.</summary>
    private static IEnumerable<YamlItem> ObjectItems(YamlItem objects) => objects.AsList();

    private ObjectMap Object(YamlItem item, bool isType, YamlItem? suffix)
    {
        if (item is YamlList { Items: [var value, var own] })
            return new TermObjectMap(item.Mark, terms.Object(value, isType, own));
        if (item is YamlMap map && map.Entries.Any(entry => entry.Key.Text is "mapping" or "mappings" or "m"))
            return Reference(item);
        return new TermObjectMap(item.Mark, terms.Object(item, isType, suffix));
    }

    private RefObjectMap Reference(YamlItem item)
    {
        YamlKeys keys = new(item, "a reference to a mapping");
        string parent = keys.TakeRequired("mapping", "mappings", "m").AsText("a mapping's name");
        YamlItem? condition = keys.Take("condition", "conditions");
        keys.End();
        return new RefObjectMap(item.Mark, parent, condition is null ? [] : [.. condition.AsList().Select(Join)]);
    }

    private JoinCondition Join(YamlItem item)
    {
        if (expressions.Value(item) is not FunctionExpression { Arguments: [var first, var second] } call
            || call.Function is not ("equal" or "idlab-fn:equal" or "equals"))
            throw MappingException.At(item.Mark, "a join is written equal(str1: $(column here), str2: $(column there))");
        bool turned = first.Parameter is { } name && name.EndsWith("str2", StringComparison.Ordinal);
        return turned ? new JoinCondition(item.Mark, second.Value, first.Value) : new JoinCondition(item.Mark, first.Value, second.Value);
    }

    private static bool IsType(List<TermMap> predicates) =>
        predicates.All(predicate => predicate.Value is ConstantExpression { Text: RdfVocabulary.Type });
}
