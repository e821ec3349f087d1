using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes RDF/XML 1.2, statement by statement: a node element for each run of statements with the same subject.</summary>
/// <remarks>
/// What has no form in RDF/XML is a <see cref="NotSupportedException"/> that says so: predicates whose end is no XML name,
/// and characters that XML 1.0 has no form for (most control characters, U+FFFE, U+FFFF).
/// Prefixes are declared on the root if they come before the first statement, and on the property element else.
/// </remarks>
internal sealed class RdfXmlWriter(Stream stream) : RdfWriter
{
    private readonly Utf8Builder _output = new(OutputBytes + 4096);
    private readonly List<(byte[] Prefix, byte[] Namespace)> _prefixes = [];
    private readonly HeldTerm _subject = new();
    private bool _isRootOpen;
    private bool _isInNode;
    private bool _isDisposed;

    /// <inheritdoc/>
    public override void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_isRootOpen || prefix.IsEmpty || prefix.StartsWith("xml"u8) || prefix.SequenceEqual("rdf"u8) || prefix.SequenceEqual("its"u8))
            return;
        if (XmlText.NameStart(prefix) != 0)
            return;
        foreach ((byte[] known, byte[] _) in _prefixes)
        {
            if (prefix.SequenceEqual(known))
                return;
        }

        _prefixes.Add((prefix.ToArray(), iri.ToArray()));
    }

    /// <inheritdoc/>
    public override void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!graph.IsNone)
            ThrowNamedGraph(RdfFormat.RdfXml, graph);
        OpenRoot();
        if (!_isInNode || !_subject.Is(subject))
        {
            EndNode();
            _subject.Set(subject);
            _isInNode = true;
            _output.Append("  "u8);
            AppendNodeStart(subject);
            _output.Append(">\n"u8);
        }

        _output.Append("    "u8);
        AppendProperty(predicate, @object);
        _output.Append((byte)'\n');
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
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        OpenRoot();
        EndNode();
        _output.Append("</rdf:RDF>\n"u8);
        Flush();
    }

    private void OpenRoot()
    {
        if (_isRootOpen)
            return;
        _isRootOpen = true;
        _output.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:its=\"http://www.w3.org/2005/11/its\""u8);
        foreach ((byte[] prefix, byte[] iri) in _prefixes)
        {
            _output.Append("\n    xmlns:"u8);
            _output.Append(prefix);
            AppendAttribute("="u8, iri);
        }

        _output.Append(" rdf:version=\"1.2\" its:version=\"2.0\">\n"u8);
    }

    private void EndNode()
    {
        if (_isInNode)
            _output.Append("  </rdf:Description>\n"u8);
        _isInNode = false;
    }

    /// <summary>An rdf:Description without the end of its tag.</summary>
    private void AppendNodeStart(in TermSpan node)
    {
        _output.Append("<rdf:Description "u8);
        if (node.Kind == TermKind.BlankNode)
            AppendLabel("rdf:nodeID="u8, node.Value);
        else
            AppendAttribute("rdf:about="u8, node.Value);
    }

    private void AppendProperty(in TermSpan predicate, in TermSpan @object)
    {
        byte[] name = AppendPropertyStart(predicate.Value);
        switch (@object.Kind)
        {
            case TermKind.Iri:
                AppendAttribute(" rdf:resource="u8, @object.Value);
                _output.Append("/>"u8);
                return;
            case TermKind.BlankNode:
                AppendLabel(" rdf:nodeID="u8, @object.Value);
                _output.Append("/>"u8);
                return;
            case TermKind.Literal:
                AppendLiteral(@object);
                break;
            default:
                AppendTriple((TripleTerm)TripleTerm.Parse(@object.Value));
                break;
        }

        _output.Append("</"u8);
        _output.Append(name);
        _output.Append((byte)'>');
    }

    /// <summary>The property's tag without its end, and its name as written.</summary>
    private byte[] AppendPropertyStart(ReadOnlySpan<byte> predicate)
    {
        int split = XmlText.NameStart(predicate);
        ReadOnlySpan<byte> iriNamespace = predicate[..split];
        bool isRdf = iriNamespace.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8);
        if (split == predicate.Length || (isRdf && !RdfXmlNames.MayBeProperty(Encoding.UTF8.GetString(predicate[split..]))))
        {
            throw new NotSupportedException(
                $"RDF/XML cannot write the predicate <{Encoding.UTF8.GetString(predicate)}>: its end is no XML name or one that the syntax keeps for itself; write another format.");
        }

        byte[]? prefix = isRdf ? "rdf"u8.ToArray() : null;
        foreach ((byte[] known, byte[] iri) in _prefixes)
        {
            if (prefix is null && iriNamespace.SequenceEqual(iri))
                prefix = known;
        }

        byte[] name = [.. prefix ?? "p"u8, (byte)':', .. predicate[split..]];
        _output.Append((byte)'<');
        _output.Append(name);
        if (prefix is null)
            AppendAttribute(" xmlns:p="u8, iriNamespace);
        return name;
    }

    private void AppendLiteral(in TermSpan literal)
    {
        if (!literal.Language.IsEmpty)
        {
            AppendAttribute(" xml:lang="u8, literal.Language);
            if (literal.Direction != BaseDirection.None)
                _output.Append(literal.Direction == BaseDirection.LeftToRight ? " its:dir=\"ltr\""u8 : " its:dir=\"rtl\""u8);
        }
        else if (!literal.Datatype.IsEmpty)
        {
            AppendAttribute(" rdf:datatype="u8, literal.Datatype);
        }

        _output.Append((byte)'>');
        XmlText.Append(_output, literal.Value, isAttribute: false);
    }

    private void AppendTriple(TripleTerm triple)
    {
        _output.Append(" rdf:parseType=\"Triple\">"u8);
        triple.Subject.Use(this, static (RdfXmlWriter writer, in TermSpan subject) => writer.AppendNodeStart(subject));
        _output.Append((byte)'>');
        byte[] predicate = Encoding.UTF8.GetBytes(((Iri)triple.Predicate).Value);
        triple.Object.Use((this, predicate), static ((RdfXmlWriter Writer, byte[] Predicate) state, in TermSpan value) =>
            state.Writer.AppendProperty(new TermSpan(TermKind.Iri, state.Predicate), value));
        _output.Append("</rdf:Description>"u8);
    }

    private void AppendAttribute(ReadOnlySpan<byte> start, ReadOnlySpan<byte> value)
    {
        _output.Append(start);
        _output.Append((byte)'"');
        XmlText.Append(_output, value, isAttribute: true);
        _output.Append((byte)'"');
    }

    private void AppendLabel(ReadOnlySpan<byte> start, ReadOnlySpan<byte> label)
    {
        _output.Append(start);
        _output.Append((byte)'"');
        XmlText.AppendNodeName(_output, label);
        _output.Append((byte)'"');
    }

    private void Send()
    {
        stream.Write(_output.Written);
        _output.Length = 0;
    }
}
