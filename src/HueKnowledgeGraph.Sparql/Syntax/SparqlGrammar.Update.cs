using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>SPARQL 1.1 Update (rules 29 to 52).</content>
internal sealed partial class SparqlGrammar
{
    /// <summary>Labels of the INSERT DATA operations before the current one: a label means one operation only (section 3.1.1).</summary>
    private readonly HashSet<string> _usedDataLabels = [];
    private readonly HashSet<string> _dataLabels = [];
    private bool _checksDataLabels;

    /// <summary>The whole text as one request; an empty text is a request without operations.</summary>
    public UpdateRequest ParseUpdate()
    {
        var operations = new List<UpdateOperation>();
        ParsePrologue();
        while (_token.Kind != TokenKind.End)
        {
            operations.Add(ParseOperation());
            bool isSeparated = TakeIf(";");
            if (isSeparated)
                ParsePrologue();
            if (!isSeparated && _token.Kind != TokenKind.End)
                throw Unexpected("';' or the end of the update");
        }

        return new UpdateRequest(operations);
    }

    private UpdateOperation ParseOperation()
    {
        if (TakeWordIf("LOAD"))
            return ParseLoad();
        if (TakeWordIf("CLEAR"))
            return new ClearOperation(ParseSilentTarget(out bool isSilent), isSilent);
        if (TakeWordIf("DROP"))
            return new DropOperation(ParseSilentTarget(out bool isSilent), isSilent);
        if (TakeWordIf("CREATE"))
            return ParseCreate();
        if (TakeWordIf("ADD"))
            return ParseTransfer(TransferKind.Add);
        if (TakeWordIf("MOVE"))
            return ParseTransfer(TransferKind.Move);
        if (TakeWordIf("COPY"))
            return ParseTransfer(TransferKind.Copy);
        if (IsWord("INSERT") && IsWord(Peek(), "DATA"))
            return ParseInsertData();
        if (IsWord("DELETE") && IsWord(Peek(), "DATA"))
            return ParseDeleteData();
        if (IsWord("DELETE") && IsWord(Peek(), "WHERE"))
            return ParseDeleteWhere();
        if (IsWord("WITH") || IsWord("DELETE") || IsWord("INSERT"))
            return ParseModify();
        throw Unexpected("INSERT, DELETE, WITH, LOAD, CLEAR, DROP, CREATE, ADD, MOVE or COPY");
    }

    private LoadOperation ParseLoad()
    {
        bool isSilent = TakeWordIf("SILENT");
        Iri source = ParseIri("the IRI of a document");
        Iri? target = null;
        if (TakeWordIf("INTO"))
        {
            ExpectWord("GRAPH");
            target = ParseIri("the IRI of a graph");
        }

        return new LoadOperation(source, target, isSilent);
    }

    private GraphTarget ParseSilentTarget(out bool isSilent)
    {
        isSilent = TakeWordIf("SILENT");
        if (TakeWordIf("DEFAULT"))
            return new GraphTarget(GraphTargetScope.Default);
        if (TakeWordIf("NAMED"))
            return new GraphTarget(GraphTargetScope.Named);
        if (TakeWordIf("ALL"))
            return new GraphTarget(GraphTargetScope.All);
        if (!TakeWordIf("GRAPH"))
            throw Unexpected("GRAPH, DEFAULT, NAMED or ALL");
        return new GraphTarget(GraphTargetScope.One, ParseIri("the IRI of a graph"));
    }

    private CreateOperation ParseCreate()
    {
        bool isSilent = TakeWordIf("SILENT");
        ExpectWord("GRAPH");
        return new CreateOperation(ParseIri("the IRI of a graph"), isSilent);
    }

    private TransferOperation ParseTransfer(TransferKind kind)
    {
        bool isSilent = TakeWordIf("SILENT");
        Iri? from = ParseGraphOrDefault();
        ExpectWord("TO");
        return new TransferOperation(kind, from, ParseGraphOrDefault(), isSilent);
    }

    private Iri? ParseGraphOrDefault()
    {
        if (TakeWordIf("DEFAULT"))
            return null;
        TakeWordIf("GRAPH");
        return ParseIri("DEFAULT or the IRI of a graph");
    }

    private InsertDataOperation ParseInsertData()
    {
        Advance();
        Advance();
        _checksDataLabels = true;
        List<QuadPattern> quads = ParseQuads(BlankNodeUse.Constant, allowVariables: false);
        _checksDataLabels = false;
        _usedDataLabels.UnionWith(_dataLabels);
        _dataLabels.Clear();
        return new InsertDataOperation(quads);
    }

    private BlankNode CheckedDataLabel(string label, Token token)
    {
        if (_checksDataLabels)
        {
            if (_usedDataLabels.Contains(label))
                throw ErrorAt(token.Start, $"the blank node _:{label} is used in two operations; each has its own blank nodes");
            _dataLabels.Add(label);
        }

        return new BlankNode(label);
    }

    private DeleteDataOperation ParseDeleteData()
    {
        Advance();
        Advance();
        return new DeleteDataOperation(ParseQuads(BlankNodeUse.Forbidden, allowVariables: false));
    }

    private ModifyOperation ParseDeleteWhere()
    {
        Advance();
        Advance();
        List<QuadPattern> quads = ParseQuads(BlankNodeUse.Forbidden, allowVariables: true);
        return new ModifyOperation { Delete = quads, Pattern = PatternOf(quads), BaseIri = _baseIri };
    }

    /// <summary>The join of all quads: those of one graph in a row share a basic graph pattern.</summary>
    private static GraphPattern PatternOf(List<QuadPattern> quads)
    {
        var group = new GroupBuilder();
        int start = 0;
        while (start < quads.Count)
        {
            PatternTerm? graph = quads[start].Graph;
            int end = start;
            while (end < quads.Count && quads[end].Graph == graph)
                end++;
            var triples = new BasicGraphPattern([.. quads[start..end].Select(q => q.Triple)]);
            group.Join(graph is null ? triples : new NamedGraphPattern(graph, triples));
            start = end;
        }

        return group.End();
    }

    private ModifyOperation ParseModify()
    {
        Iri? with = TakeWordIf("WITH") ? ParseIri("the IRI of a graph") : null;
        bool hasDelete = TakeWordIf("DELETE");
        List<QuadPattern> delete = hasDelete ? ParseQuads(BlankNodeUse.Forbidden, allowVariables: true) : [];
        List<QuadPattern> insert = [];
        if (TakeWordIf("INSERT"))
            insert = ParseQuads(BlankNodeUse.Constant, allowVariables: true);
        else if (!hasDelete)
            throw Unexpected("DELETE or INSERT");
        var usingGraphs = new List<Iri>();
        var usingNamed = new List<Iri>();
        while (TakeWordIf("USING"))
            (TakeWordIf("NAMED") ? usingNamed : usingGraphs).Add(ParseIri("NAMED or the IRI of a graph"));
        ExpectWord("WHERE");
        GraphPattern pattern = ParseGroup().ToPattern();
        return new ModifyOperation
        {
            Delete = delete, Insert = insert, Pattern = pattern, With = with, Using = usingGraphs, UsingNamed = usingNamed, BaseIri = _baseIri,
        };
    }

    /// <summary>Quads in braces.</summary>
    private List<QuadPattern> ParseQuads(BlankNodeUse blankNodes, bool allowVariables)
    {
        var quads = new List<QuadPattern>();
        PatternTerm? graph = null;
        var target = new TripleTarget(triple => quads.Add(new QuadPattern(triple, graph)), null, blankNodes, allowVariables);
        Expect("{");
        ParseTriplesTemplate(target);
        while (TakeWordIf("GRAPH"))
        {
            if (_token.Kind == TokenKind.Variable && !allowVariables)
                throw ErrorAt(_token.Start, $"the variable {TextOf(_token)} cannot stand in data");
            graph = ParseVariableOrIri("the IRI of a graph or a variable");
            Expect("{");
            ParseTriplesTemplate(target);
            if (!TakeIf("}"))
                throw Unexpected("'}' or a triple");
            graph = null;
            TakeIf(".");
            ParseTriplesTemplate(target);
        }

        if (!TakeIf("}"))
            throw Unexpected("'}' or a triple");
        return quads;
    }
}
