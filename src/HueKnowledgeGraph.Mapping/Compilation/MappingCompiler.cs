namespace HueKnowledgeGraph.Mapping;

/// <summary>Compiles a mapping file against its sources, which it opens: every column, function, table and prefix is checked here.</summary>
internal sealed class MappingCompiler
{
    private readonly MappingDocument _document;
    private readonly string _baseIri;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, LookupTable> _tables = new(StringComparer.Ordinal);

    private MappingCompiler(MappingDocument document, string baseIri, CancellationToken cancellation)
    {
        _document = document;
        _baseIri = baseIri;
        _cancellation = cancellation;
    }

    /// <summary>Opens and compiles all sources that mappings use, in the order of the file; the caller disposes them.</summary>
    public static IReadOnlyList<SourcePlan> Compile(MappingDocument document, string baseIri, CancellationToken cancellation)
    {
        MappingCompiler compiler = new(document, baseIri, cancellation);
        foreach (TableDefinition table in document.Tables)
            compiler._tables.Add(table.Name, LookupTableReader.Read(table));
        List<SourcePlan> plans = [];
        try
        {
            foreach (LogicalSource source in document.Sources)
            {
                if (!document.TriplesMaps.Any(map => map.Source == source))
                    continue;
                SourcePlan plan = new(source);
                plans.Add(plan);
                compiler.CompileAll(plan);
            }
        }
        catch
        {
            plans.ForEach(plan => plan.Dispose());
            throw;
        }

        return plans;
    }

    private void CompileAll(SourcePlan plan)
    {
        Dictionary<string, CompiledTriplesMap> compiled = new(StringComparer.Ordinal);
        foreach (TriplesMap map in _document.TriplesMaps.Where(map => map.Source == plan.Source))
            plan.Maps.Add(Compiled(plan, map, compiled));
        plan.Seal();
    }

    private CompiledTriplesMap Compiled(SourcePlan plan, TriplesMap map, Dictionary<string, CompiledTriplesMap> compiled)
    {
        if (!compiled.TryGetValue(map.Name, out CompiledTriplesMap? known))
            compiled[map.Name] = known = Compile(plan, map, compiled, withStatements: true, out _);
        return known;
    }

    private CompiledTriplesMap Compile(SourcePlan plan, TriplesMap map, Dictionary<string, CompiledTriplesMap> compiled, bool withStatements, out ExpressionCompiler compiler)
    {
        NameScope names = new(plan.Source, plan.Reader.Columns);
        ExpressionCompiler expressions = compiler = new ExpressionCompiler(names, _tables, _document.Prefixes);
        TermCompiler terms = new(expressions, plan.Buffer, _baseIri);
        CompiledEach? each = map.Each is null ? null : Each(plan, map.Each, names, expressions);
        List<Evaluator> lets = [];
        foreach (NamedExpression let in map.Let)
        {
            string? key = expressions.KeyOf(let.Value);
            LetEvaluator value = plan.Shared(key, () => new LetEvaluator(plan.NewSlot(), expressions.Compile(let.Value)));
            names.Add(let.Mark, let.Name, value, key);
            lets.Add(value);
        }

        return new CompiledTriplesMap
        {
            Map = map,
            Required = [.. map.Required.Select(column => SourceFile.Column(plan.Reader, plan.Source, column))],
            Condition = map.Condition is null ? null : expressions.Compile(map.Condition),
            Lets = [.. lets],
            Each = each,
            Subjects = [.. map.Subjects.Select(terms.Compile)],
            Graphs = Graphs(plan, map, terms),
            PredicateObjects = withStatements ? Statements(plan, map, terms, expressions, compiled) : [],
        };
    }

    private static CompiledEach Each(SourcePlan plan, NamedExpression each, NameScope names, ExpressionCompiler expressions)
    {
        Evaluator list = expressions.Compile(each.Value);
        CompiledEach compiled = new(list, plan.NewSlot(), plan.NewSlot(), plan.NewSlot());
        names.Add(each.Mark, each.Name, new EachEvaluator(compiled.ValueSlot, list.Shape, list.Column));
        names.Add(each.Mark, each.Name + ".index", new EachEvaluator(compiled.IndexSlot, null, list.Column));
        names.Add(each.Mark, each.Name + ".count", new EachEvaluator(compiled.CountSlot, null, list.Column));
        return compiled;
    }

    private static TermMaker?[] Graphs(SourcePlan plan, TriplesMap map, TermCompiler terms)
    {
        if (map.Graphs.Count > 0)
            return [.. map.Graphs.Select(terms.Graph)];
        return [plan.Source.Graph is { } graph ? terms.Graph(graph) : null];
    }

    private CompiledPredicateObject[] Statements(
        SourcePlan plan, TriplesMap map, TermCompiler terms, ExpressionCompiler expressions, Dictionary<string, CompiledTriplesMap> compiled)
    {
        List<CompiledPredicateObject> statements = [];
        foreach (PredicateObjectMap statement in map.PredicateObjects)
        {
            statements.Add(new CompiledPredicateObject
            {
                Condition = statement.Condition is null ? null : expressions.Compile(statement.Condition),
                Predicates = [.. statement.Predicates.Select(terms.Compile)],
                Objects = [.. statement.Objects.OfType<TermObjectMap>().Select(o => terms.Compile(o.Term))],
                References = [.. statement.Objects.OfType<RefObjectMap>().Select(o => Reference(plan, map, o, expressions, compiled))],
                Graphs = [.. statement.Graphs.Select(terms.Graph)],
            });
        }

        return [.. statements];
    }

    private SubjectReference Reference(
        SourcePlan plan, TriplesMap child, RefObjectMap reference, ExpressionCompiler expressions, Dictionary<string, CompiledTriplesMap> compiled)
    {
        TriplesMap[] parents = [.. _document.TriplesMaps.Where(map => map.Name == reference.ParentTriplesMap)];
        if (parents.Length == 0)
            MappingException.Throw(reference.Mark, $"'{reference.ParentTriplesMap}' names no mapping (mappings: {string.Join(", ", _document.TriplesMaps.Select(map => map.Name).Distinct())})");
        TriplesMap parent = parents[0];
        if (parent.Each is not null)
            MappingException.Throw(reference.Mark, $"mapping '{parent.Name}' has 'each' and cannot be referred to");
        if (reference.Conditions.Count > 0)
            return Join(parent, reference, expressions);
        if (!parents.Any(map => map.Source == child.Source))
            MappingException.Throw(reference.Mark, $"mapping '{parent.Name}' is on another source than '{child.Name}': a condition is needed");
        if (parent.Name == child.Name)
            MappingException.Throw(reference.Mark, $"mapping '{parent.Name}' refers to itself: a condition is needed");

        // Only the subjects are needed, so a mapping that is still being compiled can be referred to.
        return new SameRecordReference(Compile(plan, parent with { Source = child.Source }, compiled, withStatements: false, out _));
    }

    private JoinReference Join(TriplesMap parent, RefObjectMap reference, ExpressionCompiler childExpressions)
    {
        using SourcePlan plan = new(parent.Source);
        CompiledTriplesMap compiled = Compile(plan, parent, [], withStatements: false, out ExpressionCompiler parentExpressions);
        Evaluator[] parentKey = [.. reference.Conditions.Select(condition => parentExpressions.Compile(condition.Parent))];
        plan.Seal();
        return new JoinReference(
            JoinIndex.Build(plan, compiled, parentKey, _cancellation),
            [.. reference.Conditions.Select(condition => childExpressions.Compile(condition.Child))]);
    }
}
