using System.Text.Encodings.Web;
using System.Text.Json;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Writes a tree as JSON text.</summary>
internal static class JsonTreeWriter
{
    /// <summary>For people: indented, and letters of all scripts as they are.</summary>
    public static readonly JsonWriterOptions Indented =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2 * NestingLimit.Depth };

    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case JsonNumber number:
                writer.WriteRawValue(number.Text, skipInputValidation: true);
                break;
            case JsonList list:
                writer.WriteStartArray();
                foreach (object? item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonMap map:
                writer.WriteStartObject();
                foreach ((string key, object? item) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
