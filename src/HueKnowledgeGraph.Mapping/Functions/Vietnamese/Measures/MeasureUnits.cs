namespace HueKnowledgeGraph.Mapping;

/// <summary>A unit of measure.</summary>
/// <param name="Code">Its name in results.</param>
/// <param name="Factor">How many of the metric unit it is.</param>
/// <param name="Metric">cm, kg or cm2.</param>
internal sealed record MeasureUnit(string Code, decimal Factor, string Metric)
{
    /// <summary>True for units of weight.</summary>
    public bool IsWeight => Metric == "kg";
}

/// <summary>Units that Huế's catalogues use, the old Vietnamese weights included.</summary>
internal static class MeasureUnits
{
    /// <summary>Kilograms of one cân (Huế Monuments Conservation Centre); 16 lạng, each of 10 tiền.</summary>
    public const decimal Catty = 0.6045m;

    private const decimal TaelsOfCatty = 16m;
    private const decimal MacesOfTael = 10m;

    private static readonly Dictionary<string, MeasureUnit> ByWord = new(StringComparer.Ordinal)
    {
        ["m"] = new("m", 100m, "cm"),
        ["met"] = new("m", 100m, "cm"),
        ["cm"] = new("cm", 1m, "cm"),
        ["phan"] = new("cm", 1m, "cm"),
        ["dm"] = new("dm", 10m, "cm"),
        ["mm"] = new("mm", 0.1m, "cm"),
        ["ly"] = new("mm", 0.1m, "cm"),
        ["km"] = new("km", 100_000m, "cm"),
        ["kg"] = new("kg", 1m, "kg"),
        ["kilogram"] = new("kg", 1m, "kg"),
        ["g"] = new("g", 0.001m, "kg"),
        ["gr"] = new("g", 0.001m, "kg"),
        ["gam"] = new("g", 0.001m, "kg"),
        ["gram"] = new("g", 0.001m, "kg"),
        ["tan"] = new("t", 1000m, "kg"),
        ["ta"] = new("q", 100m, "kg"),
        ["can"] = new("can", Catty, "kg"),
        ["lang"] = new("lang", Catty / TaelsOfCatty, "kg"),
        ["tien"] = new("tien", Catty / TaelsOfCatty / MacesOfTael, "kg"),
        ["m2"] = new("m2", 10_000m, "cm2"),
        ["ha"] = new("ha", 100_000_000m, "cm2"),
    };

    /// <summary>The unit of a word without diacritics, or null.</summary>
    public static MeasureUnit? Of(string folded) => ByWord.GetValueOrDefault(folded);
}
