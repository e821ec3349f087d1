using System.IO.Hashing;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Terms, and where statements go.</summary>
internal sealed partial class RdfXmlReader
{
    /// <summary>The triples of an rdf:parseType="Triple", which become a term instead of statements.</summary>
    private sealed class TripleCapture
    {
        public Utf8Builder Text { get; } = new();

        public int Count { get; set; }
    }

    private static void SetBase(IriResolver iris, string iri)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(iri);
        if (!IriCharacters.IsAbsolute(bytes))
            throw new ArgumentException($"The base IRI <{iri}> is not absolute.");
        iris.SetBase(bytes);
    }

    private byte[] Resolve(string reference, IriResolver iris)
    {
        int mark = _terms.Bytes.Length;
        StoredTerm term = PushIri(reference, iris);
        byte[] iri = _terms.View(term).Value.ToArray();
        _terms.Bytes.Length = mark;
        return iri;
    }

    private StoredTerm PushIri(string reference, IriResolver iris)
    {
        int start = _terms.Bytes.Length;
        byte[] bytes = Encoding.UTF8.GetBytes(reference);
        int stop = bytes.AsSpan().IndexOfAny(IriCharacters.Stops);
        if (stop >= 0)
            throw Error($"the IRI '{reference}' holds {(bytes[stop] == ' ' ? "a space" : $"the character '{(char)bytes[stop]}'")}, which no IRI may hold; write it percent-encoded");
        if (!iris.TryResolve(bytes, _terms.Bytes))
            throw Error($"the IRI '{reference}' is relative, but there is no base; add xml:base to the document or name a base");
        return _terms.From(start, TermKind.Iri);
    }

    /// <summary>The IRI of an element or attribute: namespace and name joined.</summary>
    private StoredTerm PushName(string iriNamespace, string name)
    {
        int start = _terms.Bytes.Length;
        Encoding.UTF8.GetBytes(iriNamespace, _terms.Bytes);
        Encoding.UTF8.GetBytes(name, _terms.Bytes);
        StoredTerm term = _terms.From(start, TermKind.Iri);
        ReadOnlySpan<byte> iri = _terms.View(term).Value;
        if (!IriCharacters.IsAbsolute(iri) || iri.IndexOfAny(IriCharacters.Stops) >= 0)
        {
            throw Error(iriNamespace.Length == 0
                ? $"the element {name} is in no namespace; elements of RDF/XML are"
                : $"the namespace '{iriNamespace}' of {name} is no absolute IRI");
        }

        return term;
    }

    private StoredTerm PushBlank(string label)
    {
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(_blankNodePrefix);
        BlankNodeLabels.AppendWritten(_terms.Bytes, Encoding.UTF8.GetBytes(label));

        // Unlike an XML name, a label may not end in a full stop; one that ends in a full stop and underscores gets one underscore more.
        if (label.TrimEnd('_').EndsWith('.'))
            _terms.Bytes.Append((byte)'_');
        return _terms.From(start, TermKind.BlankNode);
    }

    private StoredTerm PushBlank(long number)
    {
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append(_blankNodePrefix);
        BlankNodeLabels.AppendGenerated(_terms.Bytes, number);
        return _terms.From(start, TermKind.BlankNode);
    }

    /// <summary>A string in the language and direction in scope.</summary>
    private StoredTerm PushText(string text, RdfXmlScope scope)
    {
        int start = _terms.Bytes.Length;
        Encoding.UTF8.GetBytes(text, _terms.Bytes);
        return CloseText(start, scope);
    }

    /// <summary>Makes a string in the language and direction in scope of all bytes from <paramref name="start"/> on.</summary>
    private StoredTerm CloseText(int start, RdfXmlScope scope)
    {
        int length = _terms.Bytes.Length - start;
        if (scope.Language.Length == 0)
            return new StoredTerm(TermKind.Literal, start, length);
        Encoding.UTF8.GetBytes(scope.Language, _terms.Bytes);
        BaseDirection direction = scope.IsVersion12 ? scope.Direction : BaseDirection.None;
        return new StoredTerm(TermKind.Literal, start, length, LanguageLength: scope.Language.Length, Direction: direction);
    }

    /// <summary>Makes a literal of a datatype of all bytes from <paramref name="start"/> on.</summary>
    private StoredTerm CloseTyped(int start, ReadOnlySpan<byte> datatype)
    {
        int length = _terms.Bytes.Length - start;
        if (Datatypes.NeedsLanguage(datatype))
            throw Error("rdf:langString and rdf:dirLangString are not written as datatypes; write xml:lang instead");
        if (datatype.SequenceEqual(Datatypes.XsdString))
            return new StoredTerm(TermKind.Literal, start, length);
        _terms.Bytes.Append(datatype);
        return new StoredTerm(TermKind.Literal, start, length, DatatypeLength: datatype.Length);
    }

    /// <summary>The IRI that an rdf:ID names; each may stand once in a document (section 5.4).</summary>
    private StoredTerm PushId(string id, RdfXmlScope scope)
    {
        StoredTerm term = PushIri("#" + id, scope.Iris);
        if (!_ids.Add(XxHash128.HashToUInt128(_terms.View(term).Value)))
            throw Error($"rdf:ID=\"{id}\" stands in the document already; use rdf:about to say more of the same thing");
        return term;
    }

    private StoredTerm PushRdf(ReadOnlySpan<byte> name)
    {
        int start = _terms.Bytes.Length;
        _terms.Bytes.Append("http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8);
        _terms.Bytes.Append(name);
        return _terms.From(start, TermKind.Iri);
    }

    private void Emit(in StoredTerm subject, in StoredTerm predicate, in StoredTerm @object)
    {
        if (_capture is null)
        {
            _sink.Quad(_terms.View(subject), _terms.View(predicate), _terms.View(@object), default);
            return;
        }

        _capture.Count++;
        int mark = _terms.Bytes.Length;
        _capture.Text.Length = 0;
        _capture.Text.Append(_terms.View(_terms.PushTriple(subject, predicate, @object)).Value);
        _terms.Bytes.Length = mark;
    }

    private void EmitRdf(in StoredTerm subject, ReadOnlySpan<byte> predicate, in StoredTerm @object)
    {
        int mark = _terms.Bytes.Length;
        Emit(subject, PushRdf(predicate), @object);
        _terms.Bytes.Length = mark;
    }
}
