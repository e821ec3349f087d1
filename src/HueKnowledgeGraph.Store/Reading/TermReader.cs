using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads terms by id. Holds decoded blocks, so that ascending or repeated ids are cheap. Not thread safe.</summary>
public abstract class TermReader : IDisposable
{
    /// <summary>The term of an id: inline, blank or from the dictionary. The spans live until the next call on this reader.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is special, local or beyond the dictionary.</exception>
    public abstract TermSpan Read(ulong id);

    /// <summary>Gives the cache back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the cache back.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
