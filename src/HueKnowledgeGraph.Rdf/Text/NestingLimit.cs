using System.Runtime.CompilerServices;

namespace HueKnowledgeGraph.Rdf;

/// <summary>How deep brackets and triple terms may stand in each other, so that hostile text cannot exhaust the stack.</summary>
internal static class NestingLimit
{
    /// <summary>
    /// The limit. A level of Turtle takes up to 1.3 KB of stack (measured with everything inlined), so that 500 levels fit into the
    /// smallest default stack, 1 MiB, twice with room.
    /// </summary>
    public const int Depth = 500;

    /// <summary>The clause of the error.</summary>
    public static string Problem => $"brackets or triple terms stand in each other more than {Depth} deep, which is the limit";

    /// <summary>False if <paramref name="depth"/> is over the limit, or this thread's stack is smaller than usual and nearly used.</summary>
    public static bool Allows(int depth) => depth <= Depth && RuntimeHelpers.TryEnsureSufficientExecutionStack();
}
