namespace HueKnowledgeGraph.Rdf;

/// <summary>Literals as JSON-LD values.</summary>
internal static class JsonLdLiterals
{
    // A JSON number of more digits may lose some in other programs.
    private const int MostDigits = 15;

    /// <summary>Appends a literal: a value object, or in the short form a plain value where that says the same.</summary>
    public static void Append(Utf8Builder output, in TermSpan literal, JsonLdPrefixes prefixes)
    {
        bool isShort = prefixes.Count > 0;
        if (isShort && literal.Language.IsEmpty && IsPlain(literal))
        {
            if (literal.Datatype.IsEmpty)
                JsonStrings.AppendQuoted(output, literal.Value);
            else
                output.Append(literal.Value);
            return;
        }

        output.Append("{\"@value\":"u8);
        if (literal.Datatype.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"u8) && IsJson(literal.Value))
        {
            output.Append(literal.Value);
            output.Append(",\"@type\":\"@json\"}"u8);
            return;
        }

        JsonStrings.AppendQuoted(output, literal.Value);
        if (!literal.Language.IsEmpty)
        {
            output.Append(",\"@language\":"u8);
            JsonStrings.AppendQuoted(output, literal.Language);
            if (literal.Direction != BaseDirection.None)
                output.Append(literal.Direction == BaseDirection.RightToLeft ? ",\"@direction\":\"rtl\""u8 : ",\"@direction\":\"ltr\""u8);
        }
        else if (!literal.Datatype.IsEmpty)
        {
            output.Append(",\"@type\":"u8);
            prefixes.AppendIri(output, literal.Datatype);
        }

        output.Append((byte)'}');
    }

    /// <summary>True iff the literal reads back the same from a string, a number or a boolean of JSON.</summary>
    private static bool IsPlain(in TermSpan literal)
    {
        if (literal.Datatype.IsEmpty)
            return true;
        if (literal.Datatype.SequenceEqual(Datatypes.XsdBoolean))
            return literal.Value.SequenceEqual("true"u8) || literal.Value.SequenceEqual("false"u8);
        if (!literal.Datatype.SequenceEqual(Datatypes.XsdInteger))
            return false;
        ReadOnlySpan<byte> digits = literal.Value.StartsWith("-"u8) ? literal.Value[1..] : literal.Value;
        return digits.Length is > 0 and <= MostDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && (digits[0] != '0' || literal.Value.Length == 1);
    }

    /// <summary>True iff the text is canonical JSON: other text would read back with other bytes.</summary>
    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetBytes(CanonicalJson.ToText(JsonText.Parse(text, new JsonNames()))).AsSpan().SequenceEqual(text);
        }
        catch (RdfSyntaxException)
        {
            return false;
        }
    }
}
