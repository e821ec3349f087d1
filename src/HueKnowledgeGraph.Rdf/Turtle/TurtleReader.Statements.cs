namespace HueKnowledgeGraph.Rdf;

/// <summary>The rules for triples, lists and graphs.</summary>
internal sealed partial class TurtleReader
{
    private const string SubjectAllowed = "expected a subject: an IRI, a prefixed name, a blank node, '[', '(' or '<<'";
    private const string PredicateAllowed = "expected a predicate: an IRI, a prefixed name or 'a'";
    private const string EndAllowed = "expected '.', ';' or ',' after the object";

    private static ReadOnlySpan<byte> RdfType => "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8;

    private static ReadOnlySpan<byte> RdfFirst => "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"u8;

    private static ReadOnlySpan<byte> RdfRest => "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"u8;

    private static ReadOnlySpan<byte> RdfNil => "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"u8;

    private static ReadOnlySpan<byte> RdfReifies => "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"u8;

    /// <summary>A statement at the top: triples, or the start of a graph.</summary>
    private void ReadBlock()
    {
        if (_hasGraphs && _lexer.TryTake('{'))
        {
            OpenGraph(default);
            return;
        }

        if (_hasGraphs && _lexer.TryTakeKeyword("GRAPH"u8))
        {
            StoredTerm name = ReadGraphName();
            _lexer.Take('{', "expected '{' after the graph name");
            OpenGraph(name);
            return;
        }

        StoredTerm subject = ReadSubject(out SubjectForm form);
        if (_hasGraphs && form == SubjectForm.Name && _lexer.TryTake('{'))
        {
            OpenGraph(subject);
            return;
        }

        if (!_hasGraphs && _lexer.Next() == '{')
            throw _lexer.Error("Turtle has no graphs in braces; read the text as TriG");
        ReadPredicatesOf(subject, form);
        _lexer.Take('.', EndAllowed);
    }

    /// <summary>Triples in a graph block, or its end.</summary>
    private void ReadInGraph()
    {
        if (_lexer.TryTake('}'))
        {
            _isInGraph = false;
            _graph = default;
            _stackBottom = 0;
            return;
        }

        StoredTerm subject = ReadSubject(out SubjectForm form);
        ReadPredicatesOf(subject, form);
        if (!_lexer.TryTake('.') && _lexer.Next() != '}')
            throw _lexer.Unexpected("expected '.', ';', ',' or '}' after the object");
    }

    private void OpenGraph(StoredTerm name)
    {
        _isInGraph = true;
        _graph = name;
        _stackBottom = _terms.Bytes.Length;
    }

    private StoredTerm ReadGraphName()
    {
        StoredTerm name = ReadSubject(out SubjectForm form);
        return form == SubjectForm.Name ? name : throw _lexer.Error("a graph name is an IRI or a blank node");
    }

    private void ReadPredicatesOf(StoredTerm subject, SubjectForm form)
    {
        if (form == SubjectForm.Statement && (_lexer.Next() is '.' or '}' or -1))
            return;
        ReadPredicateObjectList(subject);
    }

    private void ReadPredicateObjectList(StoredTerm subject)
    {
        while (true)
        {
            int mark = _terms.Bytes.Length;
            StoredTerm predicate = ReadPredicate();
            do
            {
                ReadObjectOf(subject, predicate);
            }
            while (_lexer.TryTake(','));
            _terms.Bytes.Length = mark;
            if (!_lexer.TryTake(';'))
                return;
            while (_lexer.TryTake(';'))
            {
            }

            if (_lexer.Next() is '.' or ']' or '}' or '|' or -1)
                return;
        }
    }

    private void ReadObjectOf(StoredTerm subject, StoredTerm predicate)
    {
        int mark = _terms.Bytes.Length;
        StoredTerm @object = ReadObject();
        Emit(subject, predicate, @object);
        ReadAnnotations(subject, predicate, @object);
        _terms.Bytes.Length = mark;
    }

    /// <summary>RDF 1.2: <c>~ reifier</c> and <c>{| … |}</c> behind an object. A block speaks of the reifier just before it, or of a new one.</summary>
    private void ReadAnnotations(StoredTerm subject, StoredTerm predicate, StoredTerm @object)
    {
        StoredTerm reifier = default;
        while (true)
        {
            if (_lexer.TryTake('~'))
            {
                reifier = ReadReifier();
                EmitReifies(reifier, subject, predicate, @object);
            }
            else if (_lexer.TryTake("{|"u8))
            {
                if (reifier.Kind == TermKind.None)
                {
                    reifier = NewBlankNode();
                    EmitReifies(reifier, subject, predicate, @object);
                }

                Enter();
                ReadPredicateObjectList(reifier);
                Leave();
                if (!_lexer.TryTake("|}"u8))
                    throw _lexer.Unexpected("expected '|}', ';' or ',' in the annotation");
                reifier = default;
            }
            else
            {
                return;
            }
        }
    }

    private StoredTerm ReadReifier() => _lexer.Next() switch
    {
        '_' => _lexer.ReadBlankNodeLabel(),
        '[' => ReadAnonymous(),
        '<' or ':' => _lexer.ReadIri(IriAllowed),
        int c and >= 0 when c >= 0x80 || NameCharacters.IsBase(c) => _lexer.ReadIri(IriAllowed),
        _ => NewBlankNode(),
    };

    /// <summary>A list in parentheses, its opening one passed; two triples for each item, sent as they come.</summary>
    private StoredTerm ReadCollection()
    {
        if (_lexer.TryTake(')'))
            return _terms.PushIri(RdfNil);
        Enter();
        long head = _nextBlankNode++;
        long node = head;
        bool isLast;
        do
        {
            int mark = _terms.Bytes.Length;
            StoredTerm cell = _lexer.PushBlankNode(node);
            StoredTerm item = ReadObject();
            Emit(cell, _terms.PushIri(RdfFirst), item);
            isLast = _lexer.TryTake(')');
            if (!isLast)
                node = _nextBlankNode++;
            StoredTerm rest = isLast ? _terms.PushIri(RdfNil) : _lexer.PushBlankNode(node);
            Emit(cell, _terms.PushIri(RdfRest), rest);
            _terms.Bytes.Length = mark;
        }
        while (!isLast);
        Leave();
        return _lexer.PushBlankNode(head);
    }

    /// <summary>Square brackets, the opening one passed: a new blank node, and what is said of it.</summary>
    private StoredTerm ReadBlankNodePropertyList(out bool isEmpty)
    {
        StoredTerm node = NewBlankNode();
        isEmpty = _lexer.TryTake(']');
        if (isEmpty)
            return node;
        Enter();
        ReadPredicateObjectList(node);
        Leave();
        _lexer.Take(']', "expected ']', ';' or ',' after the object");
        return node;
    }

    /// <summary>RDF 1.2: <c>&lt;&lt; s p o ~ reifier &gt;&gt;</c>, the opening signs passed. It stands for the reifier.</summary>
    private StoredTerm ReadReifiedTriple()
    {
        Enter();
        int mark = _terms.Bytes.Length;
        StoredTerm subject = ReadInnerSubject(mayReify: true);
        StoredTerm predicate = ReadPredicate();
        StoredTerm @object = ReadInnerObject(mayReify: true);
        StoredTerm reifier = _lexer.TryTake('~') ? ReadReifier() : NewBlankNode();
        if (!_lexer.TryTake(">>"u8))
            throw _lexer.Unexpected("expected '>>' or '~' after the object of the reified triple");
        EmitReifies(reifier, subject, predicate, @object);
        Leave();
        return MoveDown(reifier, mark);
    }

    /// <summary>RDF 1.2: <c>&lt;&lt;( s p o )&gt;&gt;</c>, the opening signs passed.</summary>
    private StoredTerm ReadTripleTerm()
    {
        Enter();
        int mark = _terms.Bytes.Length;
        StoredTerm subject = ReadInnerSubject(mayReify: false);
        StoredTerm predicate = ReadPredicate();
        StoredTerm @object = ReadInnerObject(mayReify: false);
        if (!_lexer.TryTake(")>>"u8))
            throw _lexer.Unexpected("expected ')>>' at the end of the triple term");
        Leave();
        return MoveDown(_terms.PushTriple(subject, predicate, @object), mark);
    }

    /// <summary>Drops what lies between <paramref name="mark"/> and the top-most term.</summary>
    private StoredTerm MoveDown(in StoredTerm term, int mark)
    {
        ReadOnlySpan<byte> value = _terms.View(term).Value;
        _terms.Bytes.Length = mark;
        _terms.Bytes.Append(value);
        return _terms.From(mark, term.Kind);
    }

    private void Enter()
    {
        if (!NestingLimit.Allows(++_depth))
            throw _lexer.Error(NestingLimit.Problem);
    }

    private void Leave() => _depth--;

    private void EmitReifies(in StoredTerm reifier, in StoredTerm subject, in StoredTerm predicate, in StoredTerm @object)
    {
        int mark = _terms.Bytes.Length;
        StoredTerm reifies = _terms.PushIri(RdfReifies);
        Emit(reifier, reifies, _terms.PushTriple(subject, predicate, @object));
        _terms.Bytes.Length = mark;
    }

    private void Emit(in StoredTerm subject, in StoredTerm predicate, in StoredTerm @object) =>
        _sink.Quad(_terms.View(subject), _terms.View(predicate), _terms.View(@object), _terms.View(_graph));
}
