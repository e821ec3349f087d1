namespace HueKnowledgeGraph.Mapping;

/// <summary>A piece of a date phrase: a number, a word, or one sign.</summary>
/// <param name="Written">As written, in NFC.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="Fold">In lower case without diacritics; signs as they are.</param>
/// <param name="Number">The value of a number, else -1.</param>
internal readonly record struct DateWord(string Written, string Lower, string Fold, int Number)
{
    public bool IsNumber => Number >= 0;

    public bool IsSign => !IsNumber && !char.IsLetter(Written[0]);

    /// <summary>How many digits a number was written with.</summary>
    public int Digits => IsNumber ? Written.Length : 0;
}
