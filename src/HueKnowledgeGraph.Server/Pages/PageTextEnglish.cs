namespace HueKnowledgeGraph.Server;

/// <summary>The pages in English.</summary>
internal static class PageTextEnglish
{
    /// <summary>The words.</summary>
    public static PageText Words { get; } = new()
    {
        Language = PageLanguage.English,
        OtherLanguage = PageLanguage.Vietnamese,
        OtherLanguageName = "Tiếng Việt",
        SiteName = "Huế heritage as linked data",
        SiteLine = "Monuments, objects, people, reigns and places of the old imperial capital, as a graph that anyone can question.",
        SkipToContent = "Skip to content",
        Home = "Home",
        Editor = "Ask in SPARQL",
        Inside = "What is inside",
        Questions = "Questions to begin with",
        QuestionsLine = "A click shows the query and runs it; change it as you like.",
        ForPrograms = "For programs",
        ForProgramsLine = "The address below takes the SPARQL 1.1 Protocol. Each thing has a lasting name that answers as a page or as RDF.",
        Counts = new Dictionary<string, string>
        {
            [GraphCounts.Monuments] = "monuments and sites",
            [GraphCounts.Objects] = "objects",
            [GraphCounts.Motifs] = "motifs",
            [GraphCounts.Persons] = "people",
            [GraphCounts.Places] = "places",
            [GraphCounts.Periods] = "reigns and eras",
            [GraphCounts.Concepts] = "concepts",
            [GraphCounts.Graphs] = "named graphs",
            [GraphCounts.Triples] = "triples",
        },
        Query = "Query",
        Run = "Run",
        Stop = "Stop",
        Running = "Running …",
        Stopped = "Stopped.",
        Answer = "Answer",
        RowsAndTime = "{0} rows in {1} ms",
        RowsShown = "The first {0} of {1} rows are shown.",
        Download = "Whole answer:",
        Yes = "Yes",
        No = "No",
        Kind = "Kind",
        OtherNames = "Other names",
        Statements = "What is known",
        Incoming = "Mentioned by",
        ShownOf = "{0} of {1} are shown.",
        ShowAll = "Show all",
        OtherForms = "As data:",
        Identifier = "Lasting name",
        NotFound = "Not found",
        NotFoundLine = "The graph holds nothing under this name:",
        NoPageLine = "There is no page at this address:",
        North = "N",
        South = "S",
        East = "E",
        West = "W",
        Foot = "Open source under Apache-2.0. Each statement can be traced to its record, mapping and run.",
    };
}
