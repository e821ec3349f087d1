using System.Buffers;
using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Fields of a record that are not as they stand in the file: without doubled quotes, or normalised to NFC.</summary>
internal sealed class CsvText
{
    private const byte FirstLeadOfU0300 = 0xCC;
    private const byte NoBreakSpaceLead = 0xC2;
    private const byte NoBreakSpaceTail = 0xA0;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Fields that were normalised since the beginning.</summary>
    public long NormalizedFields { get; private set; }

    public ReadOnlySpan<byte> Bytes(int start, int length) => _bytes.WrittenSpan.Slice(start, length);

    /// <summary>Forgets the fields of the record before.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Cuts blanks, resolves doubled quotes, normalises: in place where nothing changes.</summary>
    public CsvField Clean(ReadOnlySpan<byte> buffer, CsvField field)
    {
        ReadOnlySpan<byte> raw = buffer.Slice(field.Start, field.Length);
        if (field.Quoted && raw.Contains((byte)'"'))
        {
            field = WithoutDoubledQuotes(raw);
            raw = Bytes(field.Start, field.Length);
        }

        field = Trim(raw, field);
        raw = field.InText ? Bytes(field.Start, field.Length) : buffer.Slice(field.Start, field.Length);
        return IsQuicklyNormal(raw) ? field : Normalize(raw, field);
    }

    private CsvField WithoutDoubledQuotes(ReadOnlySpan<byte> raw)
    {
        int start = _bytes.WrittenCount;
        Span<byte> target = _bytes.GetSpan(raw.Length);
        int length = 0;
        for (int index = 0; index < raw.Length; index++)
        {
            target[length++] = raw[index];
            if (raw[index] == (byte)'"')
                index++;
        }

        _bytes.Advance(length);
        return new CsvField(start, length, true, true);
    }

    private static CsvField Trim(ReadOnlySpan<byte> raw, CsvField field)
    {
        int start = 0;
        int end = raw.Length;
        while (start < end && BlankAtStart(raw[start..end]) is > 0 and var length)
            start += length;
        while (start < end && BlankAtEnd(raw[start..end]) is > 0 and var length)
            end -= length;
        return field with { Start = field.Start + start, Length = end - start };
    }

    private static int BlankAtStart(ReadOnlySpan<byte> text) =>
        text[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' ? 1
        : text is [NoBreakSpaceLead, NoBreakSpaceTail, ..] ? 2 : 0;

    private static int BlankAtEnd(ReadOnlySpan<byte> text) =>
        text[^1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' ? 1
        : text is [.., NoBreakSpaceLead, NoBreakSpaceTail] ? 2 : 0;

    /// <summary>
    /// True if the text is in NFC for certain: only signs below U+0300, of Vietnamese (U+1E00 to U+1EFF), of dashes and quotes
    /// (U+2004 to U+207F) and Han (U+3400 to U+9FFF), none of which the normalisation changes.
    /// </summary>
    private static bool IsQuicklyNormal(ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOfAnyInRange(FirstLeadOfU0300, (byte)0xFF); at >= 0 && at < text.Length;)
        {
            byte lead = text[at];
            if (lead < FirstLeadOfU0300)
            {
                at++;
                continue;
            }

            if (lead < 0xE1 || lead > 0xE9 || !IsStableBlock(lead, text[at + 1], text[at + 2]))
                return false;
            at += 3;
        }

        return true;
    }

    private static bool IsStableBlock(byte lead, byte second, byte third) => lead switch
    {
        0xE1 => second is >= 0xB8 and <= 0xBB,
        0xE2 => (second == 0x80 && third >= 0x84) || second == 0x81,
        0xE3 => second >= 0x90,
        0xE4 or 0xE5 or 0xE6 or 0xE7 or 0xE8 or 0xE9 => true,
        _ => false,
    };

    private CsvField Normalize(ReadOnlySpan<byte> raw, CsvField field)
    {
        string text = Encoding.UTF8.GetString(raw);
        if (text.IsNormalized(NormalizationForm.FormC))
            return field;
        NormalizedFields++;
        byte[] normal = Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC));
        int start = _bytes.WrittenCount;
        _bytes.Write(normal);
        return new CsvField(start, normal.Length, field.Quoted, true);
    }
}
