using System.Globalization;

namespace HueKnowledgeGraph.Crash;

/// <summary>What the child said up to its end.</summary>
internal sealed class ChildOutput(int[] done)
{
    private readonly TaskCompletionSource _ready = new();

    /// <summary>Done when the child has opened the store.</summary>
    public Task Ready => _ready.Task;

    /// <summary>The last operation of each writer that was begun.</summary>
    public int[] Begun { get; } = [.. done];

    /// <summary>The last operation of each writer that was acknowledged.</summary>
    public int[] Acknowledged { get; } = [.. done];

    /// <summary>Backups that were made.</summary>
    public List<string> Backups { get; } = [];

    /// <summary>What the child found wrong.</summary>
    public string? Problem { get; private set; }

    public async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            switch (words[0])
            {
                case "ready":
                    _ready.TrySetResult();
                    break;
                case "b":
                    Begun[Number(words[1])] = Number(words[2]);
                    break;
                case "a":
                    Acknowledged[Number(words[1])] = Number(words[2]);
                    break;
                case "backup":
                    Backups.Add(words[1]);
                    break;
                default:
                    Problem ??= line;
                    break;
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
