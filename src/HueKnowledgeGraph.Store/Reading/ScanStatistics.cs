namespace HueKnowledgeGraph.Store;

/// <summary>What the directories know of a scan without reading it.</summary>
/// <param name="RowCount">Rows that the scan would deliver.</param>
/// <param name="FirstKeyCount">Distinct values of the first free key; 1 if there is none and a row exists.</param>
/// <param name="IsExact">True iff both are exact; otherwise they are upper bounds (several segments or graphs that may share rows).</param>
public readonly record struct ScanStatistics(long RowCount, long FirstKeyCount, bool IsExact);
