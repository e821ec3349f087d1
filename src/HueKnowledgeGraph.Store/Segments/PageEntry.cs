using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Where a page lies. Sixteen bytes on disk, as here.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct PageEntry(long Offset, int Length, uint Flags);

/// <summary>What a page holds of a column: 24 bytes on disk, as here.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct ColumnZone(ulong Min, ulong Max, ulong First)
{
    public bool IsConstant => Min == Max;
}
