namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Writes JSON-LD as the statements come, in flat memory: a node for each run of statements with one subject. Without prefixes the
/// expanded form, an array of nodes; with prefixes, an object with a context, short names and plain values.
/// </summary>
/// <remarks>
/// Prefixes count if they are declared before the first statement. A subject that comes again is written again, which JSON-LD
/// allows; statements sorted by graph and subject give the shortest text. Triple terms have no form in JSON-LD 1.1 and are an
/// <see cref="InvalidOperationException"/>.
/// </remarks>
internal sealed class JsonLdWriter(Stream stream) : RdfWriter
{
    private readonly Utf8Builder _output = new(OutputBytes + 4096);
    private readonly JsonLdPrefixes _prefixes = new();
    private readonly HeldTerm _graph = new();
    private readonly HeldTerm _subject = new();
    private readonly HeldTerm _predicate = new();
    private readonly Utf8Builder _firstValue = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private bool _hasStarted;
    private bool _hasNode;
    private bool _isInGraph;
    private bool _isType;
    private int _values;
    private bool _needsComma;

    private bool IsShort => _prefixes.Count > 0;

    /// <inheritdoc/>
    public override void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (!_hasStarted)
            _prefixes.Add(prefix, iri);
    }

    /// <inheritdoc/>
    public override void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        Start();
        if (!_graph.Is(graph))
            OpenGraph(graph);
        if (!_hasNode || !_subject.Is(subject))
            OpenNode(subject);
        bool isType = @object.Kind is TermKind.Iri or TermKind.BlankNode && predicate.Value.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        if (_values == 0 || !_predicate.Is(predicate) || isType != _isType)
            OpenProperty(subject, predicate, isType);
        AddValue(@object, isType);
        if (_output.Length >= OutputBytes)
            Send();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        Send();
        stream.Flush();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Start();
        CloseGraph();
        _output.Append(IsShort ? "\n]}\n"u8 : "\n]\n"u8);
        Flush();
    }

    private void Start()
    {
        if (_hasStarted)
            return;
        _hasStarted = true;
        if (IsShort)
        {
            _output.Append("{\"@context\":"u8);
            _prefixes.AppendContext(_output);
            _output.Append(",\"@graph\":"u8);
        }

        _output.Append("["u8);
    }

    private void OpenGraph(in TermSpan graph)
    {
        CloseGraph();
        _graph.Set(graph);
        if (graph.IsNone)
            return;
        AppendComma();
        _output.Append("{\"@id\":"u8);
        AppendId(_output, graph);
        _output.Append(",\"@graph\":["u8);
        _isInGraph = true;
        _needsComma = false;
    }

    private void CloseGraph()
    {
        CloseNode();
        if (!_isInGraph)
            return;
        _output.Append("\n]}"u8);
        _isInGraph = false;
        _needsComma = true;
    }

    private void OpenNode(in TermSpan subject)
    {
        CloseNode();
        _subject.Set(subject);
        AppendComma();
        _output.Append("{\"@id\":"u8);
        AppendId(_output, subject);
        _hasNode = true;
    }

    private void CloseNode()
    {
        if (!_hasNode)
            return;
        CloseProperty();
        _output.Append((byte)'}');
        _written.Clear();
        _hasNode = false;
        _needsComma = true;
    }

    private void AppendComma() => _output.Append(_needsComma ? ",\n"u8 : "\n"u8);

    /// <summary>Begins a property; where the node has it already, the node begins anew, for a key stands once in an object.</summary>
    private void OpenProperty(in TermSpan subject, in TermSpan predicate, bool isType)
    {
        CloseProperty();
        string name = isType ? Keywords.Type : System.Text.Encoding.UTF8.GetString(predicate.Value);
        if (!_written.Add(name))
        {
            OpenNode(subject);
            _written.Add(name);
        }

        _predicate.Set(predicate);
        _isType = isType;
        _output.Append((byte)',');
        if (isType)
            _output.Append("\"@type\""u8);
        else
            AppendId(_output, predicate);
        _output.Append((byte)':');
    }

    private void CloseProperty()
    {
        if (_values == 1 && IsShort)
            _output.Append(_firstValue.Written);
        else if (_values > 0)
            _output.Append((byte)']');
        _values = 0;
    }

    /// <summary>Adds a value. In the short form the first one waits: alone it stands without an array.</summary>
    private void AddValue(in TermSpan value, bool isType)
    {
        _values++;
        if (_values == 1 && IsShort)
        {
            _firstValue.Length = 0;
            AppendValue(_firstValue, value, isType);
            return;
        }

        if (_values == 2 && IsShort)
        {
            _output.Append((byte)'[');
            _output.Append(_firstValue.Written);
        }

        _output.Append(_values == 1 ? "["u8 : ","u8);
        AppendValue(_output, value, isType);
    }

    private void AppendValue(Utf8Builder output, in TermSpan value, bool isType)
    {
        if (value.Kind == TermKind.Literal)
            JsonLdLiterals.Append(output, value, _prefixes);
        else if (isType)
            AppendId(output, value);
        else
        {
            output.Append("{\"@id\":"u8);
            AppendId(output, value);
            output.Append((byte)'}');
        }
    }

    private void AppendId(Utf8Builder output, in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                _prefixes.AppendIri(output, term.Value);
                break;
            case TermKind.BlankNode:
                output.Append("\"_:"u8);
                output.Append(term.Value);
                output.Append((byte)'"');
                break;
            default:
                throw new InvalidOperationException(
                    $"JSON-LD 1.1 has no form for the triple term {NTriplesText.ToString(term)}; write N-Quads, Turtle or TriG 1.2.");
        }
    }

    private void Send()
    {
        stream.Write(_output.Written);
        _output.Length = 0;
    }
}
