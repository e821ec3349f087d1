using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Pushes the statements of expanded nodes into a sink, without a node map between them: a set of statements needs no merging
/// (<see href="https://www.w3.org/TR/json-ld11-api/#rdf-serialization-deserialization-algorithms">API, section 8</see>).
/// </summary>
/// <remarks>
/// A node is written when it is met; the same statement may come more than once. What is no well-formed IRI is left out with its
/// statements, as the standard asks. Not thread safe.
/// </remarks>
internal sealed partial class RdfEmitter
{
    private readonly IQuadSink _sink;
    private readonly JsonLdOptions _options;
    private readonly BlankNodeNames _blanks;
    private readonly TermStack _terms = new();

    /// <summary>Makes an emitter.</summary>
    /// <param name="sink">Where the statements go.</param>
    /// <param name="options">Directions and generalised RDF.</param>
    /// <param name="blankPrefix">Put before every blank node label.</param>
    public RdfEmitter(IQuadSink sink, JsonLdOptions options, string blankPrefix = "")
    {
        _sink = sink;
        _options = options;
        _blanks = new BlankNodeNames(blankPrefix);
    }

    /// <summary>The top of the stack of terms; set it back to let go of what has been pushed since.</summary>
    public int Mark
    {
        get => _terms.Bytes.Length;
        set => _terms.Bytes.Length = value;
    }

    /// <summary>Writes all nodes of an expanded document, in the default graph.</summary>
    public void EmitDocument(JsonList expanded) => EmitNodes(expanded, default);

    /// <summary>Writes nodes in a graph.</summary>
    public void EmitNodes(object? nodes, in GraphName graph)
    {
        foreach (object? node in JsonList.From(nodes))
            EmitTopNode((JsonMap)node!, graph);
    }

    /// <summary>Writes a node that no statement points to.</summary>
    private void EmitTopNode(JsonMap node, in GraphName graph)
    {
        int mark = _terms.Bytes.Length;
        EmitNode(node, graph);
        _terms.Bytes.Length = mark;
    }

    /// <summary>Pushes the subject that a node is; none if its identifier is no IRI.</summary>
    public StoredTerm PushSubject(JsonMap node)
    {
        // An identifier of null was a word that is kept free for later keywords: the node is not to be named, nor to be a blank one.
        bool isUnnamed = node.TryGetValue(Keywords.Id, out object? id) && id is null;
        return isUnnamed ? default : PushId((string?)id);
    }

    /// <summary>Writes the statement between two nodes.</summary>
    public void EmitLink(in StoredTerm subject, string property, in StoredTerm @object, in GraphName graph)
    {
        int mark = Mark;
        Push(subject, PushPredicate(property), @object, graph);
        Mark = mark;
    }

    /// <summary>Writes one entry of a node, and leaves nothing on the stack.</summary>
    public void EmitEntryAlone(in StoredTerm subject, string key, object? value, in GraphName graph)
    {
        int mark = Mark;
        EmitEntry(subject, key, value, graph);
        Mark = mark;
    }

    private StoredTerm PushId(string? id)
    {
        if (id is not null && !IriText.IsBlank(id))
            return IriText.IsWellFormed(id) ? PushText(id, TermKind.Iri) : default;
        int start = _terms.Bytes.Length;
        _blanks.Append(_terms.Bytes, id);
        return _terms.From(start, TermKind.BlankNode);
    }

    /// <summary>Writes a node with all that stands in it. Its identifier stays on the stack.</summary>
    private StoredTerm EmitNode(JsonMap node, in GraphName graph)
    {
        EnsureStack();
        StoredTerm subject = PushSubject(node);
        foreach ((string key, object? value) in node.Entries)
            EmitEntryAlone(subject, key, value, graph);
        return subject;
    }

    private void EmitEntry(in StoredTerm subject, string key, object? value, in GraphName graph)
    {
        switch (key)
        {
            case Keywords.Id or Keywords.Index:
                break;
            case Keywords.Type:
                EmitTypes(subject, value, graph);
                break;
            case Keywords.Graph:
                EmitNodes(value, new GraphName(subject, IsDropped: graph.IsDropped || subject.Kind == TermKind.None));
                break;
            case Keywords.Included:
                EmitNodes(value, graph);
                break;
            case Keywords.Reverse:
                EmitReverse(subject, (JsonMap)value!, graph);
                break;
            default:
                // A node may carry a language or direction that has nothing to say there.
                if (Keywords.IsKeyword(key))
                    break;
                StoredTerm predicate = PushPredicate(key);
                foreach (object? item in JsonList.From(value))
                    EmitStatement(subject, predicate, item, graph);
                break;
        }
    }

    private void EmitTypes(in StoredTerm subject, object? types, in GraphName graph)
    {
        StoredTerm predicate = PushText(RdfVocabulary.Type, TermKind.Iri);
        foreach (object? type in JsonList.From(types))
        {
            if (type is not string id)
                continue;
            int mark = _terms.Bytes.Length;
            Push(subject, predicate, PushId(id), graph);
            _terms.Bytes.Length = mark;
        }
    }

    private void EmitReverse(in StoredTerm subject, JsonMap reverse, in GraphName graph)
    {
        foreach ((string key, object? value) in reverse.Entries)
        {
            StoredTerm predicate = PushPredicate(key);
            foreach (object? item in JsonList.From(value))
            {
                int mark = _terms.Bytes.Length;
                StoredTerm other = EmitNode((JsonMap)item!, graph);
                Push(other, predicate, subject, graph);
                _terms.Bytes.Length = mark;
            }
        }
    }

    private void EmitStatement(in StoredTerm subject, in StoredTerm predicate, object? value, in GraphName graph)
    {
        int mark = _terms.Bytes.Length;
        Push(subject, predicate, EmitObject((JsonMap)value!, graph), graph);
        _terms.Bytes.Length = mark;
    }

    /// <summary>Writes what a value brings along and pushes the value itself; none if RDF cannot hold it.</summary>
    private StoredTerm EmitObject(JsonMap value, in GraphName graph)
    {
        if (value.ContainsKey(Keywords.Value))
            return EmitLiteral(value, graph);
        return value.TryGetValue(Keywords.List, out object? list) ? EmitList(JsonList.From(list), graph) : EmitNode(value, graph);
    }

    private StoredTerm EmitList(JsonList items, in GraphName graph)
    {
        EnsureStack();
        StoredTerm nil = PushText(RdfVocabulary.Nil, TermKind.Iri);
        if (items.Count == 0)
            return nil;
        StoredTerm first = PushText(RdfVocabulary.First, TermKind.Iri);
        StoredTerm rest = PushText(RdfVocabulary.Rest, TermKind.Iri);
        StoredTerm head = PushId(null);
        StoredTerm cell = head;
        int mark = _terms.Bytes.Length;
        for (int i = 0; i < items.Count; i++)
        {
            EmitStatement(cell, first, items[i], graph);
            StoredTerm next = i + 1 == items.Count ? nil : PushId(null);
            Push(cell, rest, next, graph);
            if (i + 1 < items.Count)
                cell = Moved(next, mark);
        }

        return head;
    }

    /// <summary>Moves the term on top of the stack down to a mark, so that long lists do not pile up.</summary>
    private StoredTerm Moved(in StoredTerm top, int mark)
    {
        if (top.Start == mark)
            return top;
        byte[] bytes = _terms.Bytes.Slice(top.Start, top.ValueLength).ToArray();
        _terms.Bytes.Length = mark;
        _terms.Bytes.Append(bytes);
        return _terms.From(mark, top.Kind);
    }

    private StoredTerm PushPredicate(string key)
    {
        if (!IriText.IsBlank(key))
            return IriText.IsWellFormed(key) ? PushText(key, TermKind.Iri) : default;
        return _options.ProduceGeneralizedRdf ? PushId(key) : default;
    }

    private StoredTerm PushText(string text, TermKind kind)
    {
        int start = _terms.Bytes.Length;
        Append(text);
        return _terms.From(start, kind);
    }

    private void Append(string text)
    {
        Span<byte> room = _terms.Bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _terms.Bytes.Advance(Encoding.UTF8.GetBytes(text, room));
    }

    /// <summary>Hands a statement to the sink unless a part of it is none.</summary>
    private void Push(in StoredTerm subject, in StoredTerm predicate, in StoredTerm @object, in GraphName graph)
    {
        if (subject.Kind == TermKind.None || predicate.Kind == TermKind.None || @object.Kind == TermKind.None || graph.IsDropped)
            return;
        _sink.Quad(_terms.View(subject), _terms.View(predicate), _terms.View(@object), _terms.View(graph.Name));
    }

    private static void EnsureStack()
    {
        if (!NestingLimit.Allows(0))
            throw new JsonLdException(JsonLdErrorCode.ContextOverflow, "objects stand in each other too deep for this thread's stack");
    }
}

/// <summary>The graph that statements go to.</summary>
/// <param name="Name">Its name; none for the default graph.</param>
/// <param name="IsDropped">The name is no IRI, and so all that stands in the graph is left out.</param>
internal readonly record struct GraphName(StoredTerm Name, bool IsDropped = false);
