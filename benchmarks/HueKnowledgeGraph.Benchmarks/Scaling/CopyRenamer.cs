using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Benchmarks;

/// <summary>Renames the instances of one triple for one copy of the data, byte by byte.</summary>
/// <remarks>
/// <para>What stays: predicates, classes, and IRIs under <see cref="Shared"/>: vocabularies, authorities (Getty, Creative Commons), and the concepts,
/// schemes and places that museums-2M's records share. All other IRIs get the copy's number behind their host, so that a copy lies together
/// in the order of IRIs as another museum's data would. Blank nodes get the numbers of copy and file, in the first copy too, because labels
/// of different files are different nodes.</para>
/// <para>Names and labels (rdfs:label, rdf:value, P190) get the copy's number at their end: a larger collection has other titles and inventory
/// numbers. Types, materials, dates and measures stay as they are, as they would.</para>
/// </remarks>
internal sealed class CopyRenamer(int copy, int file)
{
    private static readonly byte[][] Shared = [.. new[]
    {
        "<http://www.w3.org/", "<http://www.cidoc-crm.org/", "<http://purl.org/", "<http://xmlns.com/", "<http://rdfs.org/", "<http://vocab.getty.edu/",
        "<https://creativecommons.org/", "<http://creativecommons.org/", "<https://heritage.example/ns/", "<https://heritage.example/concept/",
        "<https://heritage.example/scheme/", "<https://heritage.example/place/",
    }.Select(Encoding.ASCII.GetBytes)];

    private readonly byte[] _host = Encoding.ASCII.GetBytes(copy.ToString("'/copy-'0", CultureInfo.InvariantCulture));
    private readonly byte[] _blank = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"c{copy}f{file}"));
    private readonly byte[] _title = Encoding.ASCII.GetBytes(copy.ToString("' ('0')'", CultureInfo.InvariantCulture));

    /// <summary>Writes one line of N-Triples renamed, with its line end; false, and nothing, if the first copy says all of it already.</summary>
    /// <exception cref="FormatException">The line is no triple of the plain form: three terms with one blank between them.</exception>
    public bool Write(ReadOnlySpan<byte> line, Stream output)
    {
        int first = line.IndexOf((byte)' ');
        int second = first < 0 ? -1 : first + 1 + line[(first + 1)..].IndexOf((byte)' ');
        int end = line.LastIndexOf((byte)'.');
        if (first < 0 || second <= first || end <= second)
            throw new FormatException($"Expected 'subject predicate object .', found '{Encoding.UTF8.GetString(line)}'.");
        if (copy > 1 && IsShared(line[..first]))
            return false;
        ReadOnlySpan<byte> predicate = line[(first + 1)..second];
        ReadOnlySpan<byte> value = line[(second + 1)..end].TrimEnd((byte)' ');
        WriteNode(line[..first], output);
        output.WriteByte((byte)' ');
        output.Write(predicate);
        output.WriteByte((byte)' ');
        if (value[0] == '"')
            WriteLiteral(value, IsName(predicate), output);
        else if (predicate.EndsWith("#type>"u8))
            output.Write(value);
        else
            WriteNode(value, output);
        output.Write(" .\n"u8);
        return true;
    }

    private void WriteNode(ReadOnlySpan<byte> node, Stream output)
    {
        if (node[0] == '_')
        {
            output.Write(node[..2]);
            output.Write(_blank);
            output.Write(node[2..]);
            return;
        }

        if (copy == 1 || IsShared(node))
        {
            output.Write(node);
            return;
        }

        int host = HostEnd(node);
        output.Write(node[..host]);
        output.Write(_host);
        output.Write(node[host..]);
    }

    private void WriteLiteral(ReadOnlySpan<byte> literal, bool isName, Stream output)
    {
        int quote = literal.LastIndexOf((byte)'"');
        bool isText = quote == literal.Length - 1 || literal[quote + 1] == '@';
        if (copy == 1 || !isName || !isText)
        {
            output.Write(literal);
            return;
        }

        output.Write(literal[..quote]);
        output.Write(_title);
        output.Write(literal[quote..]);
    }

    private static bool IsName(ReadOnlySpan<byte> predicate) =>
        predicate.EndsWith("#label>"u8) || predicate.EndsWith("#value>"u8) || predicate.EndsWith("/P190_has_symbolic_content>"u8);

    private static bool IsShared(ReadOnlySpan<byte> iri)
    {
        foreach (byte[] prefix in Shared)
        {
            if (iri.StartsWith(prefix))
                return true;
        }

        return false;
    }

    /// <summary>Where the host of <c>&lt;scheme://host/path&gt;</c> ends; before the closing bracket if there is no path.</summary>
    private static int HostEnd(ReadOnlySpan<byte> iri)
    {
        int scheme = iri.IndexOf("://"u8);
        int start = scheme < 0 ? 1 : scheme + 3;
        int slash = iri[start..].IndexOf((byte)'/');
        return slash < 0 ? iri.Length - 1 : start + slash;
    }
}
