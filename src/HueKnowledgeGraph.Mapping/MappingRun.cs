using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// Maps records to quads: reads mapping files, opens their sources, and pushes what every record makes. See docs/mapping.md.
/// </summary>
/// <remarks>
/// <para>Guarantees: the same files, options and time give the same quads in the same order. A record is pushed whole or not at all;
/// one that is refused goes to <see cref="MappingOptions.Refused"/> and the run goes on. Within a record no quad comes twice.</para>
/// <para>Memory: one record, the lookup tables and the joined sources' keys; the sources themselves stream.</para>
/// </remarks>
public static class MappingRun
{
    /// <summary>Runs all mapping files.</summary>
    /// <param name="options">What to map.</param>
    /// <param name="sink">Where quads go; prefixes are pushed first.</param>
    /// <param name="cancellation">Ends the run; what was pushed is then not whole.</param>
    /// <exception cref="MappingException">A mapping cannot be run (found before the first quad), or a source is unreadable.</exception>
    public static MappingReport Execute(MappingOptions options, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        DateTimeOffset started = options.Clock.GetUtcNow();
        List<DocumentRun> runs = [];
        try
        {
            foreach (string file in options.MappingFiles)
                runs.Add(DocumentRun.Open(file, options, cancellation));
            CheckOverrides(options, runs);
            DateTimeOffset time = options.Time ?? runs.SelectMany(run => run.Files).Select(file => file.Modified).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
            PushPrefixes(runs, sink);
            CountingSink counted = new(sink);
            List<SourceReport> sources = [];
            foreach (DocumentRun run in runs)
                run.Run(counted, time, sources, cancellation);
            return new MappingReport
            {
                Started = started,
                Ended = options.Clock.GetUtcNow(),
                RunTime = time,
                BaseIri = runs.Count == 0 ? options.BaseIri ?? MappingOptions.DefaultBase : runs[0].BaseIri,
                Files = [.. runs.SelectMany(run => run.Files).Distinct()],
                Sources = sources,
                QuadsByGraph = counted.Counts(),
            };
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    /// <summary>A replaced file that no mapping asks for is a slip, not a wish.</summary>
    private static void CheckOverrides(MappingOptions options, List<DocumentRun> runs)
    {
        string[] names = [.. runs.SelectMany(run => run.SourceNames).Distinct(StringComparer.Ordinal)];
        foreach (string name in options.Sources.Keys.Where(name => !names.Contains(name)))
            throw new MappingException(options.Sources[name], -1, -1, $"'{name}' names no source or table of the mapping (names: {string.Join(", ", names)})");
    }

    /// <summary>Pushes the prefixes of all mappings; the first declaration of a prefix stands.</summary>
    private static void PushPrefixes(List<DocumentRun> runs, IQuadSink sink)
    {
        HashSet<string> pushed = new(StringComparer.Ordinal);
        foreach (DocumentRun run in runs)
        {
            foreach ((string prefix, string name) in run.Prefixes)
            {
                string iri = PrefixTable.HasScheme(name) ? name : run.BaseIri + name;
                if (IsWritable(prefix) && pushed.Add(prefix))
                    sink.Prefix(System.Text.Encoding.UTF8.GetBytes(prefix), System.Text.Encoding.UTF8.GetBytes(iri));
            }
        }
    }

    /// <summary>Prefixes of functions are of no use in a graph, and only plain names are prefixes in every format.</summary>
    private static bool IsWritable(string prefix) =>
        prefix is not ("grel" or "idlab-fn") && prefix.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') && (prefix.Length == 0 || char.IsAsciiLetter(prefix[0]));
}
