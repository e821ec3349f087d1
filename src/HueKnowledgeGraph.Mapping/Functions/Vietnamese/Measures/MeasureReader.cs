using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads measures: "cao 2,5 m; nặng 2.601 kg", "1m10", "30 x 20 cm", "561 cân (tương đương 340 kg)".</summary>
/// <remarks>
/// A text is cut into parts at semicolons, at commas that are no decimal commas, and at brackets. A part has words, numbers, units; what
/// a part leaves open it takes from the part before: the label from before a bracket, the unit from the end of "30 x 20 cm".
/// </remarks>
internal sealed partial class MeasureReader
{
    private static readonly (string Word, string Qualifier)[] QualifierWords =
        [("khoang", "approximate"), ("chung", "approximate"), ("tuong duong", "equivalent"), ("thuc te", "equivalent"), ("tren", "more-than"), ("hon", "more-than"),
         ("gan", "nearly"), ("duoi", "less-than"), ("moi", "each")];

    private readonly List<Measure> _measures = [];
    private readonly List<string> _notes = [];
    private string? _label;

    /// <summary>What was measured.</summary>
    public IReadOnlyList<Measure> Measures => _measures;

    /// <summary>Parts that are no measure.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Why the text is refused; null while it is not.</summary>
    public Failure? Failure { get; private set; }

    public static MeasureReader Read(string text)
    {
        MeasureReader reader = new();
        string normal = Sic().Replace(text.Normalize(System.Text.NormalizationForm.FormC), string.Empty);
        if (Sic().IsMatch(text))
            reader.Note("sic");
        if (GluedCells().Match(normal) is { Success: true } glued)
        {
            reader.Failure = new Failure($"'{glued.Value}' can be read in more than one way: several cells seem to be joined", $"'{glued.Value}' có thể đọc theo nhiều cách: hình như nhiều ô bị dính vào nhau") { Found = glued.Value };
            return reader;
        }

        foreach (string part in Parts().Split(normal))
        {
            if (part.Trim(' ', '.', '\t') is { Length: > 0 } trimmed && reader.Failure is null)
                reader.Part(trimmed);
        }

        return reader;
    }

    /// <summary>Commas that stand between a digit and a digit are decimal commas; all others part, as do line ends.</summary>
    [GeneratedRegex(@"[;()\r\n]|,(?![0-9])|(?<![0-9]),", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s*\(\s*sic\s*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sic();

    [GeneratedRegex(@"[0-9]+(?:,[0-9]+){2,}", RegexOptions.CultureInvariant)]
    private static partial Regex GluedCells();

    [GeneratedRegex(@"^(?<label>[^0-9]*?)\s*[:=]?\s*(?<numbers>[0-9].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelThenNumber();

    [GeneratedRegex(@"\G\s*(?<sep>[x×*X]|-|–|đến)?\s*(?<number>[0-9]+(?:[.,][0-9]+)*)\s*(?<unit>m2(?![0-9])|m²|(?![xX]\s*[0-9])\p{L}+)?(?<rest>[0-9]+(?![.,[0-9]]))?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAndUnit();

    private void Part(string part)
    {
        Match match = LabelThenNumber().Match(part);
        if (!match.Success)
        {
            Note(part);
            return;
        }

        string label = match.Groups["label"].Value.Trim(' ', ':', '=', '.');
        List<string> qualifiers = Qualifiers(ref label);
        string? dimension = label.Length == 0 ? null : MeasureDimensions.Of(VietnameseText.Fold(label));
        List<Measure> found = Numbers(part, match.Groups["numbers"].Value, out string tail);
        if (Failure is not null)
            return;
        bool isNoted = (label.Length > 0 && dimension is null) || (found.Count > 0 && found[^1].Unit is null && IsRemark(found[^1], tail, label));
        if (found.Count == 0 || (isNoted && !found.Exists(measure => measure.Unit is not null)))
        {
            Note(part);
            return;
        }

        if (label.Length > 0)
            _label = label;
        if (found[^1] is { Unit: null, UnitText: not null } counted && tail.Length > 0)
            counted.UnitText += " " + tail;
        Finish(found, label, dimension, qualifiers);
    }

    /// <summary>"120tr" (pages), "A3", "24 dải lưu" without unit: a count when it begins with the number, else a remark.</summary>
    private static bool IsRemark(Measure measure, string tail, string label) => label.Length > 0 && measure.UnitText is null && tail.Length > 0;

    private void Finish(List<Measure> found, string label, string? dimension, List<string> qualifiers)
    {
        MeasureUnit? shared = found[^1].Unit;
        if (label.Length == 0 && found is [{ Unit.IsWeight: false }] && _measures is [.., { Unit: null, UnitText: null }])
            GiveUnitToThoseBefore(shared!);
        foreach (Measure measure in found)
        {
            if (measure.Unit is null && measure.UnitText is null && shared is { IsWeight: false })
                measure.Unit = shared;
            measure.Label = label.Length > 0 ? label : null;
            measure.Dimension = DimensionOf(measure, dimension);
            measure.Qualifiers.AddRange(qualifiers);
            _measures.Add(measure);
        }
    }

    /// <summary>"D=2,4; 2,45; 2,38cm": bare numbers in a row have the unit of the last of them.</summary>
    private void GiveUnitToThoseBefore(MeasureUnit unit)
    {
        for (int index = _measures.Count - 1; index >= 0 && _measures[index] is { Unit: null, UnitText: null }; index--)
        {
            _measures[index].Unit = unit;
            if (_measures[index].Label is not null)
                break;
        }
    }

    private string DimensionOf(Measure measure, string? dimension)
    {
        if (measure.UnitText is not null && measure.Unit is null)
            return "count";
        if (measure.Unit is { IsWeight: true })
            return "weight";
        if (measure.Unit is { Metric: "cm2" })
            return "area";
        if (dimension is not null and not "weight")
            return dimension;
        if (dimension == "weight")
            return measure.Unit is null ? "weight" : "dimension";
        Measure? before = _label is null || _measures.Count == 0 ? null : _measures[^1];
        return before is null or { Dimension: "weight" or "count" } || before.Unit?.Metric != measure.Unit?.Metric ? "dimension" : before.Dimension;
    }

    /// <summary>The numbers of a part with their units: several when "x" stands between, one with an end for a range.</summary>
    private List<Measure> Numbers(string part, string numbers, out string tail)
    {
        List<Measure> found = [];
        int at = 0;
        for (Match match = NumberAndUnit().Match(numbers); match.Success; match = NumberAndUnit().Match(numbers, at))
        {
            string separator = match.Groups["sep"].Value;
            if (found.Count > 0 && separator.Length == 0 && !IsCompound(found[^1], match))
                break;
            if (!TryNumber(match, out decimal value))
                break;
            string unitText = match.Groups["unit"].Value;
            string folded = VietnameseText.Fold(unitText).Replace('²', '2');
            MeasureUnit? unit = MeasureUnits.Of(folded);
            at = match.Index + match.Length;
            if (match.Groups["rest"].Value is { Length: > 0 } rest)
                value = Compound(value, unit, rest);
            Add(found, part, separator, value, unit, unitText);
        }

        tail = numbers[at..].Trim();
        return found;
    }

    private void Add(List<Measure> found, string part, string separator, decimal value, MeasureUnit? unit, string unitText)
    {
        if (separator is "-" or "–" or "đến" && found.Count > 0)
        {
            found[^1].ValueEnd = value;
            found[^1].Unit ??= unit;
            found[^1].UnitText ??= unitText.Length > 0 ? unitText : null;
        }
        else if (separator.Length == 0 && found.Count > 0)
        {
            // "8 cân 13 lạng": one weight, in the larger unit.
            Measure weight = found[^1];
            weight.Value += value * unit!.Factor / weight.Unit!.Factor;
            weight.UnitText += $" {unitText}";
        }
        else
        {
            found.Add(new Measure { Text = part, Dimension = "dimension", Value = value, Unit = unit, UnitText = unitText.Length > 0 ? unitText : null });
        }
    }

    /// <summary>True if a smaller unit of weight follows a larger: "8 cân 13 lạng", "223 lạng 6 tiền".</summary>
    private static bool IsCompound(Measure before, Match match) =>
        before.Unit is { IsWeight: true } larger && MeasureUnits.Of(VietnameseText.Fold(match.Groups["unit"].Value)) is { IsWeight: true } smaller && smaller.Factor < larger.Factor;

    /// <summary>"1m10" is 1,10 m; "0m45" is 0,45 m; "1m5" is 1,5 m.</summary>
    private decimal Compound(decimal value, MeasureUnit? unit, string rest)
    {
        if (unit is not { Code: "m" } || rest.Length > 3)
        {
            Failure ??= new Failure($"'{rest}' after a unit is not understood", $"không hiểu '{rest}' sau đơn vị") { Found = rest };
            return value;
        }

        decimal scale = 1;
        for (int digit = 0; digit < rest.Length; digit++)
            scale *= 10;
        return value + (decimal.Parse(rest, System.Globalization.CultureInfo.InvariantCulture) / scale);
    }

    private bool TryNumber(Match match, out decimal value)
    {
        string written = match.Groups["number"].Value;
        if (VietnameseNumbers.TryRead(written, out value))
            return true;
        Failure ??= new Failure($"'{written}' can be read in more than one way", $"'{written}' có thể đọc theo nhiều cách") { Found = written };
        return false;
    }

    private void Note(string part) => _notes.Add(part);

    /// <summary>Takes words such as "khoảng" and "trên" out of a label.</summary>
    private static List<string> Qualifiers(ref string label)
    {
        List<string> found = [];
        List<string> words = [.. label.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach ((string phrase, string qualifier) in QualifierWords)
        {
            string[] parts = phrase.Split(' ');
            int at = words.FindIndex(word => VietnameseText.Fold(word) == parts[0]);
            if (at < 0 || at + parts.Length > words.Count || (parts.Length == 2 && VietnameseText.Fold(words[at + 1]) != parts[1]))
                continue;
            words.RemoveRange(at, qualifier == "each" ? Math.Min(2, words.Count - at) : parts.Length);
            found.Add(qualifier);
        }

        label = string.Join(' ', words);
        return found;
    }
}
