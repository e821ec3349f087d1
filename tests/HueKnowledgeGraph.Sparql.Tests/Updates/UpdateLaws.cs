using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>What updates do, whatever the store; each kind of store has a class that runs these.</summary>
public abstract class UpdateLaws : IDisposable
{
    private const string Prefixes = "PREFIX : <https://hue.example/> ";
    private readonly Lazy<IQuadStore> _store;

    protected UpdateLaws() => _store = new Lazy<IQuadStore>(NewStore);

    private IQuadStore Store => _store.Value;

    protected abstract IQuadStore NewStore();

    [Fact]
    public void Operations_of_a_request_see_what_those_before_did()
    {
        UpdateReport report = Run("""
            INSERT DATA { :ngọ-môn :built 1833 } ;
            DELETE { ?s :built ?y } INSERT { ?s :era :minh-mạng ; :year ?y } WHERE { ?s :built ?y } ;
            INSERT { GRAPH :eras { ?e :of ?s } } WHERE { ?s :era ?e }
            """);
        Assert.Equal((3, 0, 3), (report.Added, report.Removed, report.Operations));
        Assert.Equal([":eras :minh-mạng :of :ngọ-môn", ":ngọ-môn :era :minh-mạng", ":ngọ-môn :year 1833"], Quads());
    }

    [Fact]
    public void A_request_that_fails_does_nothing_at_all()
    {
        Run("INSERT DATA { GRAPH :g { :a :p 1 } }");
        UpdateException failure = Assert.Throws<UpdateException>(() => Run("CLEAR ALL ; INSERT DATA { GRAPH :h { :b :p 2 } } ; CREATE GRAPH :h"));
        Assert.Equal(3, failure.Operation);
        Assert.Contains("CREATE: the graph <https://hue.example/h> is there already.", failure.Message, StringComparison.Ordinal);
        Assert.Equal([":g :a :p 1"], Quads());
    }

    [Fact]
    public void What_is_inserted_stays_though_another_solution_deletes_it()
    {
        Run("INSERT DATA { :a :n 1 . :b :n 2 . :c :n 3 }");
        UpdateReport report = Run("DELETE { ?s :n ?n } INSERT { ?s :n ?more . ?s :n ?n } WHERE { ?s :n ?n BIND(?n + 1 AS ?more) }");
        Assert.Equal((3, 0), (report.Added, report.Removed));
        Assert.Equal([":a :n 1", ":a :n 2", ":b :n 2", ":b :n 3", ":c :n 3", ":c :n 4"], Quads());
    }

    [Fact]
    public void Each_solution_gets_blank_nodes_of_its_own()
    {
        Run("INSERT DATA { :a :n 1 . :b :n 2 }");
        Run("INSERT { ?s :note [ :value ?n ; :same _:x ] . _:x :of ?s } WHERE { ?s :n ?n }");
        Assert.Equal(2, Count("?s :note ?note . ?note :same ?x . ?x :of ?s"));
        Assert.Equal(4, Count("SELECT DISTINCT ?b { { ?a ?p ?b } UNION { ?b ?p ?a } FILTER(isBlank(?b)) }"));
    }

    [Fact]
    public void Blank_nodes_of_two_requests_are_two_though_their_labels_are_equal()
    {
        Run("INSERT DATA { _:x :p 1 . _:x :p 2 }");
        Run("INSERT DATA { _:x :p 1 }");
        Assert.Equal(2, Count("?x :p 1"));
    }

    [Fact]
    public void A_blank_node_of_the_store_can_be_moved_and_removed()
    {
        Run("INSERT DATA { :a :note _:n . _:n :value 1 }");
        Run("DELETE { ?n :value ?v } INSERT { GRAPH :g { ?n :value ?v } } WHERE { :a :note ?n . ?n :value ?v }");
        Assert.Equal(1, Count(":a :note ?n GRAPH :g { ?n :value 1 }"));
        Assert.Equal(2, Run("DELETE { :a :note ?n . GRAPH :g { ?n ?p ?o } } WHERE { :a :note ?n GRAPH :g { ?n ?p ?o } }").Removed);
        Assert.Empty(Quads());
    }

    [Fact]
    public void A_function_makes_a_blank_node_that_the_store_keeps()
    {
        Run("INSERT DATA { :a :n 1 . :b :n 1 }");
        Run("INSERT { ?s :by ?b . ?b :p ?s } WHERE { ?s :n 1 BIND(BNODE() AS ?b) }");
        Assert.Equal(2, Count("?s :by ?b . ?b :p ?s FILTER(isBlank(?b))"));
        Run("INSERT { ?s :by ?b } WHERE { ?s :n 1 BIND(BNODE() AS ?b) }");
        Assert.Equal(4, Count("?s :by ?b"));
    }

    [Fact]
    public void Templates_make_triple_terms_with_the_blank_nodes_of_their_solution()
    {
        Run("INSERT DATA { :a :n 1 . :b :n 2 }");
        Run("INSERT { ?s :n ?n ~ _:r {| :source :inventory |} . ?s :says <<( _:x :n ?n )>> . _:x :of ?s } WHERE { ?s :n ?n }");
        Assert.Equal(2, Count("?r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s :n ?n )>> ; :source :inventory"));
        Assert.Equal(2, Count("?s :says <<( ?x :n ?n )>> . ?x :of ?s . ?s :n ?n"));
    }

    [Fact]
    public void Solutions_that_make_no_triple_are_left_out()
    {
        Run("INSERT DATA { :a :n 1 . :b :n :c }");
        UpdateReport report = Run("INSERT { ?n :of ?s . ?s ?n :x . ?s :m ?unbound } WHERE { ?s :n ?n }");
        Assert.Equal((2, 0), (report.Added, report.Removed));
        Assert.Equal([":a :n 1", ":b :c :x", ":b :n :c", ":c :of :b"], Quads());
    }

    [Fact]
    public void With_names_the_graph_of_templates_and_of_the_where_and_using_only_that_of_the_where()
    {
        Run("INSERT DATA { :d :p 0 GRAPH :g { :a :p 1 } GRAPH :h { :b :p 2 } }");
        Run("WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o } WHERE { ?s :p ?o }");
        Assert.Equal([":d :p 0", ":g :a :q 1", ":h :b :p 2"], Quads());
        Run("WITH :g INSERT { ?s :r ?o } USING :h WHERE { ?s :p ?o }");
        Assert.Equal([":d :p 0", ":g :a :q 1", ":g :b :r 2", ":h :b :p 2"], Quads());
        Run("INSERT { ?s :in ?g } USING NAMED :h WHERE { GRAPH ?g { ?s ?p ?o } }");
        Assert.Equal([":b :in :h", ":d :p 0", ":g :a :q 1", ":g :b :r 2", ":h :b :p 2"], Quads());
    }

    [Fact]
    public void A_where_reads_the_quads_without_a_graph_and_says_so_where_there_are_none()
    {
        Run("INSERT DATA { GRAPH :g { :a :p 1 } }");
        UpdateReport report = Run("DELETE WHERE { ?s ?p ?o }");
        Assert.Equal((0, 0), (report.Added, report.Removed));
        Assert.Contains("without GRAPH, WITH or USING", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Empty(Run("DELETE WHERE { GRAPH :h { ?s ?p ?o } }").Notes);
        Assert.Equal(1, Run("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }").Removed);
        Assert.Empty(Run("DELETE WHERE { ?s ?p ?o }").Notes);
    }

    [Fact]
    public void The_protocols_graphs_take_the_place_of_using_and_exclude_it()
    {
        Run("INSERT DATA { GRAPH :g { :a :p 1 } GRAPH :h { :b :p 2 } }");
        var options = new UpdateOptions { Using = ["https://hue.example/g"] };
        Assert.Equal(1, Run("INSERT { ?s :seen true } WHERE { ?s :p ?o }", options).Added);
        Assert.Throws<UpdateException>(() => Run("INSERT DATA { :x :y 1 } ; WITH :h DELETE { ?s :p ?o } WHERE { ?s :p ?o }", options));
        Assert.Equal([":a :seen true", ":g :a :p 1", ":h :b :p 2"], Quads());
    }

    [Fact]
    public void Graphs_are_added_copied_moved_and_cleared_with_their_blank_nodes()
    {
        Run("INSERT DATA { GRAPH :g { :a :note _:n . _:n :value 1 } GRAPH :h { :z :p 9 } }");
        Run("ADD :g TO :h ; COPY :g TO :k ; MOVE :g TO DEFAULT");
        Assert.Equal(1, Count("{ :a :note ?n . ?n :value 1 } GRAPH :h { :a :note ?n . ?n :value 1 . :z :p 9 } GRAPH :k { :a :note ?n . ?n :value 1 }"));
        Assert.Equal(0, Count("GRAPH :g { ?s ?p ?o }"));
        Run("COPY :h TO :h ; CLEAR NAMED");
        Assert.Equal(2, Quads().Count);
        Run("DROP ALL ; CLEAR GRAPH :nowhere ; DROP DEFAULT");
        Assert.Empty(Quads());
    }

    [Fact]
    public void Copying_a_graph_that_is_not_there_leaves_its_target_alone()
    {
        Run("INSERT DATA { GRAPH :h { :z :p 9 } }");
        Assert.Throws<UpdateException>(() => Run("COPY :missing TO :h"));
        Assert.Contains("no graph <https://hue.example/missing>", Assert.Single(Run("COPY SILENT :missing TO :h").Notes), StringComparison.Ordinal);
        Assert.Equal([":h :z :p 9"], Quads());
    }

    [Fact]
    public void An_open_snapshot_sees_nothing_of_later_commits()
    {
        Run("INSERT DATA { :a :p 1 }");
        using IQuadSnapshot before = Store.OpenSnapshot();
        Run("INSERT DATA { :b :p 2 } ; DELETE DATA { :a :p 1 }");
        Assert.Equal([":a :p 1"], Quads(before));
        Assert.Equal([":b :p 2"], Quads());
    }

    [Fact]
    public void The_time_limit_ends_a_request_and_leaves_nothing_of_it()
    {
        Run("INSERT DATA { :a :p 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }");
        Assert.Throws<QueryLimitException>(() => Run(
            "INSERT DATA { :b :p 2 } ; INSERT { ?s :q ?f } WHERE { ?s :p ?a, ?b, ?c, ?d, ?e, ?f FILTER(?a + ?b + ?c + ?d + ?e + ?f < 0) }",
            new UpdateOptions { Timeout = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal(0, Count(":b :p ?o"));
        Assert.Equal(1, Run("INSERT DATA { :c :p 3 }").Added);
    }

    [Fact]
    public void The_memory_limit_holds_what_waits_for_deletions()
    {
        Run($"INSERT DATA {{ {string.Join(' ', Enumerable.Range(0, 300).Select(i => $":s{i} :p {i} ."))} }}");
        QueryLimitException failure = Assert.Throws<QueryLimitException>(() => Run(
            "DELETE { ?s :p ?o } INSERT { ?s :sum ?n } WHERE { ?s :p ?o . ?t :p ?n }", new UpdateOptions { MemoryBytes = 2 << 20 }));
        Assert.Equal("memory", failure.Limit);
        Assert.Equal(300, Quads().Count);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_store.IsValueCreated)
            _store.Value.Dispose();
    }

    private UpdateReport Run(string update, UpdateOptions? options = null) =>
        UpdateEngine.Execute(SparqlParser.ParseUpdate(Prefixes + update), Store, options, TestContext.Current.CancellationToken);

    /// <summary>Rows of a pattern, or of a query.</summary>
    private int Count(string pattern)
    {
        string text = Prefixes + (pattern.StartsWith("SELECT", StringComparison.Ordinal) ? pattern : $"SELECT * {{ {pattern} }}");
        using IQuadSnapshot snapshot = Store.OpenSnapshot();
        using var result = (SolutionResult)QueryEngine.Execute(
            SparqlParser.ParseQuery(text), snapshot, new QueryOptions { UnionDefaultGraph = false }, TestContext.Current.CancellationToken);
        int rows = 0;
        while (result.Next() is { } batch)
            rows += batch.RowCount;
        return rows;
    }

    private List<string> Quads()
    {
        using IQuadSnapshot snapshot = Store.OpenSnapshot();
        return Quads(snapshot);
    }

    /// <summary>All quads, the graph first, short, sorted.</summary>
    private static List<string> Quads(IQuadSnapshot snapshot)
    {
        var list = new QuadLines();
        QuadExport.OfQuads(snapshot).WriteTo(list, cancellation: TestContext.Current.CancellationToken);
        list.Lines.Sort(StringComparer.Ordinal);
        return list.Lines;
    }

    private sealed class QuadLines : IQuadSink
    {
        public List<string> Lines { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            string triple = $"{Short(Term.From(subject))} {Short(Term.From(predicate))} {Short(Term.From(@object))}";
            Lines.Add(graph.IsNone ? triple : $"{Short(Term.From(graph))} {triple}");
        }

        private static string Short(Term term) => term switch
        {
            Iri iri => iri.Value.Replace("https://hue.example/", ":", StringComparison.Ordinal),
            Literal literal => literal.Lexical,
            _ => term.ToString()!,
        };
    }
}
