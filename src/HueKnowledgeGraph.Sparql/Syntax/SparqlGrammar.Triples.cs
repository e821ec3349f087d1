using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>Triples, collections, blank node property lists, reified triples and annotations (rules 75 to 105; 1.2 adds the last two).</content>
internal sealed partial class SparqlGrammar
{
    private static readonly PatternTerm First = new PatternTerm.Constant(new Iri(RdfVocabulary.First));
    private static readonly PatternTerm Rest = new PatternTerm.Constant(new Iri(RdfVocabulary.Rest));
    private static readonly PatternTerm Nil = new PatternTerm.Constant(new Iri(RdfVocabulary.Nil));
    private static readonly PatternTerm Reifies = new PatternTerm.Constant(new Iri(RdfVocabulary.Reifies));

    /// <summary>In which basic graph pattern a label was met: it may not be used in two (section 5.1.1).</summary>
    private readonly Dictionary<string, int> _labelScopes = [];
    private int _basicGraphPattern;
    private int _basicGraphPatternCount;

    private void StartBasicGraphPattern() => _basicGraphPattern = ++_basicGraphPatternCount;

    private bool IsTriplesStart => _token.Kind is TokenKind.Variable or TokenKind.BlankLabel || IsIri || IsLiteral
        || Is("(") || Is("[") || Is("<<") || Is("<<(");

    /// <summary>Triples up to what cannot start one.</summary>
    private void ParseTriplesTemplate(TripleTarget target)
    {
        while (IsTriplesStart)
        {
            ParseTriplesSameSubject(target);
            if (!TakeIf("."))
                return;
        }
    }

    private void ParseTriplesSameSubject(TripleTarget target)
    {
        bool needsPredicate = true;
        PatternTerm subject;
        if (Is("(") && !IsSymbol(Peek(), ")"))
        {
            subject = ParseCollection(target);
            needsPredicate = false;
        }
        else if (Is("[") && !IsSymbol(Peek(), "]"))
        {
            subject = ParseBlankNodePropertyList(target);
            needsPredicate = false;
        }
        else if (Is("<<"))
        {
            subject = ParseReifiedTriple(target);
            needsPredicate = false;
        }
        else
        {
            subject = ParseNode(target);
        }

        if (needsPredicate || IsVerbStart(target))
            ParsePropertyList(target, subject);
    }

    private bool IsVerbStart(TripleTarget target) => _token.Kind == TokenKind.Variable || IsIri || IsType
        || (target.AddPath is not null && (Is("^") || Is("!") || Is("(")));

    private void ParsePropertyList(TripleTarget target, PatternTerm subject)
    {
        ParseVerbAndObjects(target, subject);
        while (TakeIf(";"))
        {
            if (IsVerbStart(target))
                ParseVerbAndObjects(target, subject);
        }
    }

    private void ParseVerbAndObjects(TripleTarget target, PatternTerm subject)
    {
        int start = _token.Start;
        PropertyPath? path = null;
        PatternTerm? predicate = null;
        if (_token.Kind == TokenKind.Variable)
        {
            predicate = ParseNode(target);
        }
        else if (target.AddPath is null)
        {
            predicate = new PatternTerm.Constant(ParseVerbIri());
        }
        else
        {
            path = ParsePath();
            if (path is PropertyPath.Link link)
                predicate = new PatternTerm.Constant(link.Predicate);
        }

        do
        {
            PatternTerm value = ParseGraphNode(target);
            if (predicate is not null)
                target.Add(new TriplePattern(subject, predicate, value));
            else
                EmitPath(target, subject, path!, value);
            ParseAnnotations(target, subject, predicate, value, start);
        }
        while (TakeIf(","));
    }

    /// <summary>An IRI or <c>a</c>, the one keyword that knows its case.</summary>
    private Iri ParseVerbIri() => TakeTypeIf() ? RdfType : ParseIri("a predicate");

    private bool IsType => _token.Kind == TokenKind.Word && _token.Length == 1 && _lexer.Text[_token.Start] == 'a';

    private bool TakeTypeIf()
    {
        bool isType = IsType;
        if (isType)
            Advance();
        return isType;
    }

    /// <summary>An object, or an element of a collection: a term or something that brings triples of its own.</summary>
    private PatternTerm ParseGraphNode(TripleTarget target)
    {
        if (Is("(") && !IsSymbol(Peek(), ")"))
            return ParseCollection(target);
        if (Is("[") && !IsSymbol(Peek(), "]"))
            return ParseBlankNodePropertyList(target);
        return Is("<<") ? ParseReifiedTriple(target) : ParseNode(target);
    }

    private PatternTerm ParseCollection(TripleTarget target)
    {
        Enter();
        Token start = Advance();
        PatternTerm head = NewBlankNode(target, start);
        PatternTerm cell = head;
        while (true)
        {
            target.Add(new TriplePattern(cell, First, ParseGraphNode(target)));
            if (TakeIf(")"))
                break;
            PatternTerm next = NewBlankNode(target, start);
            target.Add(new TriplePattern(cell, Rest, next));
            cell = next;
        }

        target.Add(new TriplePattern(cell, Rest, Nil));
        Leave();
        return head;
    }

    private PatternTerm ParseBlankNodePropertyList(TripleTarget target)
    {
        Enter();
        PatternTerm node = NewBlankNode(target, Advance());
        ParsePropertyList(target, node);
        Expect("]");
        Leave();
        return node;
    }

    /// <summary>A variable, IRI, literal, blank node, <c>()</c> or triple term.</summary>
    private PatternTerm ParseNode(TripleTarget target)
    {
        if (_token.Kind == TokenKind.Variable)
        {
            if (!target.AllowVariables)
                throw ErrorAt(_token.Start, $"the variable {TextOf(_token)} cannot stand in data");
            return new PatternTerm.Var(ParseVariable());
        }

        if (IsIri)
            return new PatternTerm.Constant(ParseIri());
        if (IsLiteral)
            return new PatternTerm.Constant(ParseLiteral());
        if (_token.Kind == TokenKind.BlankLabel)
            return LabelledBlankNode(target, Advance());
        if (Is("<<("))
            return ParseTripleTerm(target);
        if (Is("(") && IsSymbol(Peek(), ")"))
        {
            Advance();
            Advance();
            return Nil;
        }

        if (Is("[") && IsSymbol(Peek(), "]"))
        {
            PatternTerm node = NewBlankNode(target, Advance());
            Advance();
            return node;
        }

        throw Unexpected("a term or a variable");
    }

    private PatternTerm NewBlankNode(TripleTarget target, Token at)
    {
        RefuseBlankNode(target, at);
        Variable fresh = FreshVariable();
        return target.BlankNodes == BlankNodeUse.Variable
            ? new PatternTerm.Var(fresh)
            : new PatternTerm.Constant(new BlankNode("." + fresh.Name));
    }

    private PatternTerm LabelledBlankNode(TripleTarget target, Token token)
    {
        RefuseBlankNode(target, token);
        string label = _lexer.Text[(token.Start + 2)..token.End];
        if (target.BlankNodes == BlankNodeUse.Constant)
            return new PatternTerm.Constant(CheckedDataLabel(label, token));
        if (!_labelScopes.TryAdd(label, _basicGraphPattern) && _labelScopes[label] != _basicGraphPattern)
            throw ErrorAt(token.Start, $"the blank node _:{label} is used in two graph patterns; use a variable to join them");
        return new PatternTerm.Var(new Variable("._" + label));
    }

    private void RefuseBlankNode(TripleTarget target, Token at)
    {
        if (target.BlankNodes == BlankNodeUse.Forbidden)
            throw ErrorAt(at.Start, "a blank node cannot stand in what is deleted; use a variable in DELETE ... WHERE");
    }

    /// <summary><c>&lt;&lt;( s p o )&gt;&gt;</c>.</summary>
    private PatternTerm ParseTripleTerm(TripleTarget target)
    {
        Enter();
        int start = _token.Start;
        Expect("<<(");
        PatternTerm subject = ParseTripleTermPart(target, "a subject");
        if (subject is PatternTerm.Constant { Term: Literal })
            throw ErrorAt(start, "the subject of a triple term is a literal");
        PatternTerm predicate = _token.Kind == TokenKind.Variable ? ParseNode(target) : new PatternTerm.Constant(ParseVerbIri());
        PatternTerm value = ParseTripleTermPart(target, "an object");
        EndTripleTerm();
        Leave();
        return MakeTriple(subject, predicate, value);
    }

    private PatternTerm ParseTripleTermPart(TripleTarget target, string expected)
    {
        if (Is("(") || Is("<<") || (Is("[") && !IsSymbol(Peek(), "]")))
            throw Unexpected($"{expected} that is a term or a variable");
        return ParseNode(target);
    }

    private void EndTripleTerm()
    {
        Expect(")");
        Expect(">>");
    }

    private static PatternTerm MakeTriple(PatternTerm subject, PatternTerm predicate, PatternTerm value)
    {
        if (subject is PatternTerm.Constant { Term: Iri s } && predicate is PatternTerm.Constant { Term: Iri p }
            && value is PatternTerm.Constant { Term: not BlankNode and var o })
        {
            return new PatternTerm.Constant(new TripleTerm(s, p, o));
        }

        return new PatternTerm.Triple(subject, predicate, value);
    }

    /// <summary><c>&lt;&lt; s p o ~ r &gt;&gt;</c>: stands for its reifier, and states that it reifies.</summary>
    private PatternTerm ParseReifiedTriple(TripleTarget target)
    {
        Enter();
        Token start = Advance();
        PatternTerm subject = ParseReifiedPart(target);
        if (subject is PatternTerm.Constant { Term: Literal })
            throw ErrorAt(start.Start, "the subject of a reified triple is a literal");
        PatternTerm predicate = _token.Kind == TokenKind.Variable ? ParseNode(target) : new PatternTerm.Constant(ParseVerbIri());
        PatternTerm value = ParseReifiedPart(target);
        PatternTerm reifier = TakeIf("~") && IsReifierStart ? ParseReifier(target) : NewBlankNode(target, start);
        Expect(">>");
        target.Add(new TriplePattern(reifier, Reifies, MakeTriple(subject, predicate, value)));
        Leave();
        return reifier;
    }

    private PatternTerm ParseReifiedPart(TripleTarget target)
    {
        if (Is("<<"))
            return ParseReifiedTriple(target);
        return ParseTripleTermPart(target, "a part of a reified triple");
    }

    private bool IsReifierStart => _token.Kind is TokenKind.Variable or TokenKind.BlankLabel || IsIri || Is("[");

    private PatternTerm ParseReifier(TripleTarget target)
    {
        if (Is("[") && !IsSymbol(Peek(), "]"))
            throw Unexpected("a variable, an IRI or a blank node as reifier");
        return ParseNode(target);
    }

    /// <summary>What may follow an object: <c>~ r</c> and <c>{| p o |}</c>, any number.</summary>
    private void ParseAnnotations(TripleTarget target, PatternTerm subject, PatternTerm? predicate, PatternTerm value, int start)
    {
        PatternTerm? reifier = null;
        while (Is("~") || Is("{|"))
        {
            if (predicate is null)
                throw ErrorAt(start, "a property path cannot be annotated");
            Token token = Advance();
            if (token.Symbol == "~")
            {
                reifier = IsReifierStart ? ParseReifier(target) : NewBlankNode(target, token);
                target.Add(new TriplePattern(reifier, Reifies, MakeTriple(subject, predicate, value)));
                continue;
            }

            if (reifier is null)
            {
                reifier = NewBlankNode(target, token);
                target.Add(new TriplePattern(reifier, Reifies, MakeTriple(subject, predicate, value)));
            }

            Enter();
            ParsePropertyList(target, reifier);
            Expect("|}");
            Leave();
            reifier = null;
        }
    }
}
