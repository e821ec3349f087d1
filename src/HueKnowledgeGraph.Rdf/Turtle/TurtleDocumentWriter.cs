using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Writes Turtle or TriG 1.2 for people: only the prefixes that are used, each subject once, its types first, then its names, then the rest;
/// blank nodes that are used once in brackets, lists in parentheses; always in the same order, whatever the order of the statements was.
/// </summary>
/// <remarks>It keeps all statements until it is disposed; <see cref="TurtleWriter"/> writes any amount.</remarks>
internal sealed class TurtleDocumentWriter : RdfWriter
{
    /// <summary>Brackets stand in each other at most so deep; deeper nodes get a label. Far below what readers allow.</summary>
    private const int DeepestNesting = 32;

    private readonly Stream _stream;
    private readonly RdfFormat _format;
    private readonly Utf8Builder _body = new(4096);
    private readonly TurtleTerms _terms;
    private readonly List<Quad> _quads = [];
    private bool _isDisposed;

    public TurtleDocumentWriter(Stream stream, RdfFormat format)
    {
        (_stream, _format) = (stream, format);
        _terms = new TurtleTerms(_body, keepsLines: true);
    }

    /// <inheritdoc/>
    public override void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => _terms.Prefixes.TryAdd(prefix, iri);

    /// <inheritdoc/>
    public override void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!graph.IsNone && !_format.HasGraphs)
            ThrowNamedGraph(_format, graph);
        _quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)));
    }

    /// <inheritdoc/>
    public override void Flush() => _stream.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        var shape = new TurtleDocumentShape(_quads);
        foreach (TurtleDocumentGraph graph in shape.Graphs)
            AppendGraph(graph);
        var head = new Utf8Builder(1024);
        var declarations = new TurtleTerms(head);
        foreach ((byte[] prefix, byte[] iri) in _terms.Prefixes.Used)
            declarations.AppendPrefix(prefix, iri);
        _stream.Write(head.Written);
        _stream.Write(_body.Written);
        Flush();
    }

    private void AppendGraph(TurtleDocumentGraph graph)
    {
        if (graph.Name is not null)
        {
            _body.Append((byte)'\n');
            Append(graph.Name);
            _body.Append(" {\n"u8);
        }

        for (Term? subject; (subject = graph.NextSubject()) is not null;)
        {
            _body.Append((byte)'\n');
            if (graph.IsUnreferenced(subject))
                _body.Append("[]"u8);
            else
                Append(subject);
            AppendProperties(graph, subject, depth: 1);
            _body.Append(" .\n"u8);
        }

        if (graph.Name is not null)
            _body.Append("}\n"u8);
    }

    private void AppendProperties(TurtleDocumentGraph graph, Term subject, int depth)
    {
        bool isFirst = true;
        foreach ((Iri predicate, IReadOnlyList<Term> objects) in graph.PropertiesOf(subject))
        {
            if (!isFirst)
            {
                _body.Append(" ;\n"u8);
                Indent(depth);
            }
            else
            {
                _body.Append((byte)' ');
            }

            isFirst = false;
            _terms.AppendPredicate(Encoding.UTF8.GetBytes(predicate.Value));
            for (int i = 0; i < objects.Count; i++)
            {
                _body.Append(i == 0 ? " "u8 : " , "u8);
                AppendObject(graph, objects[i], depth);
            }
        }
    }

    private void AppendObject(TurtleDocumentGraph graph, Term value, int depth)
    {
        if (depth < DeepestNesting && value is BlankNode node)
        {
            if (graph.TryTakeList(node, out IReadOnlyList<Term>? items))
            {
                AppendList(graph, items, depth);
                return;
            }

            if (graph.TryTakeNested(node))
            {
                AppendBrackets(graph, node, depth);
                return;
            }
        }

        Append(value);
    }

    private void AppendList(TurtleDocumentGraph graph, IReadOnlyList<Term> items, int depth)
    {
        _body.Append("("u8);
        foreach (Term item in items)
        {
            _body.Append((byte)' ');
            AppendObject(graph, item, depth + 1);
        }

        _body.Append(" )"u8);
    }

    private void AppendBrackets(TurtleDocumentGraph graph, BlankNode node, int depth)
    {
        _body.Append("["u8);
        AppendProperties(graph, node, depth + 1);
        _body.Append(" ]"u8);
    }

    private void Append(Term term) => term.Use(_terms, static (TurtleTerms terms, in TermSpan span) => terms.Append(span));

    private void Indent(int depth)
    {
        for (int i = 0; i < depth; i++)
            _body.Append("    "u8);
    }
}
