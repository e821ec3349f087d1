using System.Buffers;
using System.Text.Json;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Solutions of SPARQL 1.1 Query Results JSON, read piece by piece.</summary>
internal sealed class JsonSolutionStream(Stream body) : SolutionStream
{
    /// <summary>Longest single solution: a value of this size is a document, not a term.</summary>
    private const int MaxSolutionBytes = 64 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private bool _isFinal;
    private JsonReaderState _state;
    private JsonTokenType _token;
    private string? _name;
    private bool _isInside;

    protected override bool ReadNext(List<(string Name, Term Value)> bindings)
    {
        if (!_isInside)
            FindBindings();
        Step();
        if (_token == JsonTokenType.StartObject)
        {
            using JsonDocument solution = ReadValue();
            foreach (JsonProperty cell in solution.RootElement.EnumerateObject())
                bindings.Add((cell.Name, JsonResultReader.ReadTerm(cell.Value)));
            return true;
        }

        if (_token != JsonTokenType.EndArray)
            throw new InvalidDataException("a member of 'bindings' is no object");
        FindEnd();
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Goes to the start of the array results.bindings, over whatever stands before it.</summary>
    private void FindBindings()
    {
        Expect(JsonTokenType.StartObject);
        FindMember("results");
        Expect(JsonTokenType.StartObject);
        FindMember("bindings");
        Expect(JsonTokenType.StartArray);
        _isInside = true;
    }

    private void FindMember(string name)
    {
        while (true)
        {
            Step();
            if (_token != JsonTokenType.PropertyName)
                throw new InvalidDataException($"there is no member '{name}': an answer to SELECT is needed");
            if (_name == name)
                return;
            SkipValue();
        }
    }

    /// <summary>Reads on to the end of the document: a missing end would mean missing solutions.</summary>
    private void FindEnd()
    {
        for (int depth = 2; depth > 0;)
        {
            Step();
            if (_token == JsonTokenType.EndObject)
                depth--;
            else
                SkipValue();
        }
    }

    private void Expect(JsonTokenType token)
    {
        Step();
        if (_token != token)
            throw new InvalidDataException($"expected {token}, found {_token}");
    }

    /// <summary>Reads one token.</summary>
    private void Step()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            if (reader.Read())
            {
                _token = reader.TokenType;
                _name = _token == JsonTokenType.PropertyName ? reader.GetString() : null;
                if (_token == JsonTokenType.StartObject && _isInside)
                    return; // not taken: ReadValue reads it as a whole
                Take(reader);
                return;
            }

            Fill();
        }
    }

    private JsonDocument ReadValue()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            if (reader.Read() && JsonDocument.TryParseValue(ref reader, out JsonDocument? value))
            {
                Take(reader);
                return value;
            }

            Fill();
        }
    }

    private void SkipValue()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            if (reader.Read() && reader.TrySkip())
            {
                Take(reader);
                return;
            }

            Fill();
        }
    }

    private void Take(in Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        if (_isFinal)
            throw new InvalidDataException("the document ends too early");
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            if (_end >= MaxSolutionBytes)
                throw new InvalidDataException($"one solution is longer than {MaxSolutionBytes} bytes");
            byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        int read = body.Read(_buffer, _end, _buffer.Length - _end);
        _isFinal = read == 0;
        _end += read;
    }
}
