using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <content>Property paths (rules 88 to 96) and their translation to triples where that is possible (section 18.2.2.4).</content>
internal sealed partial class SparqlGrammar
{
    private void EmitPath(TripleTarget target, PatternTerm subject, PropertyPath path, PatternTerm value)
    {
        switch (path)
        {
            case PropertyPath.Link link:
                target.Add(new TriplePattern(subject, new PatternTerm.Constant(link.Predicate), value));
                break;
            case PropertyPath.Inverse inverse:
                EmitPath(target, value, inverse.Path, subject);
                break;
            case PropertyPath.Sequence sequence:
                var middle = new PatternTerm.Var(FreshVariable());
                EmitPath(target, subject, sequence.Left, middle);
                EmitPath(target, middle, sequence.Right, value);
                break;
            default:
                target.AddPath!(new PathPattern(subject, path, value));
                break;
        }
    }

    private PropertyPath ParsePath()
    {
        PropertyPath path = ParsePathSequence();
        for (int count = 0; TakeIf("|"); count++)
        {
            if (count > SparqlParser.MaxDepth)
                RefuseTooMany("alternatives of a path");
            path = new PropertyPath.Alternative(path, ParsePathSequence());
        }

        return path;
    }

    private PropertyPath ParsePathSequence()
    {
        PropertyPath path = ParsePathInverse();
        for (int count = 0; TakeIf("/"); count++)
        {
            if (count > SparqlParser.MaxDepth)
                RefuseTooMany("steps of a path");
            path = new PropertyPath.Sequence(path, ParsePathInverse());
        }

        return path;
    }

    private PropertyPath ParsePathInverse() =>
        TakeIf("^") ? new PropertyPath.Inverse(ParsePathElement()) : ParsePathElement();

    private PropertyPath ParsePathElement()
    {
        PropertyPath path = ParsePathPrimary();
        if (TakeIf("?"))
            return new PropertyPath.ZeroOrOne(path);
        if (TakeIf("*"))
            return new PropertyPath.ZeroOrMore(path);
        return TakeIf("+") ? new PropertyPath.OneOrMore(path) : path;
    }

    private PropertyPath ParsePathPrimary()
    {
        if (IsIri || IsType)
            return new PropertyPath.Link(ParseVerbIri());
        if (TakeIf("!"))
            return ParseNegatedSet();
        if (!Is("("))
            throw Unexpected("a predicate or a property path");
        Enter();
        Advance();
        PropertyPath path = ParsePath();
        Expect(")");
        Leave();
        return path;
    }

    private PropertyPath.NegatedSet ParseNegatedSet()
    {
        var forward = new List<Iri>();
        var backward = new List<Iri>();
        if (!TakeIf("("))
        {
            ParseNegatedElement(forward, backward);
        }
        else if (!TakeIf(")"))
        {
            do
                ParseNegatedElement(forward, backward);
            while (TakeIf("|"));
            Expect(")");
        }

        return new PropertyPath.NegatedSet(forward, backward, forward.Count > 0 || backward.Count == 0, backward.Count > 0);
    }

    private void ParseNegatedElement(List<Iri> forward, List<Iri> backward)
    {
        List<Iri> list = TakeIf("^") ? backward : forward;
        list.Add(ParseVerbIri());
    }
}
