using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>One mapping file of a run: compiled, its sources open.</summary>
internal sealed class DocumentRun : IDisposable
{
    private readonly MappingDocument _document;
    private readonly IReadOnlyList<SourcePlan> _plans;
    private readonly MappingOptions _options;
    private readonly ProvenanceNames? _provenance;

    private DocumentRun(MappingDocument document, string baseIri, IReadOnlyList<SourcePlan> plans, MappingOptions options)
    {
        _document = document;
        _plans = plans;
        _options = options;
        BaseIri = baseIri;
        Files = InputFiles.Of(document);
        _provenance = Names();
    }

    public string BaseIri { get; }

    public IReadOnlyList<InputFile> Files { get; }

    public IReadOnlyDictionary<string, string> Prefixes => _document.Prefixes;

    /// <summary>Names whose files a caller may replace.</summary>
    public IEnumerable<string> SourceNames => _document.Sources.Select(source => source.Name).Concat(_document.Tables.Select(table => table.Name));

    public static DocumentRun Open(string file, MappingOptions options, CancellationToken cancellation)
    {
        MappingDocument document = YarrrmlReader.Read(file, options.Sources);
        string baseIri = options.BaseIri ?? document.Base ?? MappingOptions.DefaultBase;
        if (!PrefixTable.HasScheme(baseIri))
            throw new MappingException(file, -1, -1, $"the base '{baseIri}' is no absolute IRI");
        return new DocumentRun(document, baseIri, MappingCompiler.Compile(document, baseIri, cancellation), options);
    }

    /// <summary>Runs all sources and adds a report of each to <paramref name="reports"/>.</summary>
    public void Run(CountingSink sink, DateTimeOffset time, List<SourceReport> reports, CancellationToken cancellation)
    {
        List<(InputFile, IEnumerable<string>)> used = [];
        foreach (SourcePlan plan in _plans)
        {
            RecordProvenance? records = _provenance is not null && _document.Provenance!.Records ? new RecordProvenance(plan, _provenance) : null;
            CountingSink own = new(sink);
            reports.Add(new SourceRun(plan, _document.File, records, own, _options).Run(reports.Sum(report => report.RecordsRead), cancellation));
            InputFile file = Files.First(input => input.Role == "source" && input.Name == plan.Source.Name);
            used.Add((file, own.Counts().Keys));
        }

        if (_provenance is not null)
            RunProvenance.Emit(_provenance, time, Files[0], used, sink);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SourcePlan plan in _plans)
            plan.Dispose();
    }

    private ProvenanceNames? Names()
    {
        if (_document.Provenance is not { } provenance)
            return null;
        string run = provenance.Run is { } prefix
            ? Constant(prefix)
            : $"{BaseIri}id/run/{ProvenanceNames.Safe(Path.GetFileNameWithoutExtension(_document.File))}-";
        return new ProvenanceNames(BaseIri, Constant(provenance.Graph), run + InputFiles.Hash(Files));
    }

    private string Constant(TermMap map)
    {
        if (map.Value is not ConstantExpression { Text: var text })
            throw MappingException.At(map.Mark, "the IRIs of 'provenance' are the same for every record: no $(…) here");
        string iri = PrefixTable.HasScheme(text) ? text : BaseIri + text;
        return IriText.IsPossible(Encoding.UTF8.GetBytes(iri)) ? iri : throw MappingException.At(map.Mark, $"'{iri}' is no IRI");
    }
}
