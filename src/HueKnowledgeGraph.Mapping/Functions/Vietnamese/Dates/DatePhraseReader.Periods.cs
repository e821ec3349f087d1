namespace HueKnowledgeGraph.Mapping;

/// <summary>Centuries, decades, dynasties and periods.</summary>
internal sealed partial class DatePhraseReader
{
    private const int LastCentury = 21;
    private static readonly string[] PeriodWords = ["thoi ky", "thoi", "trieu dai", "trieu", "doi", "nha"];

    /// <summary>"thế kỷ XIX", "TK 19", "S. XIX"; a Roman numeral alone after "đầu", "cuối" or a century.</summary>
    private DateSpan? Century(DatePart part)
    {
        int start = At;
        bool named = Take("the ky") || Take("tk") || TakeSiecle();
        if (!named && words.FoldAt(At).StartsWith("tk", StringComparison.Ordinal) && SinoNumerals.TryRoman(words.FoldAt(At)[2..], out int joined))
        {
            At++;
            return CenturyOf(joined, part);
        }

        if (named && words.FoldAt(At) == ".")
            At++;
        named |= words.FoldAt(At) == "thu" && named && Take("thu");
        bool roman = SinoNumerals.TryRoman(words[At].Lower, out int century);
        bool expected = named || (roman && part != DatePart.Whole) || Left is { Century: not null };
        if (!roman && words[At].Digits is 1 or 2)
            century = words[At].Number;
        if (!expected || century == 0)
            return Back(start);
        At++;
        return CenturyOf(century, part);
    }

    private DateSpan? CenturyOf(int century, DatePart part) =>
        century is >= 1 and <= LastCentury
            ? DateParts.OfCentury(century, part)
            : Refuse(DateFailures.NotUnderstood($"thế kỷ {century}"));

    /// <summary>French "S." for siècle, as old inventories write it.</summary>
    private bool TakeSiecle()
    {
        if (words.FoldAt(At) != "s" || words.FoldAt(At + 1) != "." || !SinoNumerals.TryRoman(words[At + 2].Lower, out _))
            return false;
        At += 2;
        return true;
    }

    /// <summary>"thập niên 1920", "những năm 1920", "192?".</summary>
    private DateSpan? Decade()
    {
        int start = At;
        if (words[At].Digits == 3 && IsYear(words[At]) && words.FoldAt(At + 1) == "?")
        {
            At += 2;
            return DecadeOf(words[start].Number * 10);
        }

        if ((Take("thap nien") || Take("thap ky") || Take("nhung nam")) && IsYear(words[At]))
            return DecadeOf(words[At++].Number);
        return Back(start);
    }

    private static DateSpan DecadeOf(int year)
    {
        DateSpan span = DateSpan.OfYears(year / 10 * 10, (year / 10 * 10) + 9, "decade");
        span.Year = null;
        return span;
    }

    /// <summary>"triều Nguyễn", "thời Lê Trung Hưng", "Nguyễn"; "thời Champa" has words only.</summary>
    private DateSpan? Period()
    {
        int start = At;
        bool named = TakeAny(PeriodWords);
        int name = At;
        int length = 0;
        while (IsNameWord(name + length))
            length++;
        for (int taken = length; taken > 0; taken--)
        {
            IReadOnlyList<Era> found = eras.OfDynasty(VietnameseText.FoldName(words.Text(name, taken)));
            if (found.Count == 0)
                continue;
            At = name + taken;
            return DateEras.Dynasty(words.Text(name, taken), found);
        }

        if (!named || length == 0)
            return Back(start);
        At = name + length;
        DateSpan span = new() { Precision = "period", Dynasty = words.Text(name, length) };
        span.Note("a period that no table knows: words only", "thời kỳ không có trong bảng: chỉ giữ lại chữ");
        return span;
    }

    private bool IsNameWord(int at) => !words[at].IsNumber && !words[at].IsSign && words[at].Lower is not ("đến" or "năm");
}
