using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads templates: <c>$(name)</c> within fixed text; <c>\$(</c> and <c>\)</c> are the signs themselves.</summary>
/// <param name="externals">Values of <c>$(_name)</c>.</param>
internal sealed class TemplateReader(IReadOnlyDictionary<string, string> externals)
{
    /// <summary>Reads a text as constant, reference or template.</summary>
    public ExpressionMap Read(MappingMark mark, string text)
    {
        List<ExpressionMap> parts = [];
        StringBuilder constant = new();
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '$' or '(' or ')' or '\\')
            {
                constant.Append(text[at + 1]);
                at += 2;
            }
            else if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '(')
            {
                string name = ReferenceName(mark, text, ref at);
                if (externals.TryGetValue(name, out string? external))
                {
                    constant.Append(external);
                    continue;
                }

                Flush(parts, constant, mark);
                parts.Add(new ReferenceExpression(mark, name));
            }
            else
            {
                constant.Append(text[at++]);
            }
        }

        Flush(parts, constant, mark);
        return parts.Count switch
        {
            0 => new ConstantExpression(mark, string.Empty),
            1 => parts[0],
            _ => new TemplateExpression(mark, parts),
        };
    }

    private static void Flush(List<ExpressionMap> parts, StringBuilder constant, MappingMark mark)
    {
        if (constant.Length == 0)
            return;
        parts.Add(new ConstantExpression(mark, constant.ToString()));
        constant.Clear();
    }

    /// <summary>The name between <c>$(</c> at <paramref name="at"/> and the next <c>)</c>; moves behind it.</summary>
    private static string ReferenceName(MappingMark mark, string text, ref int at)
    {
        StringBuilder name = new();
        for (int index = at + 2; index < text.Length; index++)
        {
            char sign = text[index];
            if (sign == ')')
            {
                at = index + 1;
                string trimmed = name.ToString().Trim();
                return trimmed.Length > 0 ? trimmed : throw MappingException.At(mark, $"'$()' in '{text}' names nothing");
            }

            if (sign == '\\' && index + 1 < text.Length && text[index + 1] is ')' or '(')
                sign = text[++index];
            name.Append(sign);
        }

        throw MappingException.At(mark, $"'$(' without ')' in '{text}'");
    }
}
