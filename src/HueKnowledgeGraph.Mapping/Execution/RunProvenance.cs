using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>States what a run was: an activity that used files and made graphs (PROV-O).</summary>
internal static class RunProvenance
{
    /// <summary>Pushes the statements.</summary>
    /// <param name="names">IRIs of the run.</param>
    /// <param name="time">When it was.</param>
    /// <param name="mapping">The mapping file.</param>
    /// <param name="sources">The source files, and the graphs that each of them filled.</param>
    /// <param name="sink">Where they go.</param>
    public static void Emit(ProvenanceNames names, DateTimeOffset time, InputFile mapping, IEnumerable<(InputFile File, IEnumerable<string> Graphs)> sources, IQuadSink sink)
    {
        Statements statements = new(names.Graph, sink);
        string mappingIri = names.Mapping(mapping.Name);
        statements.Link(names.Run, RdfVocabulary.Type, ProvenanceNames.Prov + "Activity");
        statements.Text(names.Run, ProvenanceNames.Prov + "endedAtTime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Xsd.DateTime);
        statements.Link(names.Run, ProvenanceNames.Prov + "used", mappingIri);
        statements.File(mappingIri, mapping);
        foreach ((InputFile file, IEnumerable<string> graphs) in sources)
        {
            string source = names.Source(file.Name);
            statements.Link(names.Run, ProvenanceNames.Prov + "used", source);
            statements.File(source, file);
            foreach (string graph in graphs.Where(graph => graph.Length > 0 && graph != names.Graph))
            {
                statements.Link(graph, RdfVocabulary.Type, ProvenanceNames.Prov + "Entity");
                statements.Link(graph, ProvenanceNames.Prov + "wasGeneratedBy", names.Run);
                statements.Link(graph, ProvenanceNames.Prov + "wasDerivedFrom", source);
            }
        }
    }

    private sealed class Statements(string graph, IQuadSink sink)
    {
        private readonly byte[] _graph = Encoding.UTF8.GetBytes(graph);

        public void Link(string subject, string predicate, string @object) =>
            sink.Quad(Iri(subject), Iri(predicate), Iri(@object), new TermSpan(TermKind.Iri, _graph));

        public void Text(string subject, string predicate, string text, string? datatype = null) =>
            sink.Quad(
                Iri(subject),
                Iri(predicate),
                new TermSpan(TermKind.Literal, Encoding.UTF8.GetBytes(text), datatype is null ? default : Encoding.UTF8.GetBytes(datatype)),
                new TermSpan(TermKind.Iri, _graph));

        public void File(string iri, InputFile file)
        {
            Link(iri, RdfVocabulary.Type, ProvenanceNames.Prov + "Entity");
            Text(iri, ProvenanceNames.Terms + "title", Path.GetFileName(file.File));
            Text(iri, ProvenanceNames.Terms + "identifier", "sha256:" + file.Sha256);
        }

        private static TermSpan Iri(string iri) => new(TermKind.Iri, Encoding.UTF8.GetBytes(iri));
    }
}
