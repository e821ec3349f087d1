namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Reads JSON-LD from a stream into statements, at any size: the items of a top array and of <c>@graph</c> one by one, and objects too
/// large to be held entry by entry (<see href="https://www.w3.org/TR/json-ld11-streaming/">Streaming JSON-LD</see>).
/// </summary>
/// <remarks>
/// What fits into <see cref="JsonLdOptions.MaxBufferedBytes"/> is read whole, with its keys in any order. In a larger object,
/// <c>@context</c>, <c>@type</c> and <c>@id</c> come before the value that is too large; if they come later, that is an error.
/// </remarks>
internal sealed partial class JsonLdReader
{
    private readonly JsonLdOptions _options;
    private readonly RdfReadOptions _reading;
    private readonly JsonLdSession _session;
    private readonly Expander _expander;
    private readonly RdfEmitter _emitter;
    private readonly JsonCursor _cursor;
    private readonly CancellationToken _cancellation;

    private JsonLdReader(Stream text, IQuadSink sink, RdfReadOptions reading, CancellationToken cancellation)
    {
        _options = (reading.JsonLd ?? new JsonLdOptions { RdfDirection = JsonLdDirection.DirectionalString }) with { BaseIri = reading.BaseIri ?? reading.JsonLd?.BaseIri };
        _reading = reading;
        _cancellation = cancellation;
        _session = new JsonLdSession(_options);
        _expander = new Expander(_session.Contexts, _options, _options.BaseIri);
        _emitter = new RdfEmitter(sink, _options, reading.BlankNodePrefix);
        _cursor = new JsonCursor(text, _session.Names, reading.SourceName, cancellation);
    }

    /// <summary>Reads a whole document.</summary>
    public static void Read(Stream text, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation) =>
        new JsonLdReader(text, sink, options, cancellation).ReadDocument();

    private void ReadDocument()
    {
        ActiveContext initial = Guard(default, () => _session.InitialContext(new JsonLdDocument(null)));
        switch (_cursor.Peek())
        {
            case '[':
                ReadItems(new Container(initial, null, default), depth: 1);
                break;
            case '{' when !_cursor.TryMeasure(_options.MaxBufferedBytes, out _):
                ReadLarge(new Container(initial, null, default) { IsTop = true }, depth: 1);
                break;
            case -1:
                throw _cursor.Unexpected("expected a value");
            default:
                _cursor.TryMeasure(int.MaxValue, out int length);
                ReadSmall(length, value => _emitter.EmitDocument(_expander.ExpandDocument(initial, value)));
                break;
        }

        if (_cursor.Peek() >= 0)
            throw _cursor.Unexpected("expected the end of the text");
    }

    /// <summary>Reads an array of nodes, each by itself.</summary>
    private void ReadItems(in Container container, int depth)
    {
        EnsureDepth(depth);
        _cursor.Expect((byte)'[');
        bool isFirst = true;
        while (_cursor.Next((byte)']', ref isFirst))
            ReadItem(container, depth);
    }

    private void ReadItem(Container container, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        _session.Contexts.StartItem();
        int sign = _cursor.Peek();
        if (_cursor.TryMeasure(_options.MaxBufferedBytes, out int length) || sign is not ('{' or '['))
            ReadSmall(length, value => EmitItem(container, value));
        else if (sign == '[')
            ReadItems(container, depth + 1);
        else
            ReadLarge(container, depth + 1);
    }

    private void EmitItem(in Container container, object? value)
    {
        if (_expander.Expand(container.Active, container.Property, value, isFrame: false) is { } expanded)
            _emitter.EmitNodes(expanded, container.Graph);
    }

    /// <summary>Parses a value and does something with it; a fault is reported with its place, and in lenient reading the value is passed over.</summary>
    private void ReadSmall(int length, Action<object?> use)
    {
        TextPosition start = _cursor.Position;
        _expander.LastOffset = -1;
        try
        {
            object? value = _cursor.ParseValue(length);
            try
            {
                use(value);
            }
            catch (JsonLdException fault)
            {
                throw Located(fault, _expander.LastOffset >= 0 ? _cursor.PositionAt(Math.Min(_expander.LastOffset, length)) : start);
            }
        }
        catch (RdfSyntaxException fault) when (_reading.OnError is not null)
        {
            _reading.OnError(fault);
        }

        _cursor.Skip(length);
    }

    private RdfSyntaxException Located(JsonLdException fault, TextPosition position) =>
        new(position, $"{fault.Code}: {fault.Problem}", _reading.SourceName);

    private T Guard<T>(TextPosition position, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (JsonLdException fault)
        {
            throw Located(fault, position);
        }
    }

    private RdfSyntaxException OrderError(TextPosition position, string problem) =>
        Located(new JsonLdException(JsonLdErrorCode.InvalidStreamingKeyOrder, problem), position);

    private void EnsureDepth(int depth)
    {
        if (!NestingLimit.Allows(depth))
            throw new RdfSyntaxException(_cursor.Position, NestingLimit.Problem, _reading.SourceName);
    }

    /// <summary>What nodes stand in.</summary>
    /// <param name="Active">The context that holds.</param>
    /// <param name="Property">Their key; null at the top.</param>
    /// <param name="Graph">Their graph.</param>
    private readonly record struct Container(ActiveContext Active, string? Property, GraphName Graph)
    {
        /// <summary>The node is the whole document.</summary>
        public bool IsTop { get; init; }
    }
}
