using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Writes the used terms of a version as one sorted dictionary part, and leads from old ids to new ones.</summary>
/// <remarks>Between them stand dense ranks of 32 bits (<see cref="TermRanks"/>), by which rows are sorted. Blank nodes keep their numbers, as
/// the log and triple terms name them by number.</remarks>
internal sealed class TermRewrite
{
    private const int TermsInStep = 4096;
    private readonly LiveVersion _version;
    private readonly TermUsage _usage;
    private readonly Dictionary<TermIdKind, uint[]> _ranks = [];
    private readonly TermRanks _newIds;
    private readonly uint _inlineBase;
    private uint[] _iris = [];
    private uint[] _literals = [];

    public TermRewrite(LiveVersion version, TermUsage usage)
    {
        _version = version;
        _usage = usage;
        _newIds = new TermRanks([
            new TermRanks.Run(TermId.DefaultGraph) { Count = 1 },
            new TermRanks.Run(TermId.Make(TermIdKind.BlankNode, 0)) { Count = version.Terms.BlankNodeCount },
            NewRun(TermIdKind.Iri),
            NewRun(TermIdKind.Literal),
            new TermRanks.Run(0, usage.InlineIds),
            NewRun(TermIdKind.TripleTerm),
        ]);
        _inlineBase = _newIds.RankOf(4, 0);
    }

    /// <summary>True iff new ids ascend as old ones do, so that sorted rows stay sorted.</summary>
    public bool KeepsOrder { get; private set; } = true;

    /// <summary>Terms written.</summary>
    public long TermCount => TermPartWriter.Kinds.Sum(_usage.CountOf);

    /// <summary>Memory of the ranks in bytes.</summary>
    public long Bytes => (_ranks.Values.Sum(ranks => (long)ranks.Length) * sizeof(uint)) + (_usage.InlineIds.Count * (long)sizeof(ulong));

    /// <summary>Writes the part.</summary>
    /// <returns>The file; null if no term is used.</returns>
    public ManifestFile? Write(IStoreFiles files, string name, TermIndexRoom room, Pacer pacer)
    {
        if (TermCount == 0)
            return null;
        IReadOnlyList<TermPart> parts = _version.Files.Terms.Parts;
        TailCursor[] tails = [.. TermPartWriter.Kinds.Select(kind => new TailCursor(_version.Terms, kind))];
        LiteralType[] types = [.. parts.SelectMany(part => part.Types).Concat(tails.SelectMany(tail => tail.Types)).Distinct().Order()];
        using var writer = new TermPartWriter(files, name, types, default, room);
        for (int i = 0; i < tails.Length; i++)
            WriteKind(tails[i], writer, types, 2 + i + (i == 2 ? 1 : 0), pacer);
        (_iris, _literals) = (_ranks[TermIdKind.Iri], _ranks[TermIdKind.Literal]);
        return new ManifestFile(name, writer.Finish());
    }

    /// <summary>The rank of a used old id.</summary>
    public uint RankOf(ulong id)
    {
        ulong payload = TermId.Payload(id);
        return TermId.Kind(id) switch
        {
            TermIdKind.Iri => _iris[payload],
            TermIdKind.Literal => _literals[payload],
            TermIdKind.Special => 0,
            TermIdKind.BlankNode => (uint)(1 + payload),
            TermIdKind.TripleTerm => _ranks[TermIdKind.TripleTerm][payload],
            _ => (uint)(_inlineBase + CollectionsMarshal.AsSpan(_usage.InlineIds).BinarySearch(id)),
        };
    }

    /// <summary>The new id of a rank.</summary>
    public ulong NewIdOf(uint rank) => _newIds.IdOf(rank);

    private TermRanks.Run NewRun(TermIdKind kind) => new(TermId.Make(kind, 0)) { Count = _usage.CountOf(kind) };

    private void WriteKind(TailCursor tail, TermPartWriter writer, LiteralType[] types, int run, Pacer pacer)
    {
        TermIdKind kind = tail.Kind;
        IReadOnlyList<TermPart> parts = _version.Files.Terms.Parts;
        int[] RanksOf(IEnumerable<LiteralType> own) => [.. own.Select(type => Array.BinarySearch(types, type))];
        tail.TypeRanks = RanksOf(tail.Types);
        TermCursor[] olds = [.. parts.Select((part, number) => new PartCursor(part.Section(kind), number, kind == TermIdKind.Literal ? RanksOf(part.Types) : null)), tail];
        uint[] ranks = new uint[_version.Files.Terms.NextTerms().Of(kind) + _version.Terms.TailLength.Of(kind)];
        var heap = new CursorHeap(olds);
        writer.Begin(kind, _usage.CountOf(kind));
        long last = -1;
        for (int step = 0; heap.Count > 0; heap.MoveTop())
        {
            if (++step % TermsInStep == 0)
                pacer.Step();
            long payload = heap.Top is PartCursor old ? old.Payload : tail.Payload;
            if (!_usage.IsUsed(kind, payload))
                continue;
            KeepsOrder &= payload > last;
            last = payload;
            ranks[payload] = _newIds.RankOf(run, (uint)writer.Count);
            writer.Add(heap.Top.Value, heap.Top.Type);
        }

        _ranks.Add(kind, ranks);
    }
}
