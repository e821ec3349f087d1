namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// Reads one element of a date phrase at a time: a day, month, season, year, reign year, can chi year, century, decade, or period,
/// with the words before it that qualify it.
/// </summary>
/// <remarks>A method that reads one kind of element gives null, without moving, where there is none; a wrong one sets <see cref="Failure"/>.</remarks>
internal sealed partial class DatePhraseReader(DateWords words, EraTable eras, int? context)
{
    private const int ApproximateYears = 5;
    private static readonly string[] Noise = ["nk", "nien dai", "nhang", "nham", "tuc la", "tuc", "vao", "hoi", "luc", "tue thu", "khoang thoi gian"];
    private static readonly string[] ApproximateWords = ["khoang", "chung", "uoc", "xap xi", "~"];

    /// <summary>The place of the next word.</summary>
    public int At { get; set; }

    /// <summary>Why the phrase is refused; null while it is not.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>What was read on the left of a dash, for what the right side leaves out; null on the left side.</summary>
    public DateSpan? Left { get; set; }

    public DateWords Words => words;

    /// <summary>Reads the next element; null if it is not understood or refused.</summary>
    public DateSpan? Read()
    {
        int start = At;
        TakeAny(Noise);
        bool approximate = TakeApproximate();
        DateLimit limit = Limit();
        TakeAny(Noise);
        approximate |= TakeApproximate();
        DatePart part = Part();
        approximate |= TakeApproximate();
        DateSpan? span = Element(part);
        if (span is null || Failure is not null)
        {
            At = Failure is null ? start : At;
            return null;
        }

        if (part != DatePart.Whole && span.Precision != "part")
            DateParts.Apply(span, part);
        if (approximate)
            Approximate(span);
        if (words.FoldAt(At) == "?")
        {
            At++;
            span.IsUncertain = true;
        }

        DateParts.Apply(span, limit);
        return span;
    }

    /// <summary>A reader of what begins at a place of the same phrase: of brackets.</summary>
    public DatePhraseReader Inner(int at) => new(words, eras, context) { At = at };

    /// <summary>Notes a failure, if it is the first. Always null, so that callers can return it.</summary>
    public DateSpan? Refuse(Failure failure)
    {
        Failure ??= failure;
        return null;
    }

    /// <summary>Takes these words if they come next.</summary>
    public bool Take(string phrase)
    {
        string[] parts = phrase.Split(' ');
        for (int index = 0; index < parts.Length; index++)
        {
            if (words.FoldAt(At + index) != parts[index])
                return false;
        }

        At += parts.Length;
        return true;
    }

    /// <summary>Takes any of these, again and again.</summary>
    public bool TakeAny(string[] phrases)
    {
        bool took = false;
        while (Array.Exists(phrases, Take))
            took = true;
        return took;
    }

    /// <summary>True if "khoảng", "độ" and the like come next; they are taken. ("độ" without its signs could be "đỏ".)</summary>
    private bool TakeApproximate()
    {
        bool took = TakeAny(ApproximateWords);
        if (words[At].Lower != "độ")
            return took;
        At++;
        return true;
    }

    private DateSpan? Element(DatePart part) =>
        Day() ?? Month() ?? Season() ?? Century(part) ?? Decade() ?? ReignYear() ?? CycleYear() ?? PlainYear() ?? Period();

    private DateLimit Limit()
    {
        if (words[At].Lower == "sau" && words.FoldAt(At + 1) != "nam" && words[At + 1].IsNumber)
            return Took(DateLimit.After);
        if (Take("truoc nam") || Take("truoc"))
            return DateLimit.Before;
        if (Take("sau nam") || (words[At].Lower == "sau" && Take("sau")))
            return DateLimit.After;
        return words[At].Lower == "đến" || words.FoldAt(At) == "den" ? Took(DateLimit.Until) : DateLimit.None;
    }

    private DateLimit Took(DateLimit limit)
    {
        At++;
        return limit;
    }

    private DatePart Part()
    {
        if (Take("nua dau"))
            return DatePart.FirstHalf;
        if (Take("nua cuoi") || Take("nua sau"))
            return DatePart.SecondHalf;
        if (words[At].Lower is "đầu" or "dau")
            return TookPart(DatePart.Early);
        if (words[At].Lower is "giữa" or "giua")
            return TookPart(DatePart.Middle);
        return words[At].Lower is "cuối" or "cuoi" ? TookPart(DatePart.Late) : DatePart.Whole;
    }

    private DatePart TookPart(DatePart part)
    {
        At++;
        return part;
    }

    private static void Approximate(DateSpan span)
    {
        span.IsApproximate = true;
        if (span.Precision != "year" || span.HasNoBounds)
            return;
        span.Begin = span.Begin?.AddYears(-ApproximateYears);
        span.End = span.End?.AddYears(ApproximateYears);
        span.Note($"an approximate year: {ApproximateYears} years are added on both sides", $"năm ước chừng: thêm {ApproximateYears} năm về hai phía");
    }
}
