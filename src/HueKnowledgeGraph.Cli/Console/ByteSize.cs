using System.Globalization;

namespace HueKnowledgeGraph.Cli;

/// <summary>Sizes in bytes as people write them.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("K", 1L << 10), ("M", 1L << 20), ("G", 1L << 30), ("B", 1),
    ];

    /// <summary>Reads "1073741824", "512MiB", "1.5 GiB"; case does not matter. False if it is no positive size.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        string number = text.Trim();
        double factor = 1;
        foreach ((string unit, double size) in Units)
        {
            if (!number.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                continue;
            number = number[..^unit.Length].TrimEnd();
            factor = size;
            break;
        }

        bool isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        double total = value * factor;
        bytes = isNumber && total is >= 1 and < long.MaxValue ? (long)total : 0;
        return bytes > 0;
    }

    /// <summary>"512 MiB", "1.5 GiB": at most one decimal.</summary>
    public static string Format(long bytes) => bytes switch
    {
        < 1L << 10 => FormattableString.Invariant($"{bytes} B"),
        < 1L << 20 => FormattableString.Invariant($"{bytes / 1024.0:0.#} KiB"),
        < 1L << 30 => FormattableString.Invariant($"{bytes / 1048576.0:0.#} MiB"),
        _ => FormattableString.Invariant($"{bytes / 1073741824.0:0.##} GiB"),
    };
}
