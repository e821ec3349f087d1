using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Loading;

public sealed class SorterTests
{
    private static readonly Gen<uint> Key = Gen.OneOf(Gen.UInt[0, 5], Gen.UInt[0, 5000], Gen.UInt);

    private static readonly Gen<RankRow[]> Rows = Gen.Select(Key, Key, Key, Gen.UInt[0, 1]).Select((a, b, c, d) => new RankRow(a, b, c, d)).Array[0, 500];

    [Fact]
    public void Radix_sort_sorts_by_all_four_columns() => Rows.SampleFixed(rows =>
    {
        RankRow[] expected = [.. rows.Order()];
        Assert.Equal(expected, RadixSort.Sort(rows, new RankRow[rows.Length]).ToArray());
    });

    [Fact]
    public void Rows_sorted_in_runs_come_back_in_order() => Rows.SampleFixed(rows =>
    {
        using var folder = new TempFolder();
        using var load = new LoadFolder(folder.Files);
        using var sorter = new RowSorter(load, rows.Length, 64 * 32);
        foreach (RankRow row in rows)
            sorter.Add(row);
        using RowReader reader = sorter.Read(TestContext.Current.CancellationToken);
        List<RankRow> read = [];
        RankRow[] batch = new RankRow[33];
        for (int count; (count = reader.Read(batch)) > 0;)
            read.AddRange(batch.Take(count));
        Assert.Equal(rows.Order(), read);
    }, iter: 30);

    [Fact]
    public void Terms_are_sorted_by_type_then_bytes()
    {
        Gen<string> text = Gen.OneOf(
            Gen.String[Gen.Char['a', 'b'], 0, 40],
            Gen.Int[0, 20].Select(i => "https://hue.example/id/object/" + new string('\0', i)));
        Gen.Select(text, Gen.Int[0, 2]).Array[0, 300].SampleFixed(pairs =>
        {
            using var table = new LocalTermTable(1 << 20);
            Literal[] literals = [.. pairs.Select(pair => new Literal(pair.Item1, $"t:{pair.Item2}")).Distinct()];
            foreach (Literal literal in literals)
                literal.Use(table, (LocalTermTable target, in TermSpan span) => target.Add(span));
            int[] ranks = [.. table.Types.Select(type => table.Types.Count(other => other.CompareTo(type) < 0))];
            int[] numbers = [.. Enumerable.Range(1, table.Count - 1)];
            new TermSorter(table, ranks.Length == 0 ? [0] : ranks).Sort(numbers);
            IEnumerable<string> expected = literals.OrderBy(literal => literal.Datatype, StringComparer.Ordinal)
                .ThenBy(literal => literal.Lexical, StringComparer.Ordinal).Select(literal => literal.Datatype + literal.Lexical);
            Assert.Equal(expected, numbers.Select(number =>
                Encoding.UTF8.GetString(table.Types[table[number].Type].Datatype) + Encoding.UTF8.GetString(table.Value(table[number]))));
        });
    }
}
