namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads whole date phrases of Vietnamese catalogues: elements, brackets, ranges.</summary>
/// <remarks>Bounds of every kind of imprecision are described in docs/mapping.md and tested on all dates of the Huế catalogue.</remarks>
internal sealed class DateReader
{
    private const int FirstCycleYear = 1558; // The first of the Nguyễn lords came to Thuận Hóa.
    private const int LastCycleYear = 1945;
    private static readonly string[] Unknown = ["khong ro", "chua ro", "khong xac dinh", "chua xac dinh", "khuyet danh", "khuyet", "?", "-", "n", "s d"];
    private static readonly string[] Today = ["nay", "hien nay", "hien tai", "ngay nay"];
    private static readonly string[] ApproximateRemarks = ["nien dai tuong doi", "tuong doi", "uoc doan"];
    private readonly DatePhraseReader _phrase;
    private readonly int _end;

    private DateReader(DatePhraseReader phrase, int end)
    {
        _phrase = phrase;
        _end = end;
    }

    /// <summary>Reads a phrase.</summary>
    /// <param name="text">The phrase.</param>
    /// <param name="eras">The eras.</param>
    /// <param name="context">A year that resolves a can chi year, or null.</param>
    /// <param name="failure">Why the phrase is refused.</param>
    /// <returns>Null if the phrase says that nothing is known, or if it is refused.</returns>
    public static DateSpan? Read(string text, EraTable eras, int? context, out Failure? failure)
    {
        DateWords words = new(text);
        failure = null;
        if (words.Count == 0 || Array.IndexOf(Unknown, FoldedWords(words)) >= 0)
            return null;
        if (Recurring(words) is { } recurring)
            return recurring;
        DatePhraseReader phrase = new(words, eras, context);
        DateSpan? span = new DateReader(phrase, words.Count).Whole();
        failure = phrase.Failure;
        if (failure is not null || span is null)
            return null;
        if (span is { Cycle: { } cycle, Year: null, HasNoBounds: true })
            NoteCycle(span, cycle);
        return span;
    }

    /// <summary>Says which years a can chi name alone may be.</summary>
    private static void NoteCycle(DateSpan span, int cycle)
    {
        List<int> years = [];
        for (int year = CanChi.Nearest(cycle, FirstCycleYear + (CanChi.Cycle / 2)); year <= LastCycleYear; year += CanChi.Cycle)
            years.Add(year);
        string all = string.Join(", ", years);
        span.Note($"{CanChi.Name(cycle)} alone is one of {all}: no bounds without a context", $"riêng {CanChi.Name(cycle)} có thể là {all}: không có giới hạn nếu thiếu ngữ cảnh");
    }

    private bool AtEnd => _phrase.At >= _end;

    /// <summary>"tháng 3 và tháng 7 âm lịch": every year, so no bounds.</summary>
    private static DateSpan? Recurring(DateWords words)
    {
        bool hasYear = Enumerable.Range(0, words.Count).Any(at => words[at].Digits >= 3);
        string folded = FoldedWords(words);
        if (hasYear || folded.Contains(" nam ", StringComparison.Ordinal))
            return null;
        bool named = folded.StartsWith("thang ", StringComparison.Ordinal) || folded.StartsWith("ngay ", StringComparison.Ordinal) || folded.StartsWith("hang nam", StringComparison.Ordinal);
        if (!named || !(folded.EndsWith(" am lich", StringComparison.Ordinal) || folded.EndsWith(" hang nam", StringComparison.Ordinal) || folded.EndsWith(" al", StringComparison.Ordinal)))
            return null;
        DateSpan span = new() { Precision = "recurring", IsLunar = !folded.EndsWith("hang nam", StringComparison.Ordinal) };
        span.Note("comes again every year: words only", "lặp lại hằng năm: chỉ giữ lại chữ");
        return span;
    }

    private static string FoldedWords(DateWords words) =>
        string.Join(' ', Enumerable.Range(0, words.Count).Select(words.FoldAt).Where(word => word is not ("." or "/" or "(" or ")")));

    private DateSpan? Whole()
    {
        bool from = _phrase.Words[_phrase.At].Lower == "từ" && _phrase.Take("tu");
        DateSpan? left = Side(null, out List<DateSpan> leftBrackets);
        if (left is null)
            return null;
        if (AtEnd)
        {
            if (Bracketed(left, leftBrackets) is not { } one)
                return null;
            if (from)
                DateParts.Apply(one, DateLimit.From);
            return one;
        }

        _phrase.At++;
        if (AtEnd || _phrase.TakeAny(Today))
        {
            if (!AtEnd)
                return _phrase.Refuse(DateFailures.NotUnderstood(_phrase.Words.Text(_phrase.At, _end - _phrase.At)));
            DateParts.Apply(left, DateLimit.From);
            return Bracketed(left, leftBrackets);
        }

        if (Bracketed(left, leftBrackets) is not { } begin)
            return null;
        DateSpan? right = Side(begin, out List<DateSpan> rightBrackets);
        if (right is null)
            return null;
        if (!AtEnd)
            return _phrase.Refuse(DateFailures.NotUnderstood(_phrase.Words.Text(_phrase.At, _end - _phrase.At)));
        return Range(begin, right, rightBrackets, from);
    }

    /// <summary>One side of a range: elements up to a dash, "đến", or the end; what stands in brackets apart.</summary>
    private DateSpan? Side(DateSpan? left, out List<DateSpan> brackets)
    {
        brackets = [];
        List<DateSpan> elements = [];
        bool approximate = false;
        bool uncertain = false;
        _phrase.Left = left;
        while (!AtEnd && !IsRangeSign(elements.Count > 0))
        {
            string sign = _phrase.Words.FoldAt(_phrase.At);
            if (sign is "," or ";" or "/" or "." or ":")
                _phrase.At++;
            else if (sign == "?")
                (uncertain, _phrase.At) = (true, _phrase.At + 1);
            else if (sign == "(")
                Bracket(brackets, ref uncertain);
            else if (_phrase.TakeAny(ApproximateRemarks))
                approximate = true;
            else if (_phrase.Read() is { } element)
                elements.Add(element);
            else
                return _phrase.Refuse(DateFailures.NotUnderstood(_phrase.Words.Text(_phrase.At, _end - _phrase.At)));
            if (_phrase.Failure is not null)
                return null;
        }

        if (elements.Count == 0)
            (elements, brackets) = (brackets, []);
        if (elements.Count == 0)
            return _phrase.Refuse(DateFailures.NotUnderstood(_phrase.Words.Text(0, _phrase.Words.Count)));
        DateSpan? side = DateResolution.Combine(elements, out Failure? failure);
        if (side is null && !IsHealedByBracket(failure, elements, brackets, out side))
            return _phrase.Refuse(failure!);
        side!.IsApproximate |= approximate;
        side.IsUncertain |= uncertain;
        return side;
    }

    /// <summary>"Cảnh Hưng 62 (1801)": a year beyond the era's last is believed when the Gregorian year beside it agrees.</summary>
    private static bool IsHealedByBracket(Failure? failure, List<DateSpan> elements, List<DateSpan> brackets, out DateSpan? side)
    {
        side = elements[0];
        bool agrees = elements is [{ ReignYear: not null, Year: { } year }] && brackets.Exists(bracket => bracket is { IsLunar: false } && bracket.Year == year);
        if (failure is null || !agrees)
            return false;
        side.Note("the year number lies beyond the era's last year; the Gregorian year beside it agrees", "số năm vượt quá năm cuối của niên hiệu; năm dương lịch ghi kèm thì khớp");
        return true;
    }

    private bool IsRangeSign(bool hasElement)
    {
        string word = _phrase.Words.FoldAt(_phrase.At);
        return hasElement && word is "-" or "den";
    }

    /// <summary>Reads what stands in brackets; a remark that is no date is passed over.</summary>
    private void Bracket(List<DateSpan> brackets, ref bool uncertain)
    {
        int open = _phrase.At;
        int close = open + 1;
        while (close < _end && _phrase.Words.FoldAt(close) != ")")
            close++;
        if (close == open + 2 && _phrase.Words.FoldAt(open + 1) == "?")
        {
            uncertain = true;
        }
        else if (LooksLikeDate(open + 1, close))
        {
            DatePhraseReader inner = _phrase.Inner(open + 1);
            if (new DateReader(inner, close).Whole() is { } span)
                brackets.Add(span);
            else if (inner.Failure is { Found: null } failure)
                _phrase.Refuse(failure);
        }

        _phrase.At = Math.Min(close + 1, _end);
    }

    /// <summary>A remark such as "hơn 60 năm" or "theo nguồn" is no date; a Latin-free bracket of words neither.</summary>
    private bool LooksLikeDate(int from, int to) => to > from && _phrase.Words.FoldAt(from) is not ("hon" or "theo" or "gan" or "sic");

    /// <summary>Adds what brackets say to the side before them.</summary>
    private DateSpan? Bracketed(DateSpan side, List<DateSpan> brackets)
    {
        if (brackets.Count == 0)
            return side;
        bool healed = side.Notes.Exists(note => note.English.StartsWith("the year number lies beyond", StringComparison.Ordinal));
        DateSpan? whole = DateResolution.Combine([side, .. brackets], out Failure? failure);
        return whole ?? (healed ? side : _phrase.Refuse(failure!));
    }

    private DateSpan? Range(DateSpan begin, DateSpan right, List<DateSpan> rightBrackets, bool from)
    {
        // "1803 - 1804 (Gia Long năm thứ 2 - thứ 3)": a bracket that is a range itself speaks of both sides.
        List<DateSpan> ofBoth = rightBrackets.FindAll(bracket => bracket.Precision == "range");
        if (Bracketed(right, rightBrackets.FindAll(bracket => bracket.Precision != "range")) is not { } end)
            return null;
        if (begin.Begin is { } first && end.End is { } last && first > last)
            return _phrase.Refuse(DateFailures.Backwards(Day(first), Day(last)));
        DateSpan range = new()
        {
            Begin = begin.Begin,
            End = end.End,
            Precision = "range",
            IsApproximate = begin.IsApproximate || end.IsApproximate,
            IsUncertain = begin.IsUncertain || end.IsUncertain,
            IsLunar = begin.IsLunar && end.IsLunar,
            Dynasty = begin.Dynasty ?? end.Dynasty,
        };
        range.Eras.AddRange(begin.Eras.Union(end.Eras));
        if (from && begin.End < end.Begin)
            (range.InnerBegin, range.InnerEnd) = (begin.End, end.Begin);
        foreach ((string english, string vietnamese) in begin.Notes.Concat(end.Notes))
            range.Note(english, vietnamese);
        foreach (DateSpan bracket in ofBoth)
        {
            if (Math.Abs((bracket.Begin?.Year ?? range.Begin?.Year ?? 0) - (range.Begin?.Year ?? 0)) > 1)
                return _phrase.Refuse(DateFailures.Disagree($"{begin.Year}-{end.Year}", $"{bracket.Begin?.Year}-{bracket.End?.Year}"));
            range.Eras.AddRange(bracket.Eras.Except(range.Eras));
        }

        return range;
    }

    private static string Day(DateOnly day) => day.ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
