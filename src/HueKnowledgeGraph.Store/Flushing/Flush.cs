using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>Turns a version's changes into files: a dictionary part, a segment of what was added, dead rows for what was removed.</summary>
/// <remarks>The manifest that it gives holds the same quads as the version and needs no log before the version's number. Terms that came since
/// the last flush get new ids.</remarks>
internal sealed class Flush(IStoreFiles files, LiveVersion version, CancellationToken cancellation)
{
    private const long IndexSortBytes = 64 << 20;
    private readonly TailFlush _terms = new(version);

    /// <summary>Writes the files.</summary>
    /// <param name="manifest">The manifest that they come behind; its generation plus one names them.</param>
    public Manifest Write(Manifest manifest)
    {
        string stem = (manifest.Generation + 1).ToString("000000", CultureInfo.InvariantCulture);
        var added = new List<QuadKeys>(version.Delta.Counts.Added);
        var removed = new List<QuadKeys>(version.Delta.Counts.Removed);
        for (var cursor = new DeltaCursor(version.Delta[QuadOrder.Spo], default); !cursor.IsAtEnd; cursor.Move())
            ((cursor.Current.Flags & DeltaFlags.Added) != 0 ? added : removed).Add(cursor.Current.Key);
        List<ManifestFile> parts = [.. manifest.TermParts];
        if (WriteTerms(stem, added) is { } part)
            parts.Add(part);
        List<ManifestSegment> segments = WriteDead(manifest, stem, removed);
        if (added.Count > 0)
            segments.Add(WriteSegment(stem, added));
        return manifest with
        {
            Version = version.Number,
            Generation = manifest.Generation + 1,
            BlankNodeCount = version.Terms.BlankNodeCount,
            TermParts = parts,
            Segments = segments,
        };
    }

    private ManifestFile? WriteTerms(string stem, List<QuadKeys> added)
    {
        foreach (QuadKeys quad in added)
        {
            _terms.Use(quad.First);
            _terms.Use(quad.Second);
            _terms.Use(quad.Third);
            _terms.Use(quad.Fourth);
        }

        using var folder = new LoadFolder(files);
        return _terms.Write(files, stem + ".terms", version.Files.Terms.NextTerms(), new TermIndexRoom(folder, IndexSortBytes, cancellation));
    }

    /// <summary>The segments with new dead rows; those that have no other rows are left out.</summary>
    private List<ManifestSegment> WriteDead(Manifest manifest, string stem, List<QuadKeys> removed)
    {
        List<QuadKeys>[] bySegment = [.. version.Files.Segments.Select(_ => new List<QuadKeys>())];
        foreach (QuadKeys quad in removed)
            bySegment[version.Files.Segments.FindIndex(segment => segment.TryFindRow(QuadOrder.Spo, quad, out _))].Add(quad);
        List<ManifestSegment> segments = [];
        for (int i = 0; i < bySegment.Length; i++)
        {
            ManifestSegment entry = manifest.Segments[i];
            long dead = entry.DeadCount + bySegment[i].Count;
            if (bySegment[i].Count > 0 && dead < entry.QuadCount)
            {
                string name = $"{stem}.{entry.Orders[QuadOrder.Spo].Name[..6]}.dead";
                ManifestFile file = DeadRowsWriter.Write(files, name, version.Files.Segments[i], [.. bySegment[i]], cancellation);
                entry = entry with { DeadCount = dead, Dead = file };
            }

            if (dead < entry.QuadCount)
                segments.Add(entry);
        }

        return segments;
    }

    private ManifestSegment WriteSegment(string stem, List<QuadKeys> added)
    {
        QuadKeys[] quads = [.. added.Select(quad => new QuadKeys(
            _terms.NewIdOf(quad.First), _terms.NewIdOf(quad.Second), _terms.NewIdOf(quad.Third), _terms.NewIdOf(quad.Fourth)))];
        ulong? single = quads.All(quad => quad.Fourth == quads[0].Fourth) ? quads[0].Fourth : null;
        Dictionary<QuadOrder, ManifestFile> orders = [];
        QuadKeys[] rows = new QuadKeys[quads.Length];
        for (var order = QuadOrder.Pso; order <= (single is null ? QuadOrder.Gspo : QuadOrder.Ops); order++)
        {
            for (int i = 0; i < rows.Length; i++)
                rows[i] = QuadKeys.Of(order, quads[i].First, quads[i].Second, quads[i].Third, quads[i].Fourth);
            Array.Sort(rows);
            cancellation.ThrowIfCancellationRequested();
            using var writer = new OrderWriter(files, $"{stem}.{order.ToString().ToLowerInvariant()}", order);
            foreach (ref readonly QuadKeys row in rows.AsSpan())
                writer.Add(row);
            orders.Add(order, new ManifestFile(writer.Name, writer.Finish()));
        }

        return new ManifestSegment(quads.Length, single, orders);
    }
}
