namespace HueKnowledgeGraph.Store;

/// <summary>Copies one version of a store into an empty directory, also while another process writes the store.</summary>
/// <remarks>
/// <para>The manifest is read; its files are linked or copied; logs, which grow, are copied up to their last whole frame, so that the copy ends
/// with exactly one commit; the manifest is written last. Where the writer has meanwhile replaced a file (a flush or compaction) the copy begins
/// anew with the newer manifest.</para>
/// <para>Nothing takes the store's lock: files never change but logs, and those only grow.</para>
/// </remarks>
internal sealed class StoreCopy(IStoreFiles source, IStoreFiles target, StoreCopyOptions options, CancellationToken cancellation)
{
    private const int BufferBytes = 1 << 20;
    private long _doneBytes;
    private long _totalBytes;
    private long _linkedBytes;

    public StoreCopyReport Run()
    {
        Manifest manifest = Manifest.Read(source);
        bool isNew = target.CreateDirectory();
        if (!isNew && !target.IsEmpty)
            throw new StoreExistsException(target.Directory);
        try
        {
            while (!TryCopy(manifest))
            {
                RemoveFiles();
                manifest = Manifest.Read(source);
            }

            manifest.Replace(target);
            return new StoreCopyReport(Verify(), manifest.FileNames.Count() + 1, _doneBytes, _linkedBytes, options.IsChecked);
        }
        catch
        {
            if (isNew)
                target.DeleteFolder("");
            else
                RemoveFiles();
            throw;
        }
    }

    /// <summary>Copies all files of a manifest; false if the store has another one meanwhile and a file has gone.</summary>
    private bool TryCopy(Manifest manifest)
    {
        _doneBytes = _linkedBytes = 0;
        IEnumerable<ManifestFile> files = manifest.TermParts.Concat(manifest.Segments.SelectMany(segment => segment.Files));
        _totalBytes = files.Sum(file => file.Length);
        try
        {
            foreach (ManifestFile file in files)
                TakeOver(file);
            foreach (string log in manifest.OldLogs.Concat(manifest.Logs))
                Copy(log, WholeLength(log));
            return true;
        }
        catch (FileNotFoundException) when (Manifest.Read(source).Generation != manifest.Generation)
        {
            return false;
        }
        catch (FileNotFoundException error)
        {
            throw new StoreCorruptException(error.FileName ?? source.Directory, 0, "the file that the manifest names is missing");
        }
    }

    private void TakeOver(ManifestFile file)
    {
        cancellation.ThrowIfCancellationRequested();
        options.OnProgress?.Invoke("copy", _doneBytes, _totalBytes);
        if (options.CopiesFiles || !target.TryLinkFrom(source.PathOf(file.Name), file.Name))
        {
            Copy(file.Name, file.Length);
            return;
        }

        _doneBytes += file.Length;
        _linkedBytes += file.Length;
    }

    /// <summary>Length of the part of a log that is whole.</summary>
    private long WholeLength(string log)
    {
        using var reader = new LogReader(source, log);
        while (reader.TryRead(out _))
            cancellation.ThrowIfCancellationRequested();
        return reader.Position;
    }

    private void Copy(string name, long length)
    {
        using Stream from = source.OpenRead(name);
        using IFileWriter to = target.Create(name);
        byte[] buffer = new byte[(int)Math.Min(BufferBytes, Math.Max(1, length))];
        for (long left = length; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
                throw new StoreCorruptException(source.PathOf(name), length - left, $"the file ends here, the manifest says {length} bytes");
            to.Write(buffer.AsSpan(0, read));
            left -= read;
            _doneBytes += read;
            options.OnProgress?.Invoke("copy", _doneBytes, Math.Max(_totalBytes, _doneBytes));
        }

        to.Sync();
    }

    /// <summary>Reads what was made.</summary>
    /// <returns>Number of its last commit.</returns>
    private long Verify()
    {
        if (options.IsChecked)
        {
            var checker = new StoreChecker(target, progress => options.OnProgress?.Invoke("check", progress.DoneBytes, progress.TotalBytes), cancellation);
            if (checker.Check().Problems.FirstOrDefault() is { } problem)
                throw new StoreCorruptException(source.PathOf(Path.GetFileName(problem.File)), Math.Max(0, problem.Offset), problem.Problem);
        }

        using QuadStore copy = QuadStore.Open(target);
        using IQuadSnapshot snapshot = copy.OpenSnapshot();
        return snapshot.Version;
    }

    private void RemoveFiles()
    {
        foreach (string name in target.List())
            target.Delete(name);
    }
}
