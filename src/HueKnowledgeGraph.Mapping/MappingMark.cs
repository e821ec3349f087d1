namespace HueKnowledgeGraph.Mapping;

/// <summary>A place in a mapping file.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">Line, from 0.</param>
/// <param name="Column">Column, from 0.</param>
internal readonly record struct MappingMark(string File, int Line, int Column);
