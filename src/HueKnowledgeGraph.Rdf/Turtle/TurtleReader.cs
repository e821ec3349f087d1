using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Reads Turtle and TriG, 1.1 and 1.2, by recursive descent over <see cref="TurtleLexer"/>; one method for each rule of the grammar
/// (<see href="https://www.w3.org/TR/rdf12-turtle/#sec-grammar-grammar">Turtle</see>,
/// <see href="https://www.w3.org/TR/rdf12-trig/#sec-grammar">TriG</see>).
/// </summary>
/// <remarks>
/// Statements go to the sink as soon as their object is known, so a subject with millions of objects takes no more memory than one.
/// In lenient mode what came before the fault in its statement has gone to the sink; the reader goes on behind the statement's end.
/// </remarks>
internal sealed partial class TurtleReader
{
    private const int WindowBytes = 64 * 1024;
    private const string IriAllowed = "expected an IRI in '<>' or a prefixed name";

    private readonly Utf8Window _window;
    private readonly TermStack _terms = new();
    private readonly TurtleLexer _lexer;
    private readonly IQuadSink _sink;
    private readonly bool _hasGraphs;

    // State between statements: the graph whose block is open (TriG), and where the stack starts above its name.
    private bool _isInGraph;
    private StoredTerm _graph;
    private int _stackBottom;

    private long _nextBlankNode;
    private int _depth;

    private TurtleReader(Utf8Window window, RdfFormat format, IQuadSink sink, RdfReadOptions options)
    {
        _window = window;
        _sink = sink;
        _hasGraphs = format.HasGraphs;
        _lexer = new TurtleLexer(window, _terms, options);
        if (options.BaseIri is { } iri)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(iri);
            if (!IriCharacters.IsAbsolute(bytes))
                throw new ArgumentException($"The base IRI <{iri}> is not absolute.", nameof(options));
            _lexer.Iris.SetBase(bytes);
        }
    }

    /// <summary>Reads a whole document.</summary>
    public static void Read(
        Stream text, RdfFormat format, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation, int windowBytes = WindowBytes)
    {
        var window = new Utf8Window(text, isValidated: true, options.SourceName, windowBytes, cancellation);
        new TurtleReader(window, format, sink, options).ReadDocument(options.OnError);
    }

    private void ReadDocument(Action<RdfSyntaxException>? onError)
    {
        _window.Open();
        while (true)
        {
            try
            {
                if (_lexer.Next() < 0)
                    break;
                ReadStatement();
            }
            catch (RdfSyntaxException error) when (onError is not null)
            {
                onError(error);
                SkipToEndOfStatement(onError);
            }
        }

        if (!_isInGraph)
            return;
        RdfSyntaxException open = _lexer.Unexpected("expected '}' at the end of the graph");
        if (onError is null)
            throw open;
        onError(open);
    }

    private void ReadStatement()
    {
        _terms.Bytes.Length = _stackBottom;
        _depth = 0;
        if (_isInGraph)
            ReadInGraph();
        else if (!TryReadDirective())
            ReadBlock();
    }

    private bool TryReadDirective()
    {
        if (_lexer.Next() == '@')
        {
            if (_lexer.TryTakeDirective("prefix"u8))
                ReadPrefix();
            else if (_lexer.TryTakeDirective("base"u8))
                ReadBase();
            else if (_lexer.TryTakeDirective("version"u8))
                _lexer.SkipShortString("expected a version in quotes, such as \"1.2\"");
            else
                throw _lexer.Unexpected("expected @prefix, @base or @version");
            _lexer.Take('.', "expected '.' at the end of the directive");
            return true;
        }

        if (_lexer.TryTakeKeyword("PREFIX"u8))
            ReadPrefix();
        else if (_lexer.TryTakeKeyword("BASE"u8))
            ReadBase();
        else if (_lexer.TryTakeKeyword("VERSION"u8))
            _lexer.SkipShortString("expected a version in quotes, such as \"1.2\"");
        else
            return false;
        return true;
    }

    private void ReadPrefix()
    {
        StoredTerm prefix = _lexer.ReadPrefix();
        StoredTerm iri = _lexer.ReadIriReference();
        ReadOnlySpan<byte> prefixBytes = _terms.View(prefix).Value;
        ReadOnlySpan<byte> iriBytes = _terms.View(iri).Value;
        _lexer.Prefixes.Set(prefixBytes, iriBytes);
        _sink.Prefix(prefixBytes, iriBytes);
    }

    private void ReadBase()
    {
        ReadOnlySpan<byte> iri = _terms.View(_lexer.ReadIriReference()).Value;
        _lexer.Iris.SetBase(iri);
        _sink.Base(iri);
    }

    /// <summary>Lenient mode: passes everything to the end of the statement, or to the brace that closes the graph.</summary>
    private void SkipToEndOfStatement(Action<RdfSyntaxException> onError)
    {
        var recovery = new TurtleRecovery(_window, _lexer, _isInGraph);
        while (true)
        {
            try
            {
                recovery.Skip();
                return;
            }
            catch (RdfSyntaxException error)
            {
                onError(error);
            }
        }
    }
}
