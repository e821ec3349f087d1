using System.Buffers.Binary;

namespace HueKnowledgeGraph.Store;

/// <summary>Sorts a chunk's terms by literal type, then bytes: eight bytes at a time, as numbers, deeper only where they tie.</summary>
/// <remarks>IRIs share long beginnings; comparing them whole costs 50 to 100 bytes a comparison, this way each byte is loaded about once.</remarks>
internal sealed class TermSorter(LocalTermTable terms, int[] typeRanks)
{
    private const int FewTerms = 12;

    /// <summary>Sorts term numbers.</summary>
    public void Sort(Span<int> numbers)
    {
        using var keyBuffer = new NativeBuffer<ulong>(numbers.Length);
        Span<ulong> keys = keyBuffer.Span(0, numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
            keys[i] = (ulong)typeRanks[terms[numbers[i]].Type];
        keys.Sort(numbers);
        for (int start = 0, end; start < numbers.Length; start = end)
        {
            int type = terms[numbers[start]].Type;
            for (end = start + 1; end < numbers.Length && terms[numbers[end]].Type == type;)
                end++;
            Sort(numbers[start..end], keys[start..end], 0);
        }
    }

    private void Sort(Span<int> numbers, Span<ulong> keys, int depth)
    {
        while (true)
        {
            if (numbers.Length <= FewTerms)
            {
                InsertionSort(numbers, depth);
                return;
            }

            bool allEqual = LoadKeys(numbers, keys, depth);
            if (!allEqual || !AllGoOn(numbers, depth))
                break;
            depth += sizeof(ulong);
        }

        keys.Sort(numbers);
        for (int start = 0; start < numbers.Length;)
        {
            int end = start + 1;
            while (end < numbers.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                SortTied(numbers[start..end], keys[start..end], depth);
            start = end;
        }
    }

    /// <summary>Terms whose next eight bytes (zero-filled) are equal: those that end here come first, by length.</summary>
    private void SortTied(Span<int> numbers, Span<ulong> keys, int depth)
    {
        int ended = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (terms[numbers[i]].Length > depth + sizeof(ulong))
                continue;
            (numbers[ended], numbers[i]) = (numbers[i], numbers[ended]);
            ended++;
        }

        numbers[..ended].Sort(CompareEnded);
        if (numbers.Length - ended > 1)
            Sort(numbers[ended..], keys[ended..], depth + sizeof(ulong));
    }

    private int CompareEnded(int left, int right) => terms[left].Length.CompareTo(terms[right].Length);

    private bool AllGoOn(ReadOnlySpan<int> numbers, int depth)
    {
        foreach (int number in numbers)
        {
            if (terms[number].Length <= depth + sizeof(ulong))
                return false;
        }

        return true;
    }

    private bool LoadKeys(ReadOnlySpan<int> numbers, Span<ulong> keys, int depth)
    {
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        bool allEqual = true;
        for (int i = 0; i < numbers.Length; i++)
        {
            ReadOnlySpan<byte> rest = RestOf(numbers[i], depth);
            if (rest.Length >= sizeof(ulong))
            {
                keys[i] = BinaryPrimitives.ReadUInt64BigEndian(rest);
            }
            else
            {
                padded.Clear();
                rest.CopyTo(padded);
                keys[i] = BinaryPrimitives.ReadUInt64BigEndian(padded);
            }

            allEqual &= keys[i] == keys[0];
        }

        return allEqual;
    }

    private void InsertionSort(Span<int> numbers, int depth)
    {
        for (int i = 1; i < numbers.Length; i++)
        {
            int moved = numbers[i];
            int place = i;
            for (; place > 0 && Compare(moved, numbers[place - 1], depth) < 0; place--)
                numbers[place] = numbers[place - 1];
            numbers[place] = moved;
        }
    }

    private int Compare(int left, int right, int depth) => RestOf(left, depth).SequenceCompareTo(RestOf(right, depth));

    private ReadOnlySpan<byte> RestOf(int number, int depth)
    {
        ref readonly LocalTermTable.Entry entry = ref terms[number];
        return terms.Value(entry)[Math.Min(depth, entry.Length)..];
    }
}
