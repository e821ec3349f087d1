using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Writes refusals as CSV (RFC 4180, UTF-8): file, line, key, column, value, reasons, and the place in the mapping.</summary>
/// <remarks>Not thread safe. <see cref="Dispose"/> flushes and leaves the stream open.</remarks>
public sealed class RefusalWriter : IDisposable
{
    private const string Header = "file,line,key,column,column_number,value,reason_en,reason_vi,mapping,mapping_line\r\n";
    private readonly StreamWriter _writer;

    /// <summary>Begins the file with its header.</summary>
    public RefusalWriter(Stream stream)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        _writer.Write(Header);
    }

    /// <summary>Writes one refusal.</summary>
    public void Write(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        string[] fields =
        [
            refusal.File, refusal.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), refusal.Key, refusal.Column ?? string.Empty,
            refusal.ColumnNumber == 0 ? string.Empty : refusal.ColumnNumber.ToString(System.Globalization.CultureInfo.InvariantCulture),
            refusal.Value ?? string.Empty, refusal.Reason, refusal.ReasonVietnamese, refusal.MappingFile,
            refusal.MappingLine == 0 ? string.Empty : refusal.MappingLine.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ];
        _writer.Write(string.Join(',', fields.Select(Quoted)));
        _writer.Write("\r\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
