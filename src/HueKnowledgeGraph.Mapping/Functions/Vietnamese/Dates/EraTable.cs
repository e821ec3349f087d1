using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The eras of a lookup table, found by name in any usual spelling.</summary>
internal sealed class EraTable
{
    private readonly List<(string[] Words, Era Era)> _byName = [];
    private readonly List<Era> _eras = [];

    /// <summary>Columns that the table must have.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["id", "dynasty", "ruler", "era_name_vi", "year_1_gregorian", "last_year_gregorian", "highest_year_number", "start_date"];

    public EraTable(LookupTable table)
    {
        foreach (Value row in table.Rows)
        {
            RecordValue record = row.Record!;
            Era era = new(
                Text(record, "id"), Text(record, "era_name_vi"), Text(record, "ruler"), Text(record, "dynasty"),
                Year(table, record, "year_1_gregorian"), Year(table, record, "last_year_gregorian"), Year(table, record, "highest_year_number"), Day(Text(record, "start_date")));
            _eras.Add(era);
            _byName.Add((VietnameseText.FoldName(era.Name).Split(' '), era));
        }

        _byName.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    /// <summary>The eras whose name stands at a place of a phrase; those that are written the same when there are any.</summary>
    /// <param name="words">The phrase.</param>
    /// <param name="at">The place.</param>
    /// <param name="length">How many words the name has.</param>
    public IReadOnlyList<Era> Match(DateWords words, int at, out int length)
    {
        List<Era> found = [];
        length = 0;
        foreach ((string[] name, Era era) in _byName)
        {
            if (found.Count > 0 && name.Length < length)
                break;
            if (!IsAt(words, at, name))
                continue;
            length = name.Length;
            found.Add(era);
        }

        string written = words.Text(at, length);
        List<Era> exact = found.FindAll(era => era.Name.Equals(written, StringComparison.OrdinalIgnoreCase));
        return exact.Count > 0 ? exact : found;
    }

    /// <summary>The eras of a dynasty: of that very name, or else of all whose name begins so.</summary>
    public IReadOnlyList<Era> OfDynasty(string folded)
    {
        List<Era> same = _eras.FindAll(era => VietnameseText.FoldName(era.Dynasty) == folded);
        return same.Count > 0 ? same : _eras.FindAll(era => VietnameseText.FoldName(era.Dynasty).StartsWith(folded + " ", StringComparison.Ordinal));
    }

    /// <summary>The day before the next era of the dynasty began, if that is known; null for the last era of a dynasty.</summary>
    public DateOnly? EndBefore(Era era)
    {
        int index = _eras.IndexOf(era);
        Era? next = _eras.Skip(index + 1).FirstOrDefault(other => other.Dynasty == era.Dynasty && other.FirstYear >= era.LastYear);
        return next?.Start?.AddDays(-1);
    }

    /// <summary>True if no era of the dynasty follows.</summary>
    public bool IsLastOfDynasty(Era era) => !_eras.Skip(_eras.IndexOf(era) + 1).Any(other => other.Dynasty == era.Dynasty);

    private static bool IsAt(DateWords words, int at, string[] name)
    {
        for (int index = 0; index < name.Length; index++)
        {
            if (words.FoldAt(at + index) != name[index])
                return false;
        }

        return true;
    }

    private static string Text(RecordValue record, string column) => record[column].Text ?? string.Empty;

    private static int Year(LookupTable table, RecordValue record, string column) =>
        int.TryParse(Text(record, column), CultureInfo.InvariantCulture, out int year) ? year
            : throw new MappingException(table.Name, -1, -1, $"era '{Text(record, "era_name_vi")}' has no whole number in '{column}'");

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
