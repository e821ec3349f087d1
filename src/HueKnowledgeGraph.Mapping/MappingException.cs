using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Mapping;

/// <summary>A mapping that cannot be run, or a source that cannot be read: the run ends, and what it made so far is not whole.</summary>
/// <remarks>The message names file, line and column (from 1), what was found and what is allowed. A record that cannot be mapped is not
/// an exception but a <see cref="Refusal"/>.</remarks>
public sealed class MappingException : Exception
{
    /// <summary>Makes the exception of a place in a file.</summary>
    /// <param name="file">The mapping or source file, as the caller named it.</param>
    /// <param name="line">Line, from 0; -1 if the whole file is meant.</param>
    /// <param name="column">Column (in a source: byte of the line), from 0; -1 if the whole line is meant.</param>
    /// <param name="reason">What is wrong there.</param>
    /// <param name="innerException">What it came from, if anything.</param>
    public MappingException(string file, long line, long column, string reason, Exception? innerException = null)
        : base(Sentence(file, line, column, reason), innerException)
    {
        File = file;
        Line = line;
        Column = column;
        Reason = reason;
    }

    /// <summary>The mapping or source file.</summary>
    public string File { get; }

    /// <summary>Line, from 0; -1 if the whole file is meant.</summary>
    public long Line { get; }

    /// <summary>Column, from 0 (in a source: byte of the line); -1 if the whole line is meant.</summary>
    public long Column { get; }

    /// <summary>The message without the place.</summary>
    public string Reason { get; }

    internal static MappingException At(MappingMark mark, string reason) => new(mark.File, mark.Line, mark.Column, reason);

    [DoesNotReturn]
    internal static void Throw(MappingMark mark, string reason) => throw At(mark, reason);

    private static string Sentence(string file, long line, long column, string reason)
    {
        if (line < 0)
            return $"{file}: {reason}";
        return column < 0 ? $"{file}, line {line + 1}: {reason}" : $"{file}, line {line + 1}, column {column + 1}: {reason}";
    }
}
