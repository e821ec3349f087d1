using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>A term of a <see cref="RecordBuffer"/>.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Offset of its value.</param>
/// <param name="Length">Bytes of its value.</param>
/// <param name="Datatype">The term of its datatype, or none.</param>
/// <param name="Language">The term whose value is its language, or none.</param>
/// <param name="Hash">Hash of all of these.</param>
/// <param name="Slot">Where it stands in the hash table.</param>
internal readonly record struct TermEntry(TermKind Kind, int Start, int Length, int Datatype, int Language, ulong Hash, int Slot);

/// <summary>A quad of a <see cref="RecordBuffer"/>: numbers of its terms, and where it stands in the hash table.</summary>
internal readonly record struct QuadEntry(int Subject, int Predicate, int Object, int Graph, int Slot);
