namespace HueKnowledgeGraph.Mapping;

/// <summary>Runs the mappings of one source over its records: each record whole, or refused.</summary>
internal sealed class SourceRun(SourcePlan plan, string mappingFile, RecordProvenance? provenance, CountingSink sink, MappingOptions options)
{
    private const int RecordsBetweenProgress = 4096;
    private readonly TermList _subjects = new();
    private long _refused;

    /// <summary>Reads all records.</summary>
    /// <param name="recordsBefore">Records of the sources before, for progress.</param>
    /// <param name="cancellation">Polled for every record.</param>
    public SourceReport Run(long recordsBefore, CancellationToken cancellation)
    {
        long quadsBefore = sink.Total;
        CsvReader reader = plan.Reader;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (MapRecord())
                plan.Buffer.Emit(sink);
            else
                Refuse();
            if (reader.RecordsRead % RecordsBetweenProgress == 0)
                options.Progress?.Invoke(new MappingProgress(plan.Source.Name, recordsBefore + reader.RecordsRead, plan.PositionBytes, plan.LengthBytes));
        }

        options.Progress?.Invoke(new MappingProgress(plan.Source.Name, recordsBefore + reader.RecordsRead, plan.PositionBytes, plan.LengthBytes));
        return new SourceReport
        {
            MappingFile = mappingFile,
            Source = plan.Source.Name,
            File = plan.Source.File,
            RecordsRead = reader.RecordsRead,
            RecordsMapped = reader.RecordsRead - _refused,
            RecordsRefused = _refused,
            Quads = sink.Total - quadsBefore,
            NormalizedFields = reader.NormalizedFields,
            Warnings = plan.Warnings.Counts,
        };
    }

    private bool MapRecord()
    {
        plan.Buffer.Reset();
        plan.Scope.BeginRecord();
        CsvReader reader = plan.Reader;
        if (reader.FieldCount != reader.Columns.Count)
        {
            return plan.Scope.Refuse(
                new Failure($"the record has {reader.FieldCount} fields; the header has {reader.Columns.Count}", $"bản ghi có {reader.FieldCount} ô, còn dòng tiêu đề có {reader.Columns.Count} ô"),
                plan.Source.Mark);
        }

        _subjects.Clear();
        foreach (CompiledTriplesMap map in plan.Maps)
        {
            if (!map.Run(plan.Scope, plan.Buffer, _subjects))
                return false;
        }

        provenance?.Add(plan, _subjects);
        return true;
    }

    private void Refuse()
    {
        _refused++;
        Failure failure = plan.Scope.Failure ?? throw new InvalidOperationException("A record was refused without a reason.");
        CsvReader reader = plan.Reader;
        int column = failure.Column is null ? -1 : reader.Columns.ToList().IndexOf(failure.Column);
        string? cell = column >= 0 && column < reader.FieldCount ? reader.Text(column) : null;
        options.Refused?.Invoke(new Refusal
        {
            Source = plan.Source.Name,
            File = plan.Source.File,
            Line = reader.Line + 1,
            Key = plan.Key(),
            Column = failure.Column,
            ColumnNumber = column + 1,
            Value = cell ?? failure.Found,
            Reason = failure.English,
            ReasonVietnamese = failure.Vietnamese,
            MappingFile = failure.Mark?.File ?? mappingFile,
            MappingLine = (failure.Mark?.Line ?? -1) + 1,
        });
    }
}
