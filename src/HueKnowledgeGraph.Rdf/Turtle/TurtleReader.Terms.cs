namespace HueKnowledgeGraph.Rdf;

/// <summary>The rules for what may stand in which place of a triple.</summary>
internal sealed partial class TurtleReader
{
    private const string ObjectAllowed =
        "expected an object: an IRI, a prefixed name, a blank node, a literal, '[', '(', '<<' or '<<('";

    /// <summary>How a subject was written, which decides what may follow.</summary>
    private enum SubjectForm
    {
        /// <summary>IRI, label or []: may also name a graph.</summary>
        Name,

        /// <summary>A collection.</summary>
        Collection,

        /// <summary>[ … ] or &lt;&lt; … &gt;&gt;: a statement by itself.</summary>
        Statement,
    }

    private StoredTerm ReadSubject(out SubjectForm form)
    {
        form = SubjectForm.Name;
        switch (_lexer.Next())
        {
            case '_':
                return _lexer.ReadBlankNodeLabel();
            case '[':
                _lexer.TryTake('[');
                StoredTerm node = ReadBlankNodePropertyList(out bool isEmpty);
                form = isEmpty ? SubjectForm.Name : SubjectForm.Statement;
                return node;
            case '(':
                _lexer.TryTake('(');
                form = SubjectForm.Collection;
                return ReadCollection();
            case '<' when !_lexer.IsNext("<<("u8) && _lexer.TryTake("<<"u8):
                form = SubjectForm.Statement;
                return ReadReifiedTriple();
            default:
                return _lexer.ReadIri(SubjectAllowed);
        }
    }

    private StoredTerm ReadPredicate() =>
        TryTakeA() ? _terms.PushIri(RdfType) : _lexer.ReadIri(PredicateAllowed);

    private StoredTerm ReadObject()
    {
        switch (_lexer.Next())
        {
            case '[':
                _lexer.TryTake('[');
                return ReadBlankNodePropertyList(out _);
            case '(':
                _lexer.TryTake('(');
                return ReadCollection();
            default:
                return ReadInnerObject(mayReify: true);
        }
    }

    /// <summary>The subject of a triple term or, if <paramref name="mayReify"/>, of a reified triple.</summary>
    private StoredTerm ReadInnerSubject(bool mayReify)
    {
        switch (_lexer.Next())
        {
            case '_':
                return _lexer.ReadBlankNodeLabel();
            case '[':
                return ReadAnonymous();
            case '<' when mayReify && !_lexer.IsNext("<<("u8) && _lexer.TryTake("<<"u8):
                return ReadReifiedTriple();
            default:
                return _lexer.ReadIri("expected an IRI, a prefixed name or a blank node as subject");
        }
    }

    /// <summary>An object without lists: all that a triple term or a reified triple may hold.</summary>
    private StoredTerm ReadInnerObject(bool mayReify)
    {
        int next = _lexer.Next();
        switch (next)
        {
            case '"' or '\'':
                return _lexer.ReadQuotedLiteral();
            case '_':
                return _lexer.ReadBlankNodeLabel();
            case '[':
                return ReadAnonymous();
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                return _lexer.ReadNumber(ObjectAllowed);
            case '<' when _lexer.TryTake("<<("u8):
                return ReadTripleTerm();
            case '<' when mayReify && _lexer.TryTake("<<"u8):
                return ReadReifiedTriple();
            case 't' when TryTakeExactly("true"u8):
                return _lexer.PushBoolean(true);
            case 'f' when TryTakeExactly("false"u8):
                return _lexer.PushBoolean(false);
            default:
                return _lexer.ReadIri(ObjectAllowed);
        }
    }

    private StoredTerm ReadAnonymous()
    {
        _lexer.Take('[', "expected '[]'");
        _lexer.Take(']', "expected ']': only an empty '[]' may stand here");
        return NewBlankNode();
    }

    private bool TryTakeA() => TryTakeExactly("a"u8);

    private bool TryTakeExactly(ReadOnlySpan<byte> word) => _lexer.IsNext(word) && _lexer.TryTakeKeyword(word);

    private StoredTerm NewBlankNode() => _lexer.PushBlankNode(_nextBlankNode++);
}
