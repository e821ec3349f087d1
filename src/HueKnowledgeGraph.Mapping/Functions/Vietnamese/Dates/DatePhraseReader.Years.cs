namespace HueKnowledgeGraph.Mapping;

/// <summary>Years: plain, of a reign, of the sexagenary cycle.</summary>
internal sealed partial class DatePhraseReader
{
    private const int FirstYear = 100;
    private const int LastYear = 2999;
    private static readonly string[] EraWords = ["nien hieu", "trieu vua", "doi vua", "thoi vua", "trieu dai", "trieu", "doi", "thoi ky", "thoi", "vua", "nha"];

    /// <summary>True of a number that a catalogue can mean as a year.</summary>
    private static bool IsYear(DateWord word) => word.Digits is 3 or 4 && word.Number is >= FirstYear and <= LastYear;

    /// <summary>"1835", "năm 1835", "41" after "1820-".</summary>
    private DateSpan? PlainYear()
    {
        int start = At;
        TakeNameOfYear();
        DateWord word = words[At];
        if (IsYear(word))
        {
            At++;
            return DateSpan.OfYears(word.Number, word.Number, "year");
        }

        if (word.Digits == 2 && Left is { Year: { } left, IsLunar: false } && word.Number > left % 100)
        {
            At++;
            int year = (left / 100 * 100) + word.Number;
            return DateSpan.OfYears(year, year, "year");
        }

        return Back(start);
    }

    /// <summary>"Minh Mạng năm thứ 16", "Tự Đức 28", "Gia Long nguyên niên", "niên hiệu 15 Gia Long", "thứ 3" after "Gia Long năm thứ 2 -".</summary>
    private DateSpan? ReignYear()
    {
        int start = At;
        int? number = NumberBeforeEra();
        TakeAny(EraWords);
        TakeNameOfYear();
        TakeAny(EraWords);
        IReadOnlyList<Era> found = eras.Match(words, At, out int length);
        if (found.Count == 0)
            return Inherited(start);
        At += length;
        number ??= NumberAfterEra();
        int? cycle = number is null ? CycleAfterEra() : null;
        if (number is null && cycle is null)
            return found.Count == 1 ? DateEras.Whole(found[0], eras) : Refuse(DateFailures.AmbiguousEra(found));
        return YearOf(found, number, cycle);
    }

    /// <summary>A number or a cycle's name in one of these eras.</summary>
    private DateSpan? YearOf(IReadOnlyList<Era> found, int? number, int? cycle)
    {
        List<DateSpan> possible = [];
        Failure? first = null;
        foreach (Era era in found)
        {
            if (number is { } reignYear)
                possible.Add(DateEras.Year(era, reignYear));
            else if (DateEras.YearOfCycle(era, cycle!.Value) is { } span)
                possible.Add(span);
            else
                first ??= DateFailures.NoSuchCycleYear(era, cycle.Value);
        }

        return possible.Count switch
        {
            1 => possible[0],
            0 => Refuse(first!),
            _ => Refuse(DateFailures.AmbiguousEra(found)),
        };
    }

    /// <summary>"15" of "niên hiệu 15 Gia Long" or "năm thứ 15 đời Gia Long".</summary>
    private int? NumberBeforeEra()
    {
        int start = At;
        TakeAny(EraWords);
        TakeNameOfYear();
        Take("thu");
        if (words[At].Digits is 1 or 2)
        {
            int number = words[At++].Number;
            TakeAny(EraWords);
            if (eras.Match(words, At, out _).Count > 0)
                return number;
        }

        At = start;
        return null;
    }

    /// <summary>"năm thứ 16", "thứ nhất", "16", "thập lục niên", "nguyên niên"; null if the era stands alone.</summary>
    private int? NumberAfterEra()
    {
        int start = At;
        if (words.FoldAt(At) == ",")
            At++;
        TakeNameOfYear();
        bool ordinal = Take("thu");
        if (Take("nguyen nien"))
            return 1;
        if (words[At].Digits is 1 or 2)
            return words[At++].Number;
        if (SinoNumerals.TryRead(words, At, out int number, out int length) && (ordinal || words.FoldAt(At + length) == "nien"))
        {
            At += length;
            Take("nien");
            return number;
        }

        At = start;
        return null;
    }

    private int? CycleAfterEra()
    {
        int start = At;
        if (words.FoldAt(At) == ",")
            At++;
        TakeNameOfYear();
        if (CanChi.TryRead(words[At].Lower, words[At + 1].Lower, out int cycle))
        {
            At += 2;
            return cycle;
        }

        At = start;
        return null;
    }

    /// <summary>"thứ 3", "năm thứ 3" on the right of a dash: of the era on the left.</summary>
    private DateSpan? Inherited(int start)
    {
        At = start;
        if (Left is not { Eras: [var era], ReignYear: not null } || NumberAfterEra() is not { } number)
            return Back(start);
        return DateEras.Year(era, number);
    }

    /// <summary>"năm Ất Mùi", "Tân Mùi": one year of sixty, unless the context says which.</summary>
    private DateSpan? CycleYear()
    {
        int start = At;
        TakeNameOfYear();
        if (!CanChi.TryRead(words[At].Lower, words[At + 1].Lower, out int cycle))
            return Back(start);
        At += 2;
        DateSpan span = new() { Cycle = cycle, IsLunar = true, Precision = "cycle" };
        if (context is >= FirstYear and <= LastYear and var year)
            DateResolution.ResolveCycle(span, CanChi.Nearest(cycle, year));
        return span;
    }
}
