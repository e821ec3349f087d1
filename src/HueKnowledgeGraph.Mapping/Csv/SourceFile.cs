namespace HueKnowledgeGraph.Mapping;

/// <summary>Opens source files and finds their columns, with messages that say what there is.</summary>
internal static class SourceFile
{
    private const int BufferBytes = 1; // CsvReader has its own buffer.

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

    /// <summary>The place of a column, which must be there.</summary>
    public static int Column(CsvReader reader, LogicalSource source, RequiredColumn column)
    {
        for (int index = 0; index < reader.Columns.Count; index++)
        {
            if (reader.Columns[index] == column.Name)
                return index;
        }

        throw MappingException.At(column.Mark, $"'{column.Name}' names no column of {source.Title} (columns: {string.Join(", ", reader.Columns)})");
    }
}
