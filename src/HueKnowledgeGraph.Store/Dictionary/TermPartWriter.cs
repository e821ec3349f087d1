namespace HueKnowledgeGraph.Store;

/// <summary>Writes a dictionary part: literal types, then IRIs, literals and triple terms, each kind sorted and complete before the next.</summary>
internal sealed class TermPartWriter : IDisposable
{
    private readonly StoreFileWriter _file;
    private readonly MetadataWriter _metadata = new();
    private readonly TermPartStart _start;
    private readonly TermIndexRoom _room;
    private TermSectionWriter? _section;
    private TermIdKind _kind = TermIdKind.Iri;

    public TermPartWriter(IStoreFiles files, string name, IReadOnlyList<LiteralType> types, TermPartStart start, TermIndexRoom room)
    {
        _file = new StoreFileWriter(files, name, StoreFileKind.Dictionary);
        _start = start;
        _room = room;
        _metadata.Number(types.Count);
        foreach (LiteralType type in types)
            _metadata.Bytes(type.Datatype).Bytes(type.Language).Number((long)type.Direction);
    }

    /// <summary>Kinds that a part holds, in the order in which they are written.</summary>
    public static IReadOnlyList<TermIdKind> Kinds { get; } = [TermIdKind.Iri, TermIdKind.Literal, TermIdKind.TripleTerm];

    public string Name => _file.Name;

    /// <summary>Terms of the section being written.</summary>
    public long Count => _section?.Count ?? 0;

    /// <summary>Starts the section of a kind; kinds come as in <see cref="Kinds"/>. More terms than expected cost time only.</summary>
    public void Begin(TermIdKind kind, long expectedTerms)
    {
        End();
        _kind = kind;
        _section = new TermSectionWriter(_file, kind == TermIdKind.Literal, _room, expectedTerms);
    }

    /// <summary>Adds the next term and gives its id.</summary>
    public ulong Add(ReadOnlySpan<byte> value, int type)
    {
        _section!.Add(value, type);
        return TermId.Make(_kind, (ulong)(_start.Of(_kind) + _section.Count - 1));
    }

    /// <summary>Ends the file and makes it durable.</summary>
    /// <returns>Its length.</returns>
    public long Finish()
    {
        End();
        return _file.Finish(_metadata.Written);
    }

    public void Dispose()
    {
        _section?.Dispose();
        _file.Dispose();
    }

    private void End()
    {
        _section?.Finish(_start.Of(_kind), _metadata);
        _section?.Dispose();
        _section = null;
    }
}

/// <summary>Payloads of the first new term of each kind.</summary>
internal readonly record struct TermPartStart(long Iris, long Literals, long TripleTerms)
{
    public long Of(TermIdKind kind) => kind switch
    {
        TermIdKind.Iri => Iris,
        TermIdKind.Literal => Literals,
        _ => TripleTerms,
    };
}
