using System.IO.Compression;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The records of the Huế catalogue become quads: all of them, the same every time, as reviewed.</summary>
public class HueMappingTests
{
    /// <summary>Data rows of the files of records, counted with a CSV reader that is not ours.</summary>
    private static readonly Dictionary<string, int> RecordCounts = new()
    {
        ["monuments.csv"] = 121, ["rulers.csv"] = 22, ["reign_eras.csv"] = 77, ["sexagenary.csv"] = 60, ["objects.csv"] = 132, ["motifs.csv"] = 160,
        ["visitors.csv"] = 14, ["places.csv"] = 87, ["vocab.csv"] = 220, ["sources.csv"] = 123, ["measurements.csv"] = 3,
    };

    [Fact]
    public void Every_record_of_every_file_is_mapped_or_refused()
    {
        foreach ((string file, int count) in RecordCounts)
        {
            var source = Assert.Single(HueCatalogue.Mapped.SelectMany(mapped => mapped.Report.Sources), source => Path.GetFileName(source.File) == file);
            Assert.Equal((file, count), (file, source.RecordsRead));
            Assert.Equal((file, count), (file, source.RecordsMapped + source.RecordsRefused));
        }
    }

    [Fact]
    public void No_record_of_the_catalogue_is_refused() =>
        Assert.Empty(HueCatalogue.Mapped.SelectMany(mapped => mapped.Refusals).Select(refusal => refusal.ToString()));

    [Fact]
    public void Every_file_of_records_is_read_by_a_mapping()
    {
        var read = HueCatalogue.Mapped.SelectMany(mapped => mapped.Report.Sources).Select(source => Path.GetFileName(source.File)).ToHashSet();
        Assert.All(Directory.GetFiles(HueCatalogue.PathOf("records"), "*.csv"), file => Assert.Contains(Path.GetFileName(file), read));
    }

    [Fact]
    public void Mapping_twice_gives_the_same_bytes() =>
        Assert.All(HueCatalogue.Mapped, mapped => Assert.True(mapped.NQuads.AsSpan().SequenceEqual(HueCatalogue.Map(mapped.Mapping).NQuads), mapped.Mapping));

    /// <summary>
    /// The expected quads are made by <c>HUE_WRITE_EXPECTED=1</c> and then read by a person; the comparison is of bytes, in byte order.
    /// </summary>
    [Fact]
    public void The_quads_are_those_that_were_reviewed()
    {
        foreach (MappedFile mapped in HueCatalogue.Mapped)
        {
            byte[] made = mapped.SortedNQuads();
            if (Environment.GetEnvironmentVariable("HUE_WRITE_EXPECTED") == "1")
                WriteExpected(mapped.ExpectedFile, made);
            byte[] expected = ReadExpected(mapped.ExpectedFile);
            Assert.True(made.AsSpan().SequenceEqual(expected), $"{mapped.Mapping}: {FirstDifference(expected, made)}");
        }
    }

    private static byte[] ReadExpected(string file)
    {
        using Stream text = RdfReader.OpenText(File.OpenRead(file));
        using MemoryStream copy = new();
        text.CopyTo(copy);
        return copy.ToArray();
    }

    private static void WriteExpected(string file, byte[] quads)
    {
        using GZipStream text = new(File.Create(file), CompressionLevel.SmallestSize);
        text.Write(quads);
    }

    private static string FirstDifference(byte[] expected, byte[] made)
    {
        string[] expectedLines = System.Text.Encoding.UTF8.GetString(expected).Split('\n'), madeLines = System.Text.Encoding.UTF8.GetString(made).Split('\n');
        string[] missing = [.. expectedLines.Except(madeLines).Take(3)], added = [.. madeLines.Except(expectedLines).Take(3)];
        return $"missing:\n{string.Join('\n', missing)}\nadded:\n{string.Join('\n', added)}";
    }
}
