using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.Segments;

public sealed class PagedTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(40_000)]
    public void Rows_come_back_and_are_found(int rows)
    {
        using var folder = new TempFolder();
        var random = new Random(rows);
        ulong sum = 0;
        ulong[] ascending = [.. Enumerable.Range(0, rows).Select(_ => sum += (ulong)random.Next(3))];
        ulong[] mixed = [.. Enumerable.Range(0, rows).Select(i => i < 20_000 ? TermId.Make((TermIdKind)random.Next(2, 5), (ulong)random.Next(5000)) : 7)];
        (StoreFile file, PagedTable table) = Write(folder.Files, ascending, mixed);
        using (file)
        {
            Assert.Equal(rows, table.RowCount);
            Assert.Equal(ascending, Read(table, 0));
            Assert.Equal(mixed, Read(table, 1));
            for (int i = 0; i < rows; i += 97)
            {
                Assert.Equal(mixed[i], table.ValueAt(1, i));
                Assert.Equal(ascending[i], table.ValueAt(0, i));
            }
        }
    }

    [Fact]
    public void Bounds_are_found_in_any_sorted_range()
    {
        using var folder = new TempFolder();
        ulong sum = 0;
        var random = new Random(1);
        ulong[] values = [.. Enumerable.Range(0, 50_000).Select(i => sum += (ulong)(i % 5000 < 700 ? 0 : random.Next(4)))];
        (StoreFile file, PagedTable table) = Write(folder.Files, values, values);
        using (file)
        {
            Gen.Select(Gen.Int[0, 50_000], Gen.Int[0, 50_000], Gen.ULong[0, sum + 2]).SampleFixed((a, b, key) =>
            {
                (int from, int end) = (Math.Min(a, b), Math.Max(a, b));
                int expected = from;
                while (expected < end && values[expected] < key)
                    expected++;
                Assert.Equal(expected, table.LowerBound(0, key, from, end));
            }, iter: 2000);
        }
    }

    private static (StoreFile File, PagedTable Table) Write(IStoreFiles files, ulong[] first, ulong[] second)
    {
        using var writer = new StoreFileWriter(files, "table", StoreFileKind.Quads);
        var table = new PagedTableWriter(writer, 2);
        for (int i = 0; i < first.Length; i++)
            table.Add(first[i], second[i]);
        table.Finish();
        long length = writer.Finish(new MetadataWriter().Table(table).Written);
        writer.Dispose();
        StoreFile file = StoreFile.Open(files, "table", StoreFileKind.Quads, length);
        return (file, new MetadataReader(file).Table());
    }

    private static ulong[] Read(PagedTable table, int column)
    {
        List<ulong> values = [];
        ulong[] block = new ulong[256];
        for (long i = 0; i < table.BlockCount; i++)
        {
            table.Decode(column, i, block);
            Assert.Equal(block[0], table.First(column, i));
            values.AddRange(block);
        }

        return [.. values.Take((int)table.RowCount)];
    }
}
