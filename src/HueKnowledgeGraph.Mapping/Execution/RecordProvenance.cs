using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Adds to each record's quads those that say from where they are (PROV-O).</summary>
internal sealed class RecordProvenance
{
    private readonly RecordBuffer _buffer;
    private readonly string _title;
    private readonly byte[] _recordPrefix;
    private readonly int _graph;
    private readonly int _source;
    private readonly int _wasDerivedFrom;
    private readonly int _type;
    private readonly int _entity;
    private readonly int _isPartOf;
    private readonly int _identifier;
    private readonly int _label;
    private readonly int _english;
    private int[] _roots = new int[16];

    /// <summary>Prepares a source.</summary>
    /// <param name="plan">The source.</param>
    /// <param name="names">IRIs of the run.</param>
    public RecordProvenance(SourcePlan plan, ProvenanceNames names)
    {
        _buffer = plan.Buffer;
        _title = plan.Source.Title;
        _recordPrefix = Encoding.UTF8.GetBytes(names.RecordPrefix(plan.Source.Name));
        _graph = _buffer.Constant(TermKind.Iri, names.Graph);
        _source = _buffer.Constant(TermKind.Iri, names.Source(plan.Source.Name));
        _wasDerivedFrom = _buffer.Constant(TermKind.Iri, ProvenanceNames.Prov + "wasDerivedFrom");
        _type = _buffer.Constant(TermKind.Iri, RdfVocabulary.Type);
        _entity = _buffer.Constant(TermKind.Iri, ProvenanceNames.Prov + "Entity");
        _isPartOf = _buffer.Constant(TermKind.Iri, ProvenanceNames.Terms + "isPartOf");
        _identifier = _buffer.Constant(TermKind.Iri, ProvenanceNames.Terms + "identifier");
        _label = _buffer.Constant(TermKind.Iri, ProvenanceNames.Rdfs + "label");
        _english = _buffer.Constant(TermKind.None, "en");
    }

    /// <summary>Adds the provenance of the record at hand, if it made any quads.</summary>
    public void Add(SourcePlan plan, TermList subjects)
    {
        if (_buffer.QuadCount == 0)
            return;
        int roots = Roots(subjects);
        string key = plan.Key();
        int start = _buffer.Length;
        _buffer.Append(_recordPrefix);
        IriText.AppendSafe(_buffer, Encoding.UTF8.GetBytes(key));
        int record = _buffer.Intern(TermKind.Iri, start);
        _buffer.AddQuad(record, _type, _entity, _graph);
        _buffer.AddQuad(record, _isPartOf, _source, _graph);
        _buffer.AddQuad(record, _identifier, Text(key, RecordBuffer.NoTerm), _graph);
        _buffer.AddQuad(record, _label, Text($"{_title}, line {(plan.Reader.Line + 1).ToString(CultureInfo.InvariantCulture)}", _english), _graph);
        for (int index = 0; index < roots; index++)
            _buffer.AddQuad(_roots[index], _wasDerivedFrom, record, _graph);
    }

    private int Text(string text, int language)
    {
        int start = _buffer.Length;
        _buffer.Append(Encoding.UTF8.GetBytes(text));
        return _buffer.Intern(TermKind.Literal, start, RecordBuffer.NoTerm, language);
    }

    /// <summary>The IRIs among the subjects that do not hang below another subject; returns how many.</summary>
    private int Roots(TermList subjects)
    {
        int count = 0;
        for (int index = 0; index < subjects.Count; index++)
        {
            int subject = subjects[index];
            if (_buffer.Term(subject).Kind != TermKind.Iri || Array.IndexOf(_roots, subject, 0, count) >= 0 || HangsBelowAnother(subject, subjects))
                continue;
            if (count == _roots.Length)
                Array.Resize(ref _roots, count * 2);
            _roots[count++] = subject;
        }

        return count;
    }

    private bool HangsBelowAnother(int subject, TermList subjects)
    {
        ReadOnlySpan<byte> iri = _buffer.Bytes(subject);
        for (int index = 0; index < subjects.Count; index++)
        {
            ReadOnlySpan<byte> other = _buffer.Bytes(subjects[index]);
            if (iri.Length > other.Length && iri[other.Length] is (byte)'/' or (byte)'#' && iri.StartsWith(other))
                return true;
        }

        return false;
    }
}
