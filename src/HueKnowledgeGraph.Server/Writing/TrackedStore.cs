using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>A store that notes which graphs its transactions touch. It is not the owner of the store inside.</summary>
internal sealed class TrackedStore(IQuadStore store, GraphVersions versions) : IQuadStore
{
    /// <inheritdoc/>
    public IQuadSnapshot OpenSnapshot() => store.OpenSnapshot();

    /// <inheritdoc/>
    public IQuadTransaction BeginTransaction(CancellationToken cancellation = default) => new Transaction(store.BeginTransaction(cancellation), versions);

    /// <summary>Leaves the store open.</summary>
    public void Dispose()
    {
    }

    private sealed class Transaction(IQuadTransaction inner, GraphVersions versions) : IQuadTransaction
    {
        private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
        private byte[]? _last; // most changes come graph by graph

        public IQuadSnapshot OpenSnapshot() => inner.OpenSnapshot();

        public string NewBlankNode() => inner.NewBlankNode();

        public void Add(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            Note(graph);
            inner.Add(subject, predicate, @object, graph);
        }

        public void Remove(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            Note(graph);
            inner.Remove(subject, predicate, @object, graph);
        }

        public void RemoveGraph(in TermSpan graph)
        {
            Note(graph);
            inner.RemoveGraph(graph);
        }

        public CommitReport Commit()
        {
            long? version = null;
            versions.Begin(_touched);
            try
            {
                CommitReport report = inner.Commit();
                if (report.Added + report.Removed > 0)
                    version = report.Version;
                return report;
            }
            finally
            {
                versions.End(_touched, version);
            }
        }

        public void Dispose() => inner.Dispose();

        private void Note(in TermSpan graph)
        {
            if (_last is not null && graph.Value.SequenceEqual(_last))
                return;
            _last = graph.Value.ToArray();
            _touched.Add(Encoding.UTF8.GetString(_last));
        }
    }
}
