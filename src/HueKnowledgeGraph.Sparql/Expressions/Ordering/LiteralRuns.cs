using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// The literals of the dictionary's ordered part as runs of one datatype, language and direction each, which the order keeps together
/// (<see cref="ITermDictionary.OrderedPayloadLimit"/>): the type of a literal without reading it.
/// </summary>
/// <remarks>Found by binary search: about 20 terms are read for each run.</remarks>
internal sealed class LiteralRuns
{
    // Beyond this the search costs more than it saves.
    private const int MaxRuns = 64;

    private readonly List<ulong> _starts;
    private readonly ulong _below;

    private LiteralRuns(List<ulong> starts, ulong below)
    {
        _starts = starts;
        _below = below;
    }

    private static ulong First => TermId.Make(TermIdKind.Literal, 0);

    public int Count => _starts.Count;

    /// <summary>The runs; null if there are very many.</summary>
    public static LiteralRuns? TryOf(QueryTerms terms)
    {
        ulong below = First + terms.Snapshot.Terms.OrderedPayloadLimit(TermIdKind.Literal);
        List<ulong> starts = [];
        for (ulong start = First; start < below;)
        {
            if (starts.Count == MaxRuns)
                return null;
            starts.Add(start);
            Term type = TypeOf(terms.Read(start));
            start = FirstWhere(start, below, id => TypeOf(terms.Read(id)) != type);
        }

        return new LiteralRuns(starts, below);
    }

    /// <summary>The end of the strings, which come before all other literals of the ordered part.</summary>
    public static ulong StringsBelow(QueryTerms terms) =>
        FirstWhere(First, First + terms.Snapshot.Terms.OrderedPayloadLimit(TermIdKind.Literal), id => !terms.Read(id).Datatype.IsEmpty);

    public bool Covers(ulong id) => id >= First && id < _below;

    /// <summary>The first literal of a run.</summary>
    public ulong StartOf(int run) => _starts[run];

    /// <summary>Number of the run of a literal that this covers.</summary>
    public int RunOf(ulong id)
    {
        int place = _starts.BinarySearch(id);
        return place >= 0 ? place : ~place - 1;
    }

    private static Literal TypeOf(TermSpan term) => (Literal)Term.From(new TermSpan(TermKind.Literal, default, term.Datatype, term.Language, term.Direction));

    /// <summary>The first id in [from, below) for which a condition holds that, once true, stays true; <paramref name="below"/> if none.</summary>
    private static ulong FirstWhere(ulong from, ulong below, Func<ulong, bool> condition)
    {
        while (from < below)
        {
            ulong middle = from + ((below - from) / 2);
            if (condition(middle))
                below = middle;
            else
                from = middle + 1;
        }

        return below;
    }
}
