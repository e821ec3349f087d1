using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One mf:QueryEvaluationTest: a query, a dataset, an expected answer.</summary>
internal sealed class EvaluationTest
{
    private readonly Query _query;
    private readonly TestDataset _dataset;
    private readonly ExpectedAnswer _expected;
    private readonly bool _isLax;

    private readonly IReadOnlyDictionary<string, TestDataset> _services;

    private EvaluationTest(
        Query query, TestDataset dataset, IReadOnlyDictionary<string, TestDataset> services, ExpectedAnswer expected, bool isLax)
    {
        _services = services;
        _query = query;
        _dataset = dataset;
        _expected = expected;
        _isLax = isLax;
    }

    /// <summary>Reads query, dataset and answer.</summary>
    public static EvaluationTest Read(ManifestEntry entry)
    {
        Term queryFile = entry.Graph.Object(entry.Action!, TestManifest.Qt + "query")!;
        Query query = SparqlParser.ParseQuery(File.ReadAllText(ManifestEntry.PathOf(queryFile)), ((Iri)queryFile).Value);
        var dataset = new TestDataset();
        foreach (Term data in entry.Graph.Objects(entry.Action!, TestManifest.Qt + "data"))
            dataset.Add(data, null);
        foreach (Term data in entry.Graph.Objects(entry.Action!, TestManifest.Qt + "graphData").Concat(query.From).Concat(query.FromNamed).Distinct())
            dataset.Add(data, ((Iri)data).Value);
        bool isLax = entry.Graph.Text(new Iri(entry.Id), TestManifest.Mf + "resultCardinality") == TestManifest.Mf + "LaxCardinality";
        return new EvaluationTest(query, dataset, Services(entry), ExpectedAnswer.Read(ManifestEntry.PathOf(entry.Result!), query.Form), isLax);
    }

    private static Dictionary<string, TestDataset> Services(ManifestEntry entry)
    {
        var services = new Dictionary<string, TestDataset>();
        foreach (Term service in entry.Graph.Objects(entry.Action!, TestManifest.Qt + "serviceData"))
        {
            var dataset = new TestDataset();
            foreach (Term data in entry.Graph.Objects(service, TestManifest.Qt + "data"))
                dataset.Add(data, null);
            services.Add(((Iri)entry.Graph.Object(service, TestManifest.Qt + "endpoint")!).Value, dataset);
        }

        return services;
    }

    private static readonly SpillSpace Spill = new(Path.Combine(Path.GetTempPath(), $"hue-conformance-spill-{Environment.ProcessId}"), 1L << 30);

    /// <summary>Runs the query over a store in memory, one on disk and one with changes that are not in segments, with the planner and without, in memory and with all that can spill on disk.</summary>
    public void Run(EntailmentRegime entailment)
    {
        using (IQuadSnapshot snapshot = _dataset.InMemory())
            Check(snapshot, "in memory", entailment);
        using TemporaryStore store = _dataset.OnDisk();
        using (IQuadSnapshot snapshot = store.Store.OpenSnapshot())
            Check(snapshot, "on disk", entailment);
        using var changed = new TemporaryStore();
        using (IQuadSnapshot snapshot = changed.LoadAndChange(_dataset.Quads()))
            Check(snapshot, "of segments and changes", entailment);
    }

    private void Check(IQuadSnapshot snapshot, string place, EntailmentRegime entailment)
    {
        using ServiceStandIn? standIn = _services.Count > 0 ? new ServiceStandIn(_services) : null;
        foreach ((bool usePlanner, bool spills) in new[] { (true, false), (false, false), (true, true) })
        {
            var options = new QueryOptions
            {
                Services = standIn,
                UnionDefaultGraph = false,
                UsePlanner = usePlanner,
                Entailment = entailment,
                Timeout = TimeSpan.FromSeconds(20),
                Spill = Spill,
                SpillsAlways = spills,
            };
            using QueryResult result = QueryEngine.Execute(_query, snapshot, options, TestContext.Current.CancellationToken);
            string? difference = result is GraphResult graph ? CompareGraph(graph) : CompareDocument(result);
            Assert.True(difference is null, $"Over a dataset {place}, planner {(usePlanner ? "on" : "off")}{(spills ? ", spilling" : "")}: {difference}");
        }
    }

    private string? CompareGraph(GraphResult result)
    {
        var actual = new GraphNavigator();
        result.WriteTo(actual);
        IReadOnlyList<Quad> expected = _expected.Graph ?? throw new InvalidOperationException("The expected answer is no graph.");
        return GraphIsomorphism.AreIsomorphic(actual.Quads, expected)
            ? null
            : $"expected\n{string.Join('\n', expected)}\nactual\n{string.Join('\n', actual.Quads)}";
    }

    /// <summary>Writes the answer in the format of the expected one and reads it back, so that formats are tested on the way.</summary>
    private string? CompareDocument(QueryResult result)
    {
        using var text = new MemoryStream();
        ResultWriter.Write(result, _expected.Format, text, TestContext.Current.CancellationToken);
        text.Position = 0;
        ResultDocument actual = ResultReader.Read(text, _expected.Format);
        ResultDocument expected = _expected.Document ?? throw new InvalidOperationException("The expected answer is a graph.");
        if (expected.Answer is not null || actual.Answer is not null)
            return expected.Answer == actual.Answer ? null : $"expected {expected.Answer}, actual {actual.Answer}";
        bool isOrdered = _expected.IsOrdered && IsOrdered(_query.Pattern);
        return SolutionComparison.Difference(expected.Solutions!, actual.Solutions!, isOrdered, _isLax);
    }

    private static bool IsOrdered(GraphPattern pattern) => pattern switch
    {
        OrderPattern => true,
        ProjectPattern p => IsOrdered(p.Inner),
        DistinctPattern p => IsOrdered(p.Inner),
        ReducedPattern p => IsOrdered(p.Inner),
        SlicePattern p => IsOrdered(p.Inner),
        _ => false,
    };
}
