using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Rows of a stored scan, their keys put where the scan under entailment has them.</summary>
/// <param name="scan">The scan; disposed here.</param>
/// <param name="keys">How many free keys are read: 0 to 2, or 1 with <paramref name="isDistinct"/>.</param>
/// <param name="leading">A constant in front of what is read; null: none.</param>
/// <param name="inserted">A constant behind the first key that is read; null: none.</param>
/// <param name="isDistinct">Only the distinct first keys are wanted.</param>
/// <param name="onlyNodes">Leaves out literals: they are subjects of nothing.</param>
internal sealed class ScanCursor(
    QuadScan scan, int keys, ulong? leading = null, ulong? inserted = null, bool isDistinct = false, bool onlyNodes = false) : RowCursor
{
    private readonly ulong[] _first = new ulong[512];
    private readonly ulong[] _second = keys > 1 ? new ulong[512] : [];
    private readonly long[] _counts = isDistinct ? new long[512] : [];
    private int _fetch = 32; // rows asked for at first and after a skip; doubled, as more proves to be wanted
    private int _count;
    private int _place = -1;

    public override (long Read, long Skipped) Pages => scan.Pages;

    public override bool Move()
    {
        do
        {
            if (++_place >= _count && !Fill())
                return false;
        }
        while (onlyNodes && TermId.Kind(_first[_place]) is not (TermIdKind.Iri or TermIdKind.BlankNode));
        ulong second = keys > 1 ? _second[_place] : 0;
        KeyRow read = inserted is { } constant ? new KeyRow(_first[_place], constant, second) : new KeyRow(_first[_place], second, 0);
        Current = leading is { } key ? new KeyRow(key, read.First, read.Second) : read;
        return true;
    }

    public override void SeekTo(ulong key)
    {
        if (leading is not null || keys == 0)
            return; // such cursors stand in a sequence, which skips them as a whole
        if (_place + 1 < _count && _first[_count - 1] >= key)
        {
            _place = Gallop.FirstAtLeast(_first.AsSpan(0, _count), _place + 1, key) - 1;
            return;
        }

        scan.SeekTo(key);
        _count = 0;
        _place = -1;
        _fetch = 32;
    }

    protected override void Dispose(bool disposing) => scan.Dispose();

    private bool Fill()
    {
        _place = 0;
        if (isDistinct)
            _count = scan.NextRuns(_first.AsSpan(0, _fetch), _counts.AsSpan(0, _fetch));
        else if (keys == 0)
            _count = scan.Next([], [], [], []);
        else
            _count = scan.Next(_first.AsSpan(0, _fetch), keys > 1 ? _second.AsSpan(0, _fetch) : [], [], []);
        _fetch = Math.Min(_first.Length, 2 * _fetch);
        return _count > 0;
    }
}
