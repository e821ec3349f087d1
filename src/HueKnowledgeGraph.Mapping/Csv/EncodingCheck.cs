using System.Text.Unicode;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Tells what a text that is not UTF-8 seems to be, and what to do about it.</summary>
internal static class EncodingCheck
{
    private const int SampleBytes = 4096;

    /// <summary>Letters of TCVN3 (ABC) that Vietnamese texts are full of: đ ă â ê ô ơ ư and the vowels with a grave or acute accent.</summary>
    private static ReadOnlySpan<byte> Tcvn3Letters => [0xAE, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xB5, 0xB8, 0xCC, 0xD0, 0xD7, 0xDD, 0xDF, 0xE1, 0xE3, 0xE8, 0xEF, 0xF3];

    /// <summary>Accents of VNI-Windows, which follow their vowel.</summary>
    private static ReadOnlySpan<byte> VniAccents => [0xD9, 0xD8, 0xDB, 0xD5, 0xCF, 0xC2, 0xCA, 0xE2, 0xE0, 0xE1, 0xE5, 0xE3, 0xE4, 0xF9, 0xF8, 0xFB, 0xF5, 0xEF];

    /// <summary>The length of the UTF-8 byte order mark, if there is one.</summary>
    /// <exception cref="MappingException">The text begins as UTF-16.</exception>
    public static int SkipMark(ReadOnlySpan<byte> start, string file)
    {
        string? found = start switch
        {
            [0xFF, 0xFE, ..] => "UTF-16 little endian (byte order mark FF FE)",
            [0xFE, 0xFF, ..] => "UTF-16 big endian (byte order mark FE FF)",
            _ => Utf16WithoutMark(start),
        };
        if (found is not null)
            throw new MappingException(file, 0, 0, $"the file is {found}; save it as UTF-8");
        return start is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
    }

    /// <summary>The exception of a record that holds a byte that is not UTF-8, or a NUL.</summary>
    public static MappingException Unreadable(ReadOnlySpan<byte> record, string file, int firstLine)
    {
        int nul = record.IndexOf((byte)0);
        int offset = FirstInvalid(record);
        if (nul >= 0 && (offset < 0 || nul < offset))
            offset = nul;
        ReadOnlySpan<byte> before = record[..offset];
        int line = firstLine + before.Count((byte)'\n');
        int column = offset - (before.LastIndexOf((byte)'\n') + 1);
        string what = record[offset] == 0
            ? "a NUL byte, which no text has; is this a text file?"
            : $"byte 0x{record[offset]:X2} is not UTF-8{Guess(record)}; save the file as UTF-8 (\"CSV UTF-8\" in a spreadsheet program)";
        return new MappingException(file, line, column, what);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int low = 0;
        while (low < text.Length)
        {
            System.Text.Rune.DecodeFromUtf8(text[low..], out _, out int length);
            if (!Utf8.IsValid(text.Slice(low, length)))
                return low;
            low += length;
        }

        return -1;
    }

    private static string Guess(ReadOnlySpan<byte> record)
    {
        int tcvn3 = 0;
        int vni = 0;
        int high = 0;
        for (int index = 0; index < record.Length; index++)
        {
            if (record[index] < 0x80)
                continue;
            high++;
            if (Tcvn3Letters.Contains(record[index]))
                tcvn3++;
            if (index > 0 && "aeiouyAEIOUYdD\xF4\xF6\xD4\xD6"u8.Contains(record[index - 1]) && VniAccents.Contains(record[index]))
                vni++;
        }

        if (vni * 2 > high)
            return "; the text looks like VNI-Windows";
        return tcvn3 * 2 > high ? "; the text looks like TCVN3 (ABC)" : "; the text looks like an old 8-bit encoding";
    }

    private static string? Utf16WithoutMark(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> sample = start[..Math.Min(start.Length, SampleBytes)];
        int even = 0;
        int odd = 0;
        for (int index = 0; index < sample.Length; index++)
        {
            if (sample[index] != 0)
                continue;
            if (index % 2 == 0)
                even++;
            else
                odd++;
        }

        int quarter = sample.Length / 4;
        if (sample.Length < 4 || Math.Max(even, odd) <= quarter)
            return null;
        return odd > even ? "UTF-16 little endian (every second byte is NUL)" : "UTF-16 big endian (every second byte is NUL)";
    }
}
