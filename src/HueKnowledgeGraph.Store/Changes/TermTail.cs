using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Terms that came after the dictionary parts: in memory, numbered as they came, in no order.</summary>
/// <remarks>One writer appends; any number of readers look up at the same time. All versions over the same parts share the tail, each up to
/// its own length (<see cref="TermTailLength"/>). Terms of a transaction that was given up stay unused until the next flush.</remarks>
internal sealed class TermTail
{
    private readonly ConcurrentDictionary<TailTerm, ulong> _ids = new(TailTermComparer.Instance);
    private readonly ConcurrentDictionary<TailTerm, ulong>.AlternateLookup<TermSpan> _lookup;
    private readonly Dictionary<LiteralType, LiteralType> _types = [];
    private readonly TailTerm[][] _terms = [new TailTerm[64], new TailTerm[64], new TailTerm[64]];
    private readonly TermPartStart _start;
    private TermTailLength _length;

    /// <summary>An empty tail behind parts.</summary>
    /// <param name="start">Payloads of the first terms.</param>
    public TermTail(TermPartStart start)
    {
        _start = start;
        _lookup = _ids.GetAlternateLookup<TermSpan>();
    }

    /// <summary>Terms so far, by kind.</summary>
    public TermTailLength Length => _length;

    /// <summary>Bytes that the terms take, about.</summary>
    public long Bytes { get; private set; }

    /// <summary>Payload of the first term of a kind.</summary>
    public ulong StartOf(TermIdKind kind) => (ulong)_start.Of(kind);

    /// <summary>Finds a term among those up to a length.</summary>
    public bool TryGetId(in TermSpan term, in TermTailLength length, out ulong id)
    {
        if (!_lookup.TryGetValue(term, out id))
            return false;
        TermIdKind kind = TermId.Kind(id);
        return TermId.Payload(id) - StartOf(kind) < (ulong)length.Of(kind);
    }

    /// <summary>The term at a place, which is below some version's length.</summary>
    public TailTerm Term(TermIdKind kind, int place) => Volatile.Read(ref _terms[IndexOf(kind)])[place];

    /// <summary>Appends a term that is neither inline nor blank nor in the parts, unless it is here; gives its id. For the one writer.</summary>
    public ulong Add(in TermSpan term)
    {
        if (_lookup.TryGetValue(term, out ulong id))
            return id;
        TermIdKind kind = term.Kind switch
        {
            TermKind.Iri => TermIdKind.Iri,
            TermKind.Literal => TermIdKind.Literal,
            _ => TermIdKind.TripleTerm,
        };
        int place = _length.Of(kind);
        ref TailTerm[] terms = ref _terms[IndexOf(kind)];
        if (place == terms.Length)
        {
            TailTerm[] larger = new TailTerm[2 * place];
            terms.CopyTo(larger, 0);
            Volatile.Write(ref terms, larger);
        }

        var added = new TailTerm(kind, term.Value.ToArray(), kind == TermIdKind.Literal ? TypeOf(term) : null);
        terms[place] = added;
        id = TermId.Make(kind, StartOf(kind) + (ulong)place);
        _ids[added] = id;
        _length = _length.With(kind, place + 1);
        Bytes += added.Value.Length + 150; // object, array, table entry
        return id;
    }

    private static int IndexOf(TermIdKind kind) => kind switch
    {
        TermIdKind.Iri => 0,
        TermIdKind.Literal => 1,
        _ => 2,
    };

    private LiteralType TypeOf(in TermSpan literal)
    {
        var type = new LiteralType(literal.Datatype.ToArray(), literal.Language.ToArray(), literal.Direction);
        if (_types.TryGetValue(type, out LiteralType? known))
            return known;
        _types.Add(type, type);
        return type;
    }

    private sealed class TailTermComparer : IEqualityComparer<TailTerm>, IAlternateEqualityComparer<TermSpan, TailTerm>
    {
        public static TailTermComparer Instance { get; } = new();

        public bool Equals(TailTerm? left, TailTerm? right) => left!.Span.SameAs(right!.Span);

        public bool Equals(TermSpan alternate, TailTerm other) => other.Span.SameAs(alternate);

        public int GetHashCode([DisallowNull] TailTerm term) => HashOf(term.Span);

        public int GetHashCode(TermSpan alternate) => HashOf(alternate);

        public TailTerm Create(TermSpan alternate) => throw new NotSupportedException("Terms are made by Add.");

        private static int HashOf(in TermSpan term) => (int)XxHash3.HashToUInt64(term.Value, (long)term.Kind + term.Datatype.Length + term.Language.Length);
    }
}

/// <summary>A term of a <see cref="TermTail"/>.</summary>
internal sealed class TailTerm(TermIdKind kind, byte[] value, LiteralType? type)
{
    public TermIdKind Kind { get; } = kind;

    public byte[] Value { get; } = value;

    /// <summary>Type of a literal; null for other kinds.</summary>
    public LiteralType? Type { get; } = type;

    public TermSpan Span => Kind switch
    {
        TermIdKind.Literal => new TermSpan(TermKind.Literal, Value, Type!.Datatype, Type.Language, Type.Direction),
        TermIdKind.Iri => new TermSpan(TermKind.Iri, Value),
        _ => new TermSpan(TermKind.TripleTerm, Value),
    };
}

/// <summary>Terms of a tail that a version knows.</summary>
internal readonly record struct TermTailLength(int Iris, int Literals, int TripleTerms)
{
    public bool IsZero => Iris + Literals + TripleTerms == 0;

    public int Of(TermIdKind kind) => kind switch
    {
        TermIdKind.Iri => Iris,
        TermIdKind.Literal => Literals,
        TermIdKind.TripleTerm => TripleTerms,
        _ => 0,
    };

    public TermTailLength With(TermIdKind kind, int length) => kind switch
    {
        TermIdKind.Iri => this with { Iris = length },
        TermIdKind.Literal => this with { Literals = length },
        _ => this with { TripleTerms = length },
    };
}
