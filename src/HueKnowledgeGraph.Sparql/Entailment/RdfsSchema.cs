using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The sub-class, sub-property, domain and range statements of a store, from all of its graphs, read once for a query.</summary>
internal sealed class RdfsSchema
{
    private readonly Dictionary<ulong, List<ulong>> _domains = [];
    private readonly Dictionary<ulong, List<ulong>> _ranges = [];
    private readonly Dictionary<ulong, ulong[]> _subjectClasses = [];
    private readonly Dictionary<ulong, ulong[]> _objectClasses = [];

    public RdfsSchema(IQuadSnapshot snapshot, RdfsVocabulary names)
    {
        Names = names;
        SchemaReader reader = new(snapshot, GraphSelection.UnionOfAll);
        reader.Pairs(names.SubClassOf, Classes.Add);
        reader.Pairs(names.SubPropertyOf, Properties.Add);
        reader.Pairs(names.Domain, (property, type) => Add(_domains, property, type));
        reader.Pairs(names.Range, (property, type) => Add(_ranges, property, type));

        // The axiomatic triples that tell classes and properties (RDF 1.1 Semantics, section 9): others would say of all that it is a resource.
        Add(_ranges, names.Type, names.Class);
        Add(_domains, names.SubClassOf, names.Class);
        Add(_ranges, names.SubClassOf, names.Class);
        Add(_domains, names.SubPropertyOf, names.Property);
        Add(_ranges, names.SubPropertyOf, names.Property);
        Add(_domains, names.Domain, names.Property);
        Add(_ranges, names.Domain, names.Class);
        Add(_domains, names.Range, names.Property);
        Add(_ranges, names.Range, names.Class);
        Predicates = reader.Predicates();
        StoredClasses = [.. Properties.Below(names.Type).SelectMany(reader.Objects).Order().Distinct()];
    }

    /// <summary>Ids of the vocabulary.</summary>
    public RdfsVocabulary Names { get; }

    /// <summary>Sub-classes.</summary>
    public Hierarchy Classes { get; } = new();

    /// <summary>Sub-properties.</summary>
    public Hierarchy Properties { get; } = new();

    /// <summary>Predicates of stored triples, ascending.</summary>
    public ulong[] Predicates { get; }

    /// <summary>Objects of stored triples of rdf:type and the predicates below it, ascending.</summary>
    public ulong[] StoredClasses { get; }

    /// <summary>Classes of a subject of this predicate, with those above; ascending.</summary>
    public ulong[] SubjectClasses(ulong predicate) => ClassesOf(predicate, _domains, _subjectClasses);

    /// <summary>Classes of an object of this predicate, with those above; ascending.</summary>
    public ulong[] ObjectClasses(ulong predicate) => ClassesOf(predicate, _ranges, _objectClasses);

    /// <summary>Every class that a thing of the store may be of, ascending.</summary>
    public ulong[] AllClasses() =>
        [.. StoredClasses.SelectMany(Classes.Above).Concat(Predicates.SelectMany(SubjectClasses)).Concat(Predicates.SelectMany(ObjectClasses))
            .Append(Names.Property).Order().Distinct()];

    /// <summary>Every predicate of a triple that follows, ascending.</summary>
    public ulong[] AllPredicates() =>
        [.. Predicates.SelectMany(Properties.Above).Concat([Names.Type, Names.SubClassOf, Names.SubPropertyOf]).Order().Distinct()];

    private static void Add(Dictionary<ulong, List<ulong>> lists, ulong key, ulong value)
    {
        if (!lists.TryGetValue(key, out List<ulong>? list))
            lists.Add(key, list = []);
        list.Add(value);
    }

    private ulong[] ClassesOf(ulong predicate, Dictionary<ulong, List<ulong>> stated, Dictionary<ulong, ulong[]> known)
    {
        if (!known.TryGetValue(predicate, out ulong[]? classes))
        {
            classes = [.. Properties.Above(predicate).SelectMany(p => stated.GetValueOrDefault(p) ?? []).SelectMany(Classes.Above).Order().Distinct()];
            known.Add(predicate, classes);
        }

        return classes;
    }
}
