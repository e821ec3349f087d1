using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Server;

/// <summary>Whole answers to queries, kept within a budget of memory; the one that was not asked for longest goes first. Thread safe.</summary>
/// <remarks>A key names the version of the data, so that an answer of before a commit is never found after it; what is left of old versions is
/// pushed out by use. Only answers that were sent to their end come in.</remarks>
internal sealed class AnswerCache(long budgetBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AnswerKey, LinkedListNode<CachedAnswer>> _answers = [];
    private readonly LinkedList<CachedAnswer> _byUse = [];
    private long _bytes;

    /// <summary>Longest answer that is kept: a sixteenth of the budget, so that one does not push out all others; 0: the cache is off.</summary>
    public int LongestAnswer { get; } = (int)Math.Min(budgetBytes / 16, 64 << 20);

    /// <summary>Bytes held now.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>The answer to a question that was asked before.</summary>
    public bool TryFind(AnswerKey key, [NotNullWhen(true)] out byte[]? body)
    {
        lock (_gate)
        {
            if (!_answers.TryGetValue(key, out LinkedListNode<CachedAnswer>? found))
            {
                body = null;
                return false;
            }

            _byUse.Remove(found);
            _byUse.AddFirst(found);
            body = found.Value.Body;
            return true;
        }
    }

    /// <summary>Keeps an answer that is whole.</summary>
    public void Keep(AnswerKey key, byte[] body)
    {
        var answer = new CachedAnswer(key, body);
        lock (_gate)
        {
            if (body.Length > LongestAnswer || answer.Size > budgetBytes || _answers.ContainsKey(key))
                return;
            _answers.Add(key, _byUse.AddFirst(answer));
            _bytes += answer.Size;
            while (_bytes > budgetBytes)
            {
                CachedAnswer oldest = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _answers.Remove(oldest.Key);
                _bytes -= oldest.Size;
            }
        }
    }
}
