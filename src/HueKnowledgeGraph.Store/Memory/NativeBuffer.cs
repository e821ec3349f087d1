using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A block of unmanaged values outside the garbage collector's heap, for sort buffers and arenas of hundreds of megabytes.</summary>
/// <remarks>Contents are not cleared. Not thread safe to dispose while in use; spans of it end with it.</remarks>
internal sealed unsafe class NativeBuffer<T>(long length) : IDisposable
    where T : unmanaged
{
    // SAFETY: owned by this object, freed in Dispose once; aligned to 64 bytes for vector loads. Zero length takes one element.
    private T* _start = (T*)NativeMemory.AlignedAlloc(checked((nuint)Math.Max(1, length) * (nuint)sizeof(T)), 64);

    public long Length { get; private set; } = length;

    public ref T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length)
                throw new ArgumentOutOfRangeException(nameof(index));

            // SAFETY: the index was checked; the memory lives until Dispose sets Length to 0.
            return ref _start[index];
        }
    }

    /// <summary>Elements [start, start + count); count is at most int.MaxValue.</summary>
    public Span<T> Span(long start, int count)
    {
        if ((ulong)start > (ulong)Length || (ulong)count > (ulong)(Length - start))
            throw new ArgumentOutOfRangeException(nameof(start));

        // SAFETY: the range was checked as above.
        return new Span<T>(_start + start, count);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
        Length = 0;
    }
}
