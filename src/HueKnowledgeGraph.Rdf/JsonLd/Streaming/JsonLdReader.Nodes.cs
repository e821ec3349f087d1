namespace HueKnowledgeGraph.Rdf;

/// <content>Objects that are too large to be held.</content>
internal sealed partial class JsonLdReader
{
    /// <summary>What a context, an identifier or types may have in bytes, and values that cannot be taken apart.</summary>
    private const int MostHeadBytes = 64 * 1024 * 1024;

    /// <summary>Reads a large object that is no value of a property.</summary>
    private void ReadLarge(in Container container, int depth)
    {
        int mark = _emitter.Mark;
        TextPosition start = _cursor.Position;
        if (ReadLargeNode(container, depth, out JsonMap held) is null)
        {
            Container place = container;
            Guard(start, () =>
            {
                if (place.IsTop)
                    _emitter.EmitDocument(_expander.ExpandDocument(place.Active, held));
                else
                    EmitItem(place, held);
                return 0;
            });
        }

        _emitter.Mark = mark;
    }

    /// <summary>
    /// Reads an object entry by entry. Entries are held as long as they fit; at the first that does not, those held settle the context
    /// and the subject, and all that follow are written at once.
    /// </summary>
    /// <param name="container">Where the object stands.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="held">The whole object, if null is returned: it has turned out to fit, or to be no node.</param>
    /// <returns>The subject, or null.</returns>
    private StoredTerm? ReadLargeNode(in Container container, int depth, out JsonMap held)
    {
        EnsureDepth(depth);
        TextPosition start = _cursor.Position;
        _cursor.Expect((byte)'{');
        held = new JsonMap();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var gathered = new Gathered();
        SetContexts(gathered, container, held);
        OpenNode? open = null;
        bool isFirst = true;
        while (_cursor.Next((byte)'}', ref isFirst))
        {
            TextPosition place = _cursor.Position;
            string key = _cursor.ReadKey();
            if (!keys.Add(key))
                throw new RdfSyntaxException(place, $"the key '{key}' stands twice in one object", _reading.SourceName);
            if (open is null && !TryGather(gathered, container, held, key, place))
            {
                Container within = container;
                JsonMap head = held;
                open = Guard(start, () => Open(within, head, key));
            }

            if (open is not null)
                ReadEntry(open, key, place, depth);
        }

        return open?.Subject;
    }

    /// <summary>Holds an entry; false, and nothing read, if its value is too large.</summary>
    private bool TryGather(Gathered gathered, in Container container, JsonMap held, string key, TextPosition place)
    {
        gathered.IsValue |= gathered.Is(key, Keywords.Value) || gathered.Is(key, Keywords.List) || gathered.Is(key, Keywords.Set)
            || gathered.Is(key, Keywords.Language) || gathered.Is(key, Keywords.Direction);
        bool isHead = key == Keywords.Context || gathered.Is(key, Keywords.Id) || gathered.Is(key, Keywords.Type) || gathered.Is(key, Keywords.Index);
        int room = gathered.IsValue || isHead ? MostHeadBytes : _options.MaxBufferedBytes - gathered.Bytes;
        if (!_cursor.TryMeasure(room, out int length))
        {
            return gathered.IsValue || isHead
                ? throw OrderError(place, $"the value of '{key}' has more than {MostHeadBytes:N0} bytes and cannot be taken apart")
                : false;
        }

        object? value = _cursor.ReadValue(length);
        held[key] = value;
        gathered.Bytes += isHead ? 0 : length;
        if (key == Keywords.Context)
        {
            Container within = container;
            Guard(place, () => SetContexts(gathered, within, new JsonMap(Keywords.Context, value)));
        }

        return true;
    }

    /// <summary>Finds the contexts that may hold in an object of which little is known.</summary>
    private int SetContexts(Gathered gathered, in Container container, JsonMap known)
    {
        TermDefinition? term = container.Active.Find(container.Property);
        gathered.OfNode = _expander.ContextOf(container.Active, term, known, fromMap: false);
        gathered.OfValue = _expander.ContextOf(container.Active, term, known, fromMap: true);
        return 0;
    }

    /// <summary>Settles context and subject of a node and writes what has been held of it.</summary>
    private OpenNode Open(in Container container, JsonMap head, string large)
    {
        TermDefinition? term = container.Active.Find(container.Property);
        JsonMap known = head.Copy();
        known[large] = null;
        ActiveContext typeScoped = _expander.ContextOf(container.Active, term, known, fromMap: false);
        ActiveContext active = _expander.WithTypeContexts(typeScoped, head, out _);
        JsonMap expanded = _expander.ExpandPart(active, typeScoped, head);

        // An object that holds a graph and nothing else is the document's default graph.
        bool isDefault = container.IsTop && expanded.Count == 0 && active.IsAlias(large, Keywords.Graph);
        StoredTerm subject = isDefault ? default : _emitter.PushSubject(expanded);
        foreach ((string key, object? value) in expanded.Entries)
            _emitter.EmitEntryAlone(subject, key, value, container.Graph);
        return new OpenNode(active, typeScoped, subject, container.Graph, isDefault);
    }

    /// <summary>Reads one entry of a node whose subject is settled.</summary>
    private void ReadEntry(OpenNode node, string key, TextPosition place, int depth)
    {
        string? property = _session.Contexts.ExpandIri(node.Active, key, documentRelative: false, vocab: true);
        if (key == Keywords.Context || property == Keywords.Id || (property == Keywords.Type && _options.RequireStreamingOrder))
            throw LateKey(place, key);

        bool isGraph = property == Keywords.Graph;
        if (node.IsDefault && !isGraph && property is not null && (Keywords.IsKeyword(property) || property.Contains(':', StringComparison.Ordinal)))
            throw OrderError(place, $"'{key}' comes behind a large @graph, which was taken for the default graph; put it before @graph");
        if (isGraph)
            ReadNodes(node, depth);
        else if (MaySplit(node, key, property) && !_cursor.TryMeasure(_options.MaxBufferedBytes, out _) && _cursor.Peek() is '[' or '{')
            ReadValues(node, key, property!, depth);
        else
            ReadWhole(node, key, place);
    }

    private RdfSyntaxException LateKey(TextPosition place, string key) => OrderError(
        place, $"'{key}' comes behind a value that is too large to be held ({_options.MaxBufferedBytes:N0} bytes, JsonLdOptions.MaxBufferedBytes); put it first");

    private void ReadNodes(OpenNode node, int depth)
    {
        GraphName graph = node.IsDefault
            ? node.Graph
            : new GraphName(node.Subject, node.Graph.IsDropped || node.Subject.Kind == TermKind.None);
        var container = new Container(node.Active, Keywords.Graph, graph);
        if (_cursor.Peek() == '[')
            ReadItems(container, depth + 1);
        else
            ReadItem(container, depth + 1);
    }

    private void ReadWhole(OpenNode node, string key, TextPosition place)
    {
        if (!_cursor.TryMeasure(MostHeadBytes, out int length))
            throw OrderError(place, $"the value of '{key}' has more than {MostHeadBytes:N0} bytes and cannot be taken apart");
        ReadSmall(length, value => EmitPart(node, key, value));
    }

    /// <summary>Reads the large value of a property: an array item by item, an object as a node of its own.</summary>
    private void ReadValues(OpenNode node, string key, string property, int depth)
    {
        if (_cursor.Peek() != '[')
        {
            ReadLinked(node, key, property, depth);
            return;
        }

        _cursor.Expect((byte)'[');
        bool isFirst = true;
        while (_cursor.Next((byte)']', ref isFirst))
        {
            _cancellation.ThrowIfCancellationRequested();
            _session.Contexts.StartItem();
            if (!_cursor.TryMeasure(_options.MaxBufferedBytes, out _) && _cursor.Peek() == '{')
                ReadLinked(node, key, property, depth);
            else
                ReadWhole(node, key, _cursor.Position);
        }
    }

    private void ReadLinked(OpenNode node, string key, string property, int depth)
    {
        int mark = _emitter.Mark;
        TextPosition start = _cursor.Position;
        if (ReadLargeNode(new Container(node.Active, key, node.Graph), depth + 1, out JsonMap held) is { } child)
            _emitter.EmitLink(node.Subject, property, child, node.Graph);
        else
            Guard(start, () => EmitPart(node, key, held));
        _emitter.Mark = mark;
    }

    private int EmitPart(OpenNode node, string key, object? value)
    {
        // Types may come late, save those that bring a context for the properties before them.
        bool isLate = node.TypeScoped.IsAlias(key, Keywords.Type)
            && JsonList.From(value).Exists(type => node.TypeScoped.Find(type as string) is { HasContext: true });
        JsonMap part = _expander.ExpandPart(node.Active, node.TypeScoped, new JsonMap(key, value));
        if (isLate || part.ContainsKey(Keywords.Id))
            throw LateKey(_cursor.Position, key);
        foreach ((string property, object? expanded) in part.Entries)
            _emitter.EmitEntryAlone(node.Subject, property, expanded, node.Graph);
        return part.Count;
    }

    /// <summary>True iff the values of a key mean the same one by one.</summary>
    private static bool MaySplit(OpenNode node, string key, string? property)
    {
        if (property is null || Keywords.IsKeyword(property) || !property.Contains(':', StringComparison.Ordinal))
            return false;
        TermDefinition? term = node.Active.Find(key);
        return term is null || (!term.IsReverse && term.Type != Keywords.Json && (term.Container & ~Containers.Set) == 0);
    }

    /// <summary>What is known of an object while its entries are held.</summary>
    private sealed class Gathered
    {
        public ActiveContext? OfNode { get; set; }

        /// <summary>A value keeps the context of the types around it.</summary>
        public ActiveContext? OfValue { get; set; }

        public int Bytes { get; set; }

        /// <summary>The object is a value, a list or a set, and so is held whole.</summary>
        public bool IsValue { get; set; }

        public bool Is(string key, string keyword) => OfNode!.IsAlias(key, keyword) || OfValue!.IsAlias(key, keyword);
    }

    /// <summary>A node that is being read entry by entry.</summary>
    /// <param name="Active">The context for its properties.</param>
    /// <param name="TypeScoped">The context for its types.</param>
    /// <param name="Subject">The subject; none if it is no IRI.</param>
    /// <param name="Graph">The graph that it stands in.</param>
    /// <param name="IsDefault">It is no node, but the document's default graph.</param>
    private sealed record OpenNode(ActiveContext Active, ActiveContext TypeScoped, StoredTerm Subject, GraphName Graph, bool IsDefault);
}
