using System.Text;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The questions of the catalogue, asked of the graph as it is loaded; their answers were worked out from the records without our engine.</summary>
public sealed class HueQuestionTests(HueStoreFixture store) : IClassFixture<HueStoreFixture>
{
    public static TheoryData<string> Questions() =>
        [.. Directory.GetFiles(HueCatalogue.PathOf("questions"), "*.rq").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_has_the_answer_that_the_records_give(string question)
    {
        string text = File.ReadAllText(HueCatalogue.PathOf("questions", question + ".rq"));
        string[] expected = Records(File.ReadAllText(HueCatalogue.PathOf("questions", question + ".csv")));
        string[] answered = Records(Ask(text));

        Assert.Equal(expected[0], answered[0]);
        // Every question orders its answer by columns that name a row, so the order is part of the answer.
        Assert.Contains("ORDER BY", text, StringComparison.Ordinal);
        Assert.Equal(expected, answered);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_opens_with_a_title_and_a_sentence_in_both_languages(string question)
    {
        string[] head = [.. File.ReadLines(HueCatalogue.PathOf("questions", question + ".rq")).Take(4)];
        Assert.Equal(["# vi: ", "# en: ", "# vi: ", "# en: "], head.Select(line => line[..6]));
        Assert.All(head, line => Assert.True(line.Length > 15, line));
    }

    [Fact]
    public void There_are_at_least_twelve_questions_and_each_has_an_answer()
    {
        Assert.True(Questions().Count >= 12);
        Assert.All(Questions(), row => Assert.True(File.Exists(HueCatalogue.PathOf("questions", row.Data + ".csv")), row.Data));
    }

    [Fact]
    public void Every_quad_that_was_mapped_is_in_the_store_once()
    {
        Assert.Equal(0, store.Report.Refused);
        Assert.Equal(HueCatalogue.Quads.Count + HueCatalogue.Ontologies.Distinct().Count(), store.Report.QuadsAdded);
    }

    private string Ask(string text)
    {
        using QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(text), store.Snapshot, cancellation: TestContext.Current.CancellationToken);
        using MemoryStream csv = new();
        ResultWriter.Write(result, ResultFormat.Csv, csv, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(csv.ToArray());
    }

    /// <summary>The lines of a CSV document, unquoted fields joined by a sign that no field has, so that quoting style does not matter.</summary>
    private static string[] Records(string csv)
    {
        List<string> records = [];
        StringBuilder record = new();
        bool quoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            char sign = csv[i];
            if (sign == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"')
                record.Append(csv[i++]);
            else if (sign == '"')
                quoted = !quoted;
            else if (quoted || sign is not (',' or '\r' or '\n'))
                record.Append(sign);
            else if (sign == ',')
                record.Append(" | ");
            else if (sign == '\n')
            {
                records.Add(record.ToString());
                record.Clear();
            }
        }

        return [.. records];
    }
}
