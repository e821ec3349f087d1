namespace HueKnowledgeGraph.Mapping;

/// <summary>An era name (niên hiệu) with its years.</summary>
/// <param name="Id">Its id in the table.</param>
/// <param name="Name">Its name, as the table writes it.</param>
/// <param name="Ruler">Who reigned.</param>
/// <param name="Dynasty">The dynasty.</param>
/// <param name="FirstYear">Gregorian year of year 1.</param>
/// <param name="LastYear">Gregorian year of its last year.</param>
/// <param name="HighestYear">The highest year number.</param>
/// <param name="Start">The day on which it began, if known.</param>
internal sealed record Era(string Id, string Name, string Ruler, string Dynasty, int FirstYear, int LastYear, int HighestYear, DateOnly? Start)
{
    /// <summary>The Gregorian year in which a year of the era begins.</summary>
    public int YearOf(int reignYear) => FirstYear + reignYear - 1;
}
