namespace HueKnowledgeGraph.Mapping;

/// <summary>Years of the sexagenary cycle: ten stems (can) with twelve branches (chi); 1804 is Giáp Tý, number 0.</summary>
internal static class CanChi
{
    /// <summary>Years until a name comes again.</summary>
    public const int Cycle = 60;

    private const int FirstYear = 4; // 4 CE was a Giáp Tý.
    private static readonly string[] Stems = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
    private static readonly string[] Branches = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

    /// <summary>Spellings of the stems and branches, in lower case; without diacritics only where one stem or branch is meant.</summary>
    private static readonly Dictionary<string, int> StemOf = Spellings(Stems, ("kỉ", 5), ("quí", 9), ("giap", 0), ("at", 1), ("binh", 2), ("dinh", 3), ("mau", 4), ("ky", 5), ("tan", 7), ("nham", 8), ("quy", 9));

    private static readonly Dictionary<string, int> BranchOf = Spellings(
        Branches, ("tí", 0), ("tị", 5), ("mẹo", 3), ("vị", 7), ("suu", 1), ("dan", 2), ("mao", 3), ("thin", 4), ("ngo", 6), ("mui", 7), ("than", 8), ("dau", 9), ("tuat", 10), ("hoi", 11));

    /// <summary>The number of a year in its cycle, 0 to 59.</summary>
    public static int OfYear(int year) => (((year - FirstYear) % Cycle) + Cycle) % Cycle;

    /// <summary>The name of a number, 0 to 59.</summary>
    public static string Name(int number) => $"{Stems[number % Stems.Length]} {Branches[number % Branches.Length]}";

    /// <summary>Reads the name of a year; false if the words are no stem and branch that go together.</summary>
    public static bool TryRead(string stemWord, string branchWord, out int number)
    {
        number = 0;
        if (!StemOf.TryGetValue(stemWord, out int stem) || !BranchOf.TryGetValue(branchWord, out int branch) || (stem - branch) % 2 != 0)
            return false;
        while (number % Stems.Length != stem || number % Branches.Length != branch)
            number++;
        return true;
    }

    /// <summary>The year of that name that lies nearest to another year.</summary>
    public static int Nearest(int number, int year)
    {
        int later = year + ((((number - OfYear(year)) % Cycle) + Cycle) % Cycle);
        return later - year <= Cycle / 2 ? later : later - Cycle;
    }

    private static Dictionary<string, int> Spellings(string[] names, params ReadOnlySpan<(string Spelling, int Number)> others)
    {
        Dictionary<string, int> spellings = new(StringComparer.Ordinal);
        for (int index = 0; index < names.Length; index++)
            spellings[names[index].ToLowerInvariant()] = index;
        foreach ((string spelling, int number) in others)
            spellings.TryAdd(spelling, number);
        return spellings;
    }
}
