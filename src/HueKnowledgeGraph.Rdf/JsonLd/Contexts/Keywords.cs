using System.Collections.Frozen;

namespace HueKnowledgeGraph.Rdf;

/// <summary>The keywords of JSON-LD 1.1 and of framing.</summary>
internal static class Keywords
{
    public const string Any = "@any";
    public const string Base = "@base";
    public const string Container = "@container";
    public const string Context = "@context";
    public const string Default = "@default";
    public const string Direction = "@direction";
    public const string Embed = "@embed";
    public const string Explicit = "@explicit";
    public const string Graph = "@graph";
    public const string Id = "@id";
    public const string Import = "@import";
    public const string Included = "@included";
    public const string Index = "@index";
    public const string Json = "@json";
    public const string Language = "@language";
    public const string List = "@list";
    public const string Nest = "@nest";
    public const string None = "@none";
    public const string Null = "@null";
    public const string OmitDefault = "@omitDefault";
    public const string Prefix = "@prefix";
    public const string Preserve = "@preserve";
    public const string Propagate = "@propagate";
    public const string Protected = "@protected";
    public const string RequireAll = "@requireAll";
    public const string Reverse = "@reverse";
    public const string Set = "@set";
    public const string Type = "@type";
    public const string Value = "@value";
    public const string Version = "@version";
    public const string Vocab = "@vocab";

    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        Base, Container, Context, Default, Direction, Embed, Explicit, Graph, Id, Import, Included, Index, Json, Language, List, Nest, None,
        OmitDefault, Prefix, Preserve, Propagate, Protected, RequireAll, Reverse, Set, Type, Value, Version, Vocab);

    /// <summary>True iff the word is a keyword.</summary>
    public static bool IsKeyword(string word) => word.Length > 0 && word[0] == '@' && All.Contains(word);

    /// <summary>True iff the word looks like a keyword, an at sign and letters, and so is kept free for later versions.</summary>
    public static bool HasKeywordForm(string word)
    {
        if (word.Length < 2 || word[0] != '@')
            return false;
        foreach (char c in word.AsSpan(1))
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }

        return true;
    }
}
