using System.Diagnostics;

namespace HueKnowledgeGraph.Fuzz.Tests;

/// <summary>A fixed part of the fuzzing, the same in each run. New seeds: <c>dotnet run -c Release --project tests/HueKnowledgeGraph.Fuzz -- --minutes 60</c>.</summary>
public sealed class FuzzTests
{
    private const ulong Seed = 20261122;

    /// <summary>Rounds that take about twenty seconds on a quiet machine with two cores.</summary>
    [Theory]
    [InlineData("planner,reference", 150)]
    [InlineData("partition,norec,split", 150)]
    [InlineData("segments,log,flushed,compacted,changes,spill,update", 60)]
    public void Two_ways_to_ask_agree(string names, int rounds)
    {
        string[] wanted = names.Split(',');
        IFuzzCheck[] checks = [.. FuzzRun.AllChecks.Where(check => wanted.Contains(check.Name))];
        Assert.Equal(wanted.Length, checks.Length);
        var run = new FuzzRun(Seed, checks);
        for (int i = 0; i < rounds; i++)
            run.Round(failure => Assert.Fail(failure.ToFile()));
        Assert.True(run.Comparisons > 10 * rounds, $"{run.Comparisons} comparisons in {rounds} rounds: the generator writes too little that is a query.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_cases()
    {
        static List<string> Queries()
        {
            var recorder = new Recorder();
            var run = new FuzzRun(Seed, [recorder]);
            for (int i = 0; i < 5; i++)
                run.Round(_ => throw new UnreachableException());
            return recorder.Queries;
        }

        List<string> first = Queries();
        Assert.True(first.Count > 50);
        Assert.Equal(first, Queries());
    }

    private sealed class Recorder : IFuzzCheck
    {
        public string Name => "recorder";

        public List<string> Queries { get; } = [];

        public string? Disagreement(FuzzCase fuzzCase)
        {
            Queries.Add(fuzzCase.Query + string.Join('\n', fuzzCase.Dataset.Statements));
            return null;
        }
    }
}
