namespace HueKnowledgeGraph.Server;

/// <summary>Every word that pages show, in one language. One value a language: <see cref="PageTextVietnamese"/>, <see cref="PageTextEnglish"/>.</summary>
internal sealed record PageText
{
    /// <summary>Tag of the language.</summary>
    public required string Language { get; init; }

    /// <summary>Name of the other language, in that language.</summary>
    public required string OtherLanguageName { get; init; }

    /// <summary>Tag of the other language.</summary>
    public required string OtherLanguage { get; init; }

    /// <summary>Name of the site.</summary>
    public required string SiteName { get; init; }

    /// <summary>One sentence below the name.</summary>
    public required string SiteLine { get; init; }

    /// <summary>Link for those who use a keyboard.</summary>
    public required string SkipToContent { get; init; }

    /// <summary>Link to the front page.</summary>
    public required string Home { get; init; }

    /// <summary>Link to the editor.</summary>
    public required string Editor { get; init; }

    /// <summary>Heading of the counts.</summary>
    public required string Inside { get; init; }

    /// <summary>Heading of the example questions.</summary>
    public required string Questions { get; init; }

    /// <summary>What a click on a question does.</summary>
    public required string QuestionsLine { get; init; }

    /// <summary>Heading of how programs ask.</summary>
    public required string ForPrograms { get; init; }

    /// <summary>What programs can do.</summary>
    public required string ForProgramsLine { get; init; }

    /// <summary>Names of the counts, by key of <see cref="GraphCounts"/>.</summary>
    public required IReadOnlyDictionary<string, string> Counts { get; init; }

    /// <summary>Label of the query field.</summary>
    public required string Query { get; init; }

    /// <summary>Button that runs the query.</summary>
    public required string Run { get; init; }

    /// <summary>Button that stops it.</summary>
    public required string Stop { get; init; }

    /// <summary>Shown while a query runs.</summary>
    public required string Running { get; init; }

    /// <summary>Shown when a query was stopped.</summary>
    public required string Stopped { get; init; }

    /// <summary>Heading of the answer.</summary>
    public required string Answer { get; init; }

    /// <summary>Rows and time; {0} rows, {1} milliseconds.</summary>
    public required string RowsAndTime { get; init; }

    /// <summary>Rows shown of a long answer; {0} shown, {1} all.</summary>
    public required string RowsShown { get; init; }

    /// <summary>Before the links that fetch the whole answer.</summary>
    public required string Download { get; init; }

    /// <summary>Answer of ASK: true.</summary>
    public required string Yes { get; init; }

    /// <summary>Answer of ASK: false.</summary>
    public required string No { get; init; }

    /// <summary>What a thing is.</summary>
    public required string Kind { get; init; }

    /// <summary>Names in other languages and scripts.</summary>
    public required string OtherNames { get; init; }

    /// <summary>Heading of a thing's statements.</summary>
    public required string Statements { get; init; }

    /// <summary>Heading of what points at a thing.</summary>
    public required string Incoming { get; init; }

    /// <summary>Rest of a long list; {0} shown, {1} all.</summary>
    public required string ShownOf { get; init; }

    /// <summary>Link to all of a long list.</summary>
    public required string ShowAll { get; init; }

    /// <summary>Before the links to the other forms of a document.</summary>
    public required string OtherForms { get; init; }

    /// <summary>The thing's lasting name.</summary>
    public required string Identifier { get; init; }

    /// <summary>Title of the page for what is not there.</summary>
    public required string NotFound { get; init; }

    /// <summary>The graph holds nothing about this name.</summary>
    public required string NotFoundLine { get; init; }

    /// <summary>There is no page at this path.</summary>
    public required string NoPageLine { get; init; }

    /// <summary>North, for coordinates.</summary>
    public required string North { get; init; }

    /// <summary>South, for coordinates.</summary>
    public required string South { get; init; }

    /// <summary>East, for coordinates.</summary>
    public required string East { get; init; }

    /// <summary>West, for coordinates.</summary>
    public required string West { get; init; }

    /// <summary>Below every page.</summary>
    public required string Foot { get; init; }

    /// <summary>The words of a language.</summary>
    public static PageText For(string language) => language == PageLanguage.English ? PageTextEnglish.Words : PageTextVietnamese.Words;
}
