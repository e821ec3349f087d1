namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>Backup and restore by the user's door.</summary>
public sealed class BackupTests
{
    private const string Line = "<https://hue.example/id/place/hue> <http://www.w3.org/2000/01/rdf-schema#label> \"Huế\"@vi .\n";

    [Theory]
    [InlineData]
    [InlineData("--copy")]
    public async Task A_backup_restores_what_the_store_held(params string[] options)
    {
        using var folder = new WorkFolder();
        (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("in.nt", Line))).Expect(0);
        ProgramResult backup = (await HueProgram.RunAsync(["backup", "--store", folder["store"], folder["backup"], .. options])).Expect(0);
        Assert.Contains("commit 1 in ", backup.Output, StringComparison.Ordinal);
        Assert.Contains("read and found sound", backup.Output, StringComparison.Ordinal);
        (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("more.nt", Line.Replace("Huế", "Thuận Hóa", StringComparison.Ordinal)))).Expect(0);
        (await HueProgram.RunAsync(["restore", folder["backup"], "--store", folder["restored"], .. options])).Expect(0);
        Assert.Equal(Line, (await HueProgram.RunAsync("dump", "--store", folder["restored"], "--format", "nt", "-o", "-")).Expect(0).Output);
        (await HueProgram.RunAsync("load", "--store", folder["restored"], folder["more.nt"])).Expect(0);
        Assert.Equal(Line, (await HueProgram.RunAsync("dump", "--store", folder["backup"], "--format", "nt", "-o", "-")).Expect(0).Output);
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_what_is_no_store_is_told()
    {
        using var folder = new WorkFolder();
        (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("in.nt", Line))).Expect(0);
        Assert.Contains("is not empty", (await HueProgram.RunAsync("backup", "--store", folder["store"], folder.Path)).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("is not empty", (await HueProgram.RunAsync("restore", folder["store"], "--store", folder["store"])).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("is a file", (await HueProgram.RunAsync("backup", "--store", folder["store"], folder["in.nt"])).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("holds no store", (await HueProgram.RunAsync("backup", "--store", folder["none"], folder["backup"])).Expect(2).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["backup"]));
        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
    }

    [Fact]
    public async Task A_damaged_file_ends_a_backup_with_code_3_and_its_name()
    {
        using var folder = new WorkFolder();
        (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("in.nt", Line))).Expect(0);
        string file = Directory.GetFiles(folder["store"], "*.spo").Single();
        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[3] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        Assert.Contains(file, (await HueProgram.RunAsync("backup", "--store", folder["store"], folder["backup"])).Expect(3).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["backup"]));
    }
}
