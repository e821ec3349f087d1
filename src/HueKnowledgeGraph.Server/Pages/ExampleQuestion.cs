namespace HueKnowledgeGraph.Server;

/// <summary>A question for the front page: a <c>.rq</c> file that opens with <c># vi:</c> and <c># en:</c> lines, title first, sentence second.</summary>
/// <param name="Name">File name without ending: "01-imperial-city".</param>
/// <param name="Query">The text below the opening comments.</param>
/// <param name="Titles">Title by language.</param>
/// <param name="Sentences">What is asked, by language; empty where the file has none.</param>
public sealed record ExampleQuestion(
    string Name, string Query, IReadOnlyDictionary<string, string> Titles, IReadOnlyDictionary<string, string> Sentences)
{
    /// <summary>All questions of a folder, by file name; none if there is no folder.</summary>
    public static ExampleQuestion[] ReadFolder(string? folder) => folder is null || !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.rq").Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    /// <summary>Reads one question. A language without a title gets the file's name.</summary>
    public static ExampleQuestion Parse(string name, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var titles = new Dictionary<string, string>();
        var sentences = new Dictionary<string, string>();
        int line = 0;
        for (; line < lines.Length && (lines[line].StartsWith('#') || string.IsNullOrWhiteSpace(lines[line])); line++)
        {
            string comment = lines[line].TrimStart('#', ' ');
            int colon = comment.IndexOf(':');
            if (colon < 0 || comment[..colon] is not (PageLanguage.Vietnamese or PageLanguage.English))
                continue;
            string language = comment[..colon];
            if (!titles.TryAdd(language, comment[(colon + 1)..].Trim()))
                sentences.TryAdd(language, comment[(colon + 1)..].Trim());
        }

        titles.TryAdd(PageLanguage.Vietnamese, name);
        titles.TryAdd(PageLanguage.English, name);
        return new ExampleQuestion(name, string.Join('\n', lines[line..]).Trim() + "\n", titles, sentences);
    }
}
