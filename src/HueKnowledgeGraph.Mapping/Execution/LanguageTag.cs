namespace HueKnowledgeGraph.Mapping;

/// <summary>Language tags: the form of <see href="https://www.rfc-editor.org/rfc/rfc5646">BCP 47</see> that RDF asks for.</summary>
internal static class LanguageTag
{
    private const int LongestPart = 8;

    /// <summary>Letters first, then parts of letters and digits, of 1 to 8 signs each.</summary>
    public static bool IsWellFormed(string tag)
    {
        string[] parts = tag.Split('-');
        for (int index = 0; index < parts.Length; index++)
        {
            string part = parts[index];
            if (part.Length is 0 or > LongestPart)
                return false;
            foreach (char sign in part)
            {
                if (!(index == 0 ? char.IsAsciiLetter(sign) : char.IsAsciiLetterOrDigit(sign)))
                    return false;
            }
        }

        return true;
    }
}
