namespace HueKnowledgeGraph.Fuzz;

/// <summary>Numbers that follow from a seed alone, on every machine and version (SplitMix64).</summary>
internal sealed class FuzzRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, and without, <paramref name="below"/>.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>Both bounds included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool OneIn(int times) => Below(times) == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>One of the choices, as often as its weight says.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, T Choice)> choices)
    {
        int sum = 0;
        foreach ((int weight, _) in choices)
            sum += weight;
        int at = Below(sum);
        foreach ((int weight, T choice) in choices)
        {
            at -= weight;
            if (at < 0)
                return choice;
        }

        throw new InvalidOperationException("The weights are not positive.");
    }
}
