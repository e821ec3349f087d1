namespace HueKnowledgeGraph.Rdf;

/// <summary>All that follows from a graph by the rules of a regime; literals may be subjects in it.</summary>
internal sealed class EntailmentClosure(RdfEntailmentRegime regime, DatatypeValues values)
{
    private static readonly Iri Type = new(RdfVocabulary.Type);
    private static readonly Iri Property = Rdf("Property");
    private static readonly Iri SubClassOf = Rdfs("subClassOf");
    private static readonly Iri SubPropertyOf = Rdfs("subPropertyOf");
    private static readonly Iri Domain = Rdfs("domain");
    private static readonly Iri Range = Rdfs("range");
    private static readonly Iri Resource = Rdfs("Resource");
    private static readonly Iri Class = Rdfs("Class");
    private static readonly Iri LiteralClass = Rdfs("Literal");
    private static readonly Iri Datatype = Rdfs("Datatype");
    private static readonly Iri Proposition = Rdfs("Proposition");
    private static readonly Iri Membership = Rdfs("ContainerMembershipProperty");
    private readonly HashSet<Fact> _facts = [];
    private readonly Queue<Fact> _new = new();
    private readonly Dictionary<Term, List<Fact>> _byPredicate = [];
    private readonly Dictionary<(Term Predicate, Term Subject), List<Term>> _objects = [];
    private readonly Dictionary<(Term Predicate, Term Object), List<Term>> _subjects = [];

    /// <summary>Everything that follows.</summary>
    public IReadOnlySet<Fact> Facts => _facts;

    /// <summary>True iff nothing can satisfy the graph, so that everything follows.</summary>
    public bool IsInconsistent { get; private set; }

    /// <summary>Takes in a graph; <paramref name="goals"/> say which container membership properties matter beside the graph's own.</summary>
    public void Add(IEnumerable<Quad> graph, IEnumerable<Quad> goals)
    {
        Quad[] given = [.. graph];
        foreach (Quad quad in given)
        {
            Look(quad.Object);
            Add(Normalized(quad));
        }

        if (regime == RdfEntailmentRegime.Simple)
            return;
        AddRdfAxioms(given.Concat(goals));
        if (regime == RdfEntailmentRegime.Rdfs)
            AddRdfsAxioms();
        while (_new.TryDequeue(out Fact fact) && !IsInconsistent)
            Apply(fact);
        IsInconsistent |= HasClash();
    }

    /// <summary>The statement with each literal's value in the place of the literal.</summary>
    public Fact Normalized(Quad quad) => new(Normalized(quad.Subject), quad.Predicate, Normalized(quad.Object));

    private static Iri Rdf(string name) => new(RdfVocabulary.Namespace + name);

    private static Iri Rdfs(string name) => new("http://www.w3.org/2000/01/rdf-schema#" + name);

    private Term Normalized(Term term) => term switch
    {
        Literal literal => values.Normalized(literal),
        TripleTerm triple => new TripleTerm(Normalized(triple.Subject), triple.Predicate, Normalized(triple.Object)),
        _ => term,
    };

    /// <summary>Ill-typed literals make a graph inconsistent; the others have a type (rule GrdfD1), triple terms too.</summary>
    private void Look(Term term)
    {
        if (term is Literal literal)
        {
            IsInconsistent |= values.IsIllTyped(literal);
            if (regime == RdfEntailmentRegime.Simple || !values.Recognized.Contains(literal.Datatype))
                return;
            foreach (string datatype in values.Recognized.Where(outer => DatatypeValues.IsWithin(literal.Datatype, outer)))
                Add(new Fact(values.Normalized(literal), Type, new Iri(datatype)));
        }
        else if (term is TripleTerm triple)
        {
            Look(triple.Subject);
            Look(triple.Object);
            if (regime == RdfEntailmentRegime.Rdfs)
                Add(new Fact(Normalized(triple), Type, Proposition));
        }
    }

    private void Add(Fact fact)
    {
        if (!_facts.Add(fact))
            return;
        _new.Enqueue(fact);
        Keep(_byPredicate, fact.Predicate, fact);
        Keep(_objects, (fact.Predicate, fact.Subject), fact.Object);
        Keep(_subjects, (fact.Predicate, fact.Object), fact.Subject);
    }

    private static void Keep<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<TValue>? list))
            index.Add(key, list = []);
        list.Add(value);
    }

    private Term[] ObjectsOf(Term predicate, Term subject) => _objects.TryGetValue((predicate, subject), out List<Term>? found) ? [.. found] : [];

    private Term[] SubjectsOf(Term predicate, Term @object) => _subjects.TryGetValue((predicate, @object), out List<Term>? found) ? [.. found] : [];

    private Fact[] With(Term predicate) => _byPredicate.TryGetValue(predicate, out List<Fact>? found) ? [.. found] : [];

    private void AddRdfAxioms(IEnumerable<Quad> all)
    {
        foreach (string name in new[] { "type", "subject", "predicate", "object", "first", "rest", "value", "reifies" })
            Add(new Fact(Rdf(name), Type, Property));
        Add(new Fact(Rdf("nil"), Type, Rdf("List")));
        HashSet<Iri> members = [Rdf("_1")];
        foreach (Quad quad in all)
            members.UnionWith(new[] { quad.Subject, quad.Predicate, quad.Object }.OfType<Iri>().Where(IsMembership));
        foreach (Iri member in members)
        {
            Add(new Fact(member, Type, Property));
            if (regime != RdfEntailmentRegime.Rdfs)
                continue;
            Add(new Fact(member, Type, Membership));
            Add(new Fact(member, Domain, Resource));
            Add(new Fact(member, Range, Resource));
        }
    }

    private static bool IsMembership(Iri iri) => iri.Value.StartsWith(RdfVocabulary.Namespace + "_", StringComparison.Ordinal)
        && iri.Value.AsSpan(RdfVocabulary.Namespace.Length + 1) is { Length: > 0 } number && !number.ContainsAnyExceptInRange('0', '9') && number[0] != '0';

    /// <summary>The axiomatic triples of section 9, as domain and range of each property, then the rest.</summary>
    private void AddRdfsAxioms()
    {
        (Iri Property, Iri Domain, Iri Range)[] table =
        [
            (Type, Resource, Class), (Domain, Property, Class), (Range, Property, Class), (SubPropertyOf, Property, Property),
            (SubClassOf, Class, Class), (Rdf("subject"), Rdf("Statement"), Resource), (Rdf("predicate"), Rdf("Statement"), Resource),
            (Rdf("object"), Rdf("Statement"), Resource), (Rdfs("member"), Resource, Resource), (Rdf("first"), Rdf("List"), Resource),
            (Rdf("rest"), Rdf("List"), Rdf("List")), (Rdfs("seeAlso"), Resource, Resource), (Rdfs("isDefinedBy"), Resource, Resource),
            (Rdfs("comment"), Resource, LiteralClass), (Rdfs("label"), Resource, LiteralClass), (Rdf("value"), Resource, Resource),
            (Rdf("reifies"), Resource, Proposition),
        ];
        foreach ((Iri property, Iri domain, Iri range) in table)
        {
            Add(new Fact(property, Domain, domain));
            Add(new Fact(property, Range, range));
        }

        foreach (string container in new[] { "Alt", "Bag", "Seq" })
            Add(new Fact(Rdf(container), SubClassOf, Rdfs("Container")));
        Add(new Fact(Membership, SubClassOf, Property));
        Add(new Fact(Datatype, SubClassOf, Class));
        Add(new Fact(Rdfs("isDefinedBy"), SubPropertyOf, Rdfs("seeAlso")));
        foreach (string datatype in values.Recognized)
            Add(new Fact(new Iri(datatype), Type, Datatype));
    }

    /// <summary>Rules in which the fact is one of the premises (sections 8.1.1 and 9.2.1).</summary>
    private void Apply(Fact fact)
    {
        Add(new Fact(fact.Predicate, Type, Property));
        if (regime != RdfEntailmentRegime.Rdfs)
            return;
        Add(new Fact(fact.Subject, Type, Resource));
        Add(new Fact(fact.Object, Type, Resource));
        foreach (Term domain in ObjectsOf(Domain, fact.Predicate))
            Add(new Fact(fact.Subject, Type, domain));
        foreach (Term range in ObjectsOf(Range, fact.Predicate))
            Add(new Fact(fact.Object, Type, range));
        foreach (Term wider in ObjectsOf(SubPropertyOf, fact.Predicate).Where(wider => wider is Iri))
            Add(fact with { Predicate = wider });
        if (fact.Predicate == Type)
            ApplyType(fact.Subject, fact.Object);
        else if (fact.Predicate == Domain)
            AddAll(With(fact.Subject), statement => new Fact(statement.Subject, Type, fact.Object));
        else if (fact.Predicate == Range)
            AddAll(With(fact.Subject), statement => new Fact(statement.Object, Type, fact.Object));
        else if (fact.Predicate == SubPropertyOf)
            ApplySubProperty(fact);
        else if (fact.Predicate == SubClassOf)
            ApplySubClass(fact);
    }

    private void ApplyType(Term subject, Term type)
    {
        foreach (Term wider in ObjectsOf(SubClassOf, type))
            Add(new Fact(subject, Type, wider));
        if (type == Class)
        {
            Add(new Fact(subject, SubClassOf, Resource));
            Add(new Fact(subject, SubClassOf, subject));
        }
        else if (type == Property)
        {
            Add(new Fact(subject, SubPropertyOf, subject));
        }
        else if (type == Membership)
        {
            Add(new Fact(subject, SubPropertyOf, Rdfs("member")));
        }
        else if (type == Datatype)
        {
            Add(new Fact(subject, SubClassOf, LiteralClass));
        }
    }

    private void ApplySubProperty(Fact fact)
    {
        if (fact.Object is Iri wider)
            AddAll(With(fact.Subject), statement => statement with { Predicate = wider });
        ApplyChain(fact);
    }

    private void ApplySubClass(Fact fact)
    {
        foreach (Term member in SubjectsOf(Type, fact.Subject))
            Add(new Fact(member, Type, fact.Object));
        ApplyChain(fact);
    }

    private void ApplyChain(Fact fact)
    {
        foreach (Term wider in ObjectsOf(fact.Predicate, fact.Object))
            Add(fact with { Object = wider });
        foreach (Term narrower in SubjectsOf(fact.Predicate, fact.Subject))
            Add(fact with { Subject = narrower });
    }

    private void AddAll(IEnumerable<Fact> statements, Func<Fact, Fact> conclusion)
    {
        foreach (Fact statement in statements)
            Add(conclusion(statement));
    }

    /// <summary>True iff something would have to be a value of datatypes that it cannot be one of.</summary>
    private bool HasClash()
    {
        foreach (IGrouping<Term, Term> types in With(Type).Where(f => f.Object is Iri iri && values.Recognized.Contains(iri.Value)).GroupBy(f => f.Subject, f => f.Object))
        {
            string[] datatypes = [.. types.Cast<Iri>().Select(iri => iri.Value)];
            if (types.Key is Literal literal && datatypes.Any(datatype => !values.MayBeIn(literal, datatype)))
                return true;
            if (datatypes.Any(one => datatypes.Any(two => !DatatypeValues.MayMeet(one, two))))
                return true;
        }

        return With(SubClassOf).Any(f => f is { Subject: Iri inner, Object: Iri outer }
            && values.Recognized.Contains(inner.Value) && values.Recognized.Contains(outer.Value) && !DatatypeValues.IsWithin(inner.Value, outer.Value));
    }
}

/// <summary>A triple in which a literal may be the subject ("generalized RDF").</summary>
internal readonly record struct Fact(Term Subject, Term Predicate, Term Object);
