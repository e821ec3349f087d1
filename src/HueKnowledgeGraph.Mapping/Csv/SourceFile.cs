using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Opens source files and finds their columns, with messages that say what there is.</summary>
internal static class SourceFile
{
    private const int BufferBytes = 1; // CsvReader has its own buffer.

    /// <summary>Opens the file. <see cref="Text"/> gives what stands in it.</summary>
    public static FileStream Open(LogicalSource source)
    {
        if (!File.Exists(source.File))
            MappingException.Throw(source.Mark, $"source '{source.Name}': there is no file {source.File}");
        try
        {
            return new FileStream(source.File, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MappingException(source.File, -1, -1, $"the file cannot be opened: {fault.Message}", fault);
        }
    }

    /// <summary>The text of an open file: gzip is recognised and decompressed.</summary>
    public static Stream Text(FileStream file, LogicalSource source) => RdfReader.OpenText(file, source.File);

    /// <summary>Spreadsheets of Vietnam and Europe write semicolons: a header of one column with such a sign in it was cut at the wrong one.</summary>
    public static string Hint(IReadOnlyList<string> columns, byte delimiter)
    {
        if (columns.Count != 1 || ";,\t|".FirstOrDefault(sign => sign != delimiter && columns[0].Contains(sign, StringComparison.Ordinal)) is not (var found and not '\0'))
            return string.Empty;
        string name = found == '\t' ? "\\t" : found.ToString();
        return $"; is the file cut at '{name}'? then give the source delimiter: \"{name}\"";
    }

    /// <summary>The place of a column, which must be there.</summary>
    public static int Column(CsvReader reader, LogicalSource source, RequiredColumn column)
    {
        for (int index = 0; index < reader.Columns.Count; index++)
        {
            if (reader.Columns[index] == column.Name)
                return index;
        }

        throw MappingException.At(
            column.Mark,
            $"'{column.Name}' names no column of {source.Title} (columns: {string.Join(", ", reader.Columns)})"
            + Hint(reader.Columns, source.Delimiter));
    }
}
