using System.Diagnostics;
using System.Globalization;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Crash;

/// <summary>Starts the child, kills it (SIGKILL), reopens what it left and compares: round after round, on one store for a while.</summary>
/// <remarks>After each kill: what was acknowledged is there; what was begun is there whole or not at all; <c>Check</c> finds nothing; after opening for
/// writing there is no file that the manifest does not name. Meanwhile this process reads too.</remarks>
internal sealed class CrashRun(string directory, int seed)
{
    private const int RoundsOfStore = 40;
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(10);
    private readonly Random _random = new(seed);
    private History _history = new(0);
    private int[] _done = [];
    private int _storeSeed;
    private long _acknowledged;
    private long _reads;
    private int _backups;
    private int _killedWhileOpening;

    /// <summary>Runs rounds.</summary>
    /// <returns>0 if nothing was lost or wrong.</returns>
    public async Task<int> RunAsync(int rounds)
    {
        long started = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds; round++)
        {
            if (round % RoundsOfStore == 0)
                BeginStore(round);
            string? problem = await RunRoundAsync();
            if (problem is not null)
            {
                Console.Error.WriteLine($"Round {round} of seed {seed} (store seed {_storeSeed}): {problem}");
                Console.Error.WriteLine($"What was left is in {directory}.");
                return 1;
            }

            if (round % 20 == 19 || round == rounds - 1)
                Report(round + 1, started);
        }

        RemoveStore();
        return 0;
    }

    private string Store => Path.Combine(directory, "store");

    private void BeginStore(int round)
    {
        RemoveStore();
        Directory.CreateDirectory(directory);
        _storeSeed = seed + round;
        _history = new History(_storeSeed);
        _done = new int[History.WriterCount];
    }

    private void RemoveStore()
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, true);
    }

    private void Report(int rounds, long started) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{rounds} kills ({_killedWhileOpening} before the store was open), {_acknowledged} operations acknowledged, {_reads} reads from outside, {_backups} backups, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: nothing lost"));

    private async Task<string?> RunRoundAsync()
    {
        using Process child = Start();
        using var stop = new CancellationTokenSource();
        var output = new ChildOutput(_done);
        Task reading = output.ReadAsync(child.StandardOutput);
        Task<string> errors = child.StandardError.ReadToEndAsync();
        Task<string?> outside = Task.Run(() => ReadOutside(stop.Token));
        if (_random.Next(4) > 0)
            await Task.WhenAny(output.Ready, child.WaitForExitAsync());
        await Task.WhenAny(Task.Delay(_random.Next(3) == 0 ? _random.Next(1, 200) : _random.Next(200, 1200)), child.WaitForExitAsync());
        bool hasEnded = child.HasExited;
        child.Kill();
        await child.WaitForExitAsync();
        await reading;
        await stop.CancelAsync();
        if (hasEnded || output.Problem is not null)
            return $"the child ended by itself: {output.Problem} {await errors}";
        if (await outside is { } wrong)
            return wrong;
        _killedWhileOpening += output.Ready.IsCompleted ? 0 : 1;
        return Compare(output);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "hue-crash"),
        ["child", Store, $"{_storeSeed}", .. _done.Select(number => $"{number}")])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Reads the store as another process does, again and again.</summary>
    private string? ReadOutside(CancellationToken cancellation)
    {
        QuadStore? reader = null;
        try
        {
            // Between reads the processor is the child's.
            while (!cancellation.WaitHandle.WaitOne(ReadEvery))
            {
                if (reader is null && !QuadStore.Exists(Store))
                    continue;
                reader ??= QuadStore.Open(Store);
                using IQuadSnapshot snapshot = reader.OpenSnapshot();
                if (CrashState.Read(snapshot).Problem(_history) is { } problem)
                    return $"a reader in another process, version {snapshot.Version}: {problem}";
                _reads++;
            }

            return null;
        }
        catch (IOException error)
        {
            return $"a reader in another process: {error}";
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private string? Compare(ChildOutput output)
    {
        foreach (string backup in output.Backups)
        {
            if (ProblemOf(backup) is { } damaged)
                return $"{backup}: {damaged}";
            _backups++;
        }

        foreach (string backup in Directory.GetDirectories(directory, "*.backup*"))
            Directory.Delete(backup, true);
        if (!QuadStore.Exists(Store))
            return output.Acknowledged.Sum() == 0 ? null : "the store has gone";
        IReadOnlyList<int> found;
        using (var reader = QuadStore.Open(Store))
        using (IQuadSnapshot snapshot = reader.OpenSnapshot())
        {
            CrashState state = CrashState.Read(snapshot);
            if (state.Problem(_history) is { } problem)
                return problem;
            found = state.Done;
        }

        for (int writer = 0; writer < found.Count; writer++)
        {
            if (found[writer] != output.Acknowledged[writer] && found[writer] != output.Begun[writer])
                return $"writer {writer} was acknowledged up to {output.Acknowledged[writer]}, had begun {output.Begun[writer]}; the store holds {found[writer]}";
        }

        _acknowledged += output.Acknowledged.Sum() - _done.Sum();
        _done = [.. found];
        return Reopen(found);
    }

    /// <summary>Opens for writing, closes, and looks whether all is as it was found, sound and tidy.</summary>
    private string? Reopen(IReadOnlyList<int> found)
    {
        using (var store = QuadStore.OpenForWriting(Store))
        using (IQuadSnapshot snapshot = store.OpenSnapshot())
        {
            CrashState state = CrashState.Read(snapshot);
            if (state.Problem(_history) is { } problem || !state.Done.SequenceEqual(found))
                return $"opened for writing, the store shows {string.Join(' ', state.Done)} instead of {string.Join(' ', found)}";
        }

        string manifest = File.ReadAllText(Path.Combine(Store, "MANIFEST"));
        if (Directory.GetFileSystemEntries(Store).Select(path => Path.GetFileName(path)).FirstOrDefault(name => name is not ("MANIFEST" or "LOCK") && !manifest.Contains(name, StringComparison.Ordinal)) is { } orphan)
            return $"{orphan} is left over";
        return ProblemOf(Store);
    }

    private string? ProblemOf(string store)
    {
        StoreCheckReport report = QuadStore.Check(store);
        if (!report.IsSound)
            return string.Join(' ', report.Problems);
        using var reader = QuadStore.Open(store);
        using IQuadSnapshot snapshot = reader.OpenSnapshot();
        return CrashState.Read(snapshot).Problem(_history);
    }
}
