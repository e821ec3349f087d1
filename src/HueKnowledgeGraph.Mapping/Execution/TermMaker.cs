using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>A part of a term: fixed bytes, or a value.</summary>
/// <param name="Fixed">The bytes, or null.</param>
/// <param name="Value">The value, or null.</param>
internal readonly record struct TermSegment(byte[]? Fixed, Evaluator? Value);

/// <summary>A compiled term map: makes the terms of a record.</summary>
internal sealed class TermMaker
{
    private readonly TermSegment[] _segments;
    private readonly TermKind _kind;
    private readonly MappingMark _mark;

    public TermMaker(TermKind kind, TermSegment[] segments, MappingMark mark)
    {
        _kind = kind;
        _segments = segments;
        _mark = mark;
    }

    /// <summary>The term, if it is the same for every record; else <see cref="RecordBuffer.NoTerm"/>.</summary>
    public int Fixed { get; init; } = RecordBuffer.NoTerm;

    /// <summary>True if values are percent-encoded: an IRI from a template.</summary>
    public bool Encodes { get; init; }

    /// <summary>Base to be put before an IRI that turns out relative; null if that cannot be.</summary>
    public byte[]? Base { get; init; }

    /// <summary>The datatype, if it is the same for every record.</summary>
    public int Datatype { get; init; } = RecordBuffer.NoTerm;

    /// <summary>The rule of the datatype's text, if it is one that is checked.</summary>
    public LexicalForm? LexicalForm { get; init; }

    /// <summary>The datatype, if records decide.</summary>
    public TermMaker? DatatypeMaker { get; init; }

    /// <summary>The language, if it is the same for every record.</summary>
    public int Language { get; init; } = RecordBuffer.NoTerm;

    /// <summary>The language, if records decide.</summary>
    public Evaluator? LanguageValue { get; init; }

    /// <summary>Adds the terms of the record to <paramref name="terms"/>; false if the record is refused.</summary>
    public bool Make(RecordScope scope, RecordBuffer buffer, TermList terms)
    {
        if (Fixed != RecordBuffer.NoTerm)
        {
            terms.Add(Fixed);
            return true;
        }

        if (!TryDatatype(scope, buffer, out int datatype) || !TryLanguage(scope, buffer, out int language))
            return scope.Failure is null;
        int start = buffer.Length;
        foreach (TermSegment segment in _segments)
        {
            if (segment.Fixed is { } bytes)
            {
                buffer.Append(bytes);
            }
            else if (segment.Value is ColumnEvaluator column)
            {
                ReadOnlySpan<byte> field = scope.Reader.Field(column.Index);
                if (field.IsEmpty)
                {
                    buffer.Truncate(start);
                    return true;
                }

                AppendValue(buffer, field);
            }
            else
            {
                Value value = segment.Value!.Evaluate(scope);
                if (value.Items is not null)
                {
                    buffer.Truncate(start);
                    return MakeEvery(scope, buffer, terms, datatype, language);
                }

                if (!TryAppend(scope, buffer, value))
                {
                    buffer.Truncate(start);
                    return scope.Failure is null;
                }
            }
        }

        return Finish(scope, buffer, terms, start, datatype, language);
    }

    /// <summary>The terms of every combination of the values of the segments.</summary>
    private bool MakeEvery(RecordScope scope, RecordBuffer buffer, TermList terms, int datatype, int language)
    {
        Value[][] choices = new Value[_segments.Length][];
        for (int index = 0; index < _segments.Length; index++)
        {
            choices[index] = _segments[index].Value is { } evaluator ? evaluator.Evaluate(scope).AsItems().ToArray() : [Value.None];
            if (choices[index].Length == 0)
                return true;
        }

        int[] chosen = new int[choices.Length];
        while (true)
        {
            int start = buffer.Length;
            for (int index = 0; index < chosen.Length; index++)
            {
                if (_segments[index].Fixed is { } bytes)
                    buffer.Append(bytes);
                else if (!TryAppend(scope, buffer, choices[index][chosen[index]]))
                    return scope.Failure is null;
            }

            if (!Finish(scope, buffer, terms, start, datatype, language))
                return false;
            if (!Advance(chosen, choices))
                return true;
        }
    }

    private static bool Advance(int[] chosen, Value[][] choices)
    {
        for (int index = chosen.Length - 1; index >= 0; index--)
        {
            if (++chosen[index] < choices[index].Length)
                return true;
            chosen[index] = 0;
        }

        return false;
    }

    private bool TryAppend(RecordScope scope, RecordBuffer buffer, Value value)
    {
        if (value.Failure is { } failure)
            return scope.Refuse(failure, _mark);
        if (value.IsNone)
            return false;
        if (value.Text is not { } text)
            return scope.Refuse(new Failure($"a text is wanted here, found the whole record '{value}': name one of its fields", $"ở đây cần một giá trị, không phải cả bản ghi '{value}'"), _mark);
        Span<byte> scratch = text.Length <= 256 ? stackalloc byte[768] : new byte[text.Length * 3];
        AppendValue(buffer, scratch[..Encoding.UTF8.GetBytes(text, scratch)]);
        return true;
    }

    private void AppendValue(RecordBuffer buffer, ReadOnlySpan<byte> value)
    {
        if (Encodes)
            IriText.AppendSafe(buffer, value);
        else if (_kind == TermKind.BlankNode)
            BlankLabel.Append(buffer, value);
        else
            buffer.Append(value);
    }

    private bool Finish(RecordScope scope, RecordBuffer buffer, TermList terms, int start, int datatype, int language)
    {
        if (_kind == TermKind.Iri && !FinishIri(scope, buffer, start))
            return false;
        if (LexicalForm is { } form && !form.Accepts(buffer.From(start)))
        {
            string found = Encoding.UTF8.GetString(buffer.From(start));
            return scope.Refuse(new Failure($"'{found}' is no {form.Name}", $"'{found}' không phải là {form.Name}") { Found = found, Column = Column() }, _mark);
        }

        terms.Add(buffer.Intern(_kind, start, datatype, language));
        return true;
    }

    private bool FinishIri(RecordScope scope, RecordBuffer buffer, int start)
    {
        if (Base is { } baseIri && !IriText.HasScheme(buffer.From(start)))
        {
            byte[] relative = buffer.From(start).ToArray();
            buffer.Truncate(start);
            buffer.Append(baseIri);
            buffer.Append(relative);
        }

        if (Encodes || IriText.IsPossible(buffer.From(start)))
            return true;
        string found = Encoding.UTF8.GetString(buffer.From(start));
        return scope.Refuse(new Failure($"'{found}' is no IRI: blanks and the signs < > \" {{ }} | ^ ` \\ are not allowed", $"'{found}' không phải là IRI: không được có khoảng trắng và các dấu < > \" {{ }} | ^ ` \\") { Found = found, Column = Column() }, _mark);
    }

    private string? Column() => Array.Find(_segments, segment => segment.Value?.Column is not null).Value?.Column;

    /// <summary>False if the record gives no datatype (then it makes no term) or is refused.</summary>
    private bool TryDatatype(RecordScope scope, RecordBuffer buffer, out int datatype)
    {
        datatype = Datatype;
        if (DatatypeMaker is null)
            return true;
        TermList made = new();
        if (!DatatypeMaker.Make(scope, buffer, made) || made.Count == 0)
            return false;
        datatype = buffer.Bytes(made[0]).SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8) ? RecordBuffer.NoTerm : made[0];
        return true;
    }

    /// <summary>False if the record gives no language (then it makes no term) or is refused.</summary>
    private bool TryLanguage(RecordScope scope, RecordBuffer buffer, out int language)
    {
        language = Language;
        if (LanguageValue is null)
            return true;
        Value value = LanguageValue.Evaluate(scope);
        if (value.Failure is { } failure)
            return scope.Refuse(failure, _mark);
        if (value.Text is not { } tag)
            return false;
        if (!LanguageTag.IsWellFormed(tag))
            return scope.Refuse(new Failure($"'{tag}' is no language tag", $"'{tag}' không phải là mã ngôn ngữ") { Found = tag, Column = LanguageValue.Column }, _mark);
        int start = buffer.Length;
        buffer.Append(Encoding.UTF8.GetBytes(tag));
        language = buffer.Intern(TermKind.None, start);
        return true;
    }
}
