using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The order of ORDER BY, MIN and MAX (SPARQL 1.1 Query, section 15.1), made total so that results do not depend on luck.</summary>
/// <remarks>
/// <para>Unbound (and errors) first, then blank nodes (the store's by number, then new ones by label), IRIs by code point, literals, triple
/// terms by their parts.</para>
/// <para>Literals go by class: strings (xsd:string first, then language by language, as tags go by code point; within a
/// language by code point), booleans, numbers by value whatever their types
/// (NaN first), dates and times type by type and by value (no timezone counts as UTC), durations, all other literals, among them those of
/// a wrong form, by datatype and lexical form. Equal values of different terms go by lexical form, then datatype, then language. Strings and other
/// classes do not mix, as "&lt;" has no answer for them; the order of classes is ours.</para>
/// <para>One thread at a time. Cost: inline values, IRIs and strings of the dictionary's ordered part compare by their ids; otherwise terms are
/// read. To sort many, see <see cref="SortKeyBuilder"/>.</para>
/// </remarks>
internal sealed partial class TermOrder : IComparer<ulong>
{
    private readonly Evaluation _evaluation;
    private readonly ulong _orderedIris;
    private readonly ulong _orderedLiterals;

    // The end of the ordered strings, once it has been asked for.
    private ulong? _stringsBelow;

    public TermOrder(QueryContext context)
    {
        _evaluation = new Evaluation(context, 0);
        _orderedIris = TermId.Make(TermIdKind.Iri, 0) + context.Snapshot.Terms.OrderedPayloadLimit(TermIdKind.Iri);
        _orderedLiterals = TermId.Make(TermIdKind.Literal, 0) + context.Snapshot.Terms.OrderedPayloadLimit(TermIdKind.Literal);
    }

    /// <inheritdoc/>
    public int Compare(ulong x, ulong y)
    {
        if (x == y)
            return 0;
        if (x <= TermId.DefaultGraph || y <= TermId.DefaultGraph)
            return IsNothing(x) == IsNothing(y) ? 0 : IsNothing(x) ? -1 : 1;
        TermIdKind kind = TermId.Kind(x);
        if (kind == TermId.Kind(y))
        {
            if (kind == TermIdKind.Integer)
                return x.CompareTo(y);
            if (kind == TermIdKind.BlankNode || (kind == TermIdKind.Iri && x < _orderedIris && y < _orderedIris))
                return x.CompareTo(y);

            // Strings come before all other literals: the one with the larger id may be of any class.
            if (kind == TermIdKind.Literal && x < _orderedLiterals && y < _orderedLiterals && IsString(Math.Min(x, y)))
                return x.CompareTo(y);
        }
        else if (kind <= TermIdKind.Iri && TermId.Kind(y) is not TermIdKind.Local)
        {
            return kind < TermId.Kind(y) ? -1 : 1;
        }

        // Equal values of two forms (1 and 1.0) go by form.
        if (InlineValues.TryCompare(x, y, out int order) && order != 0)
            return order;
        _evaluation.BeginRow();
        Value a = _evaluation.Read(x, true);
        return Compare(a, _evaluation.Read(y, true));
    }

    /// <summary>Whether a literal of the dictionary's ordered part is a string: those are ordered as their ids.</summary>
    private bool IsString(ulong id) => id < (_stringsBelow ??= LiteralRuns.StringsBelow(_evaluation.Terms));

    private static bool IsNothing(ulong id) => id is TermId.Unbound or TermId.Error;

    private int Compare(scoped in Value a, scoped in Value b)
    {
        OrderClass left = ClassOf(a, out Number x, out Moment m);
        OrderClass right = ClassOf(b, out Number y, out Moment n);
        if (left != right)
            return left.CompareTo(right);
        int order = left switch
        {
            OrderClass.String => CompareStrings(a, b),
            OrderClass.Number => Number.CompareTotally(x, y),
            OrderClass.Moment => a.Type != b.Type ? a.Type.CompareTo(b.Type) : Moment.CompareTotally(m, n),
            OrderClass.Boolean => CompareBooleans(a, b),
            OrderClass.Duration => CompareDurations(a, b),
            OrderClass.TripleTerm => CompareTriples(a, b),
            OrderClass.Other => Evaluation.TagOf(a).SequenceCompareTo(Evaluation.TagOf(b)),
            _ => 0,
        };
        return order != 0 ? order : CompareForms(a, b);
    }

    /// <summary>Language, direction and text: the dictionary's order.</summary>
    private int CompareStrings(scoped in Value a, scoped in Value b)
    {
        int order = LanguageOf(a).SequenceCompareTo(LanguageOf(b));
        if (order == 0)
            order = (byte)a.Direction - (byte)b.Direction;
        return order != 0 ? order : _evaluation.Text(a).SequenceCompareTo(_evaluation.Text(b));
    }

    private static ReadOnlySpan<byte> LanguageOf(scoped in Value text) =>
        text.Type == ValueType.LangString ? Evaluation.TagOf(text) : default;

    /// <summary>Lexical form, datatype, language, direction: never 0 for different terms.</summary>
    private int CompareForms(scoped in Value a, scoped in Value b)
    {
        int order = _evaluation.Text(a).SequenceCompareTo(_evaluation.Text(b));
        if (order == 0)
            order = a.Type.CompareTo(b.Type);
        if (order == 0)
            order = Evaluation.TagOf(a).SequenceCompareTo(Evaluation.TagOf(b));
        return order != 0 ? order : a.Direction.CompareTo(b.Direction);
    }

    private int CompareBooleans(scoped in Value a, scoped in Value b)
    {
        _evaluation.TryBoolean(a, out bool x);
        _evaluation.TryBoolean(b, out bool y);
        return x.CompareTo(y);
    }

    /// <summary>By months, then by seconds.</summary>
    private int CompareDurations(scoped in Value a, scoped in Value b)
    {
        Duration.TryParse(_evaluation.Text(a), a.Type, out Duration x);
        Duration.TryParse(_evaluation.Text(b), b.Type, out Duration y);
        int order = x.Months.CompareTo(y.Months);
        return order != 0 ? order : Number.CompareTotally(x.Seconds, y.Seconds);
    }

    private int CompareTriples(scoped in Value a, scoped in Value b)
    {
        TripleTerm x = TripleTerms.Parse(a);
        TripleTerm y = TripleTerms.Parse(b);
        int order = Compare(IdOf(x.Subject), IdOf(y.Subject));
        if (order == 0)
            order = Compare(IdOf(x.Predicate), IdOf(y.Predicate));
        return order != 0 ? order : Compare(IdOf(x.Object), IdOf(y.Object));
    }

    private ulong IdOf(Term term) => _evaluation.Terms.IdOf(term);

    private OrderClass ClassOf(scoped in Value value, out Number number, out Moment moment)
    {
        number = default;
        moment = default;
        return value.Type switch
        {
            ValueType.BlankNode => OrderClass.BlankNode,
            ValueType.Iri => OrderClass.Iri,
            ValueType.TripleTerm => OrderClass.TripleTerm,
            ValueType.String => OrderClass.String,
            ValueType.LangString => OrderClass.String,
            ValueType.Boolean => _evaluation.TryBoolean(value, out _) ? OrderClass.Boolean : OrderClass.Other,
            >= ValueType.Integer and <= ValueType.Double => _evaluation.TryNumber(value, out number) ? OrderClass.Number : OrderClass.Other,
            >= ValueType.DateTime and <= ValueType.GDay => _evaluation.TryMoment(value, out moment) ? OrderClass.Moment : OrderClass.Other,
            >= ValueType.Duration and <= ValueType.YearMonthDuration =>
                Duration.TryParse(_evaluation.Text(value), value.Type, out _) ? OrderClass.Duration : OrderClass.Other,
            _ => OrderClass.Other,
        };
    }

    private enum OrderClass
    {
        BlankNode,
        Iri,
        String,
        Boolean,
        Number,
        Moment,
        Duration,
        Other,
        TripleTerm,
    }
}
