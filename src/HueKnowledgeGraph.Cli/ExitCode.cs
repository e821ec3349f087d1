namespace HueKnowledgeGraph.Cli;

/// <summary>Exit codes of <c>hue</c>: promises to users' scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with records or triples refused; they are counted and listed.</summary>
    public const int DoneWithRefusals = 1;

    /// <summary>Wrong usage or unreadable input.</summary>
    public const int Usage = 2;

    /// <summary>The store is damaged, locked, of another format version, or its disk fails.</summary>
    public const int Store = 3;

    /// <summary>A limit was hit: time, memory, or the space of the disk.</summary>
    public const int Limit = 4;

    /// <summary>A fault of this program (EX_SOFTWARE of sysexits.h): worth a report.</summary>
    public const int Internal = 70;

    /// <summary>Interrupted (Ctrl-C, SIGTERM).</summary>
    public const int Interrupted = 130;
}
