using System.Globalization;
using HueKnowledgeGraph.Rdf;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>The document about a thing for a reader: names, kinds, statements with what hangs below them, and what mentions it.</summary>
internal sealed class ThingPage
{
    /// <summary>Mentions listed of one kind; the rest is one click away and counted.</summary>
    private const int MentionsOfOneKind = 50;

    /// <summary>Mentions read at all, before the page only counts them.</summary>
    public const int MentionsRead = 5000;

    /// <summary>More plain values than this are written in a row.</summary>
    private const int ValuesInColumn = 4;

    /// <summary>Up to so many parts of one property stand open; more show their names.</summary>
    private const int PartsOpen = 2;

    private const string Prov = "http://www.w3.org/ns/prov#";
    private const string RdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";
    private readonly ServedGraph _graph;
    private readonly ThingDescription _thing;
    private readonly PageText _words;
    private readonly Labels _labels;
    private readonly TermHtml _terms;
    private readonly HtmlText _html = new();
    private readonly HashSet<ulong> _shown = [];

    private ThingPage(ServedGraph graph, ThingDescription thing, PageText words, Labels labels)
    {
        _graph = graph;
        _thing = thing;
        _words = words;
        _labels = labels;
        _terms = new TermHtml(graph, labels, words);
    }

    /// <summary>Answers with the page.</summary>
    public static async Task WriteAsync(HttpContext context, ServedGraph graph, ThingDescription thing, string language)
    {
        PageText words = PageText.For(language);
        using var labels = new Labels(thing.Snapshot, language);
        var page = new ThingPage(graph, thing, words, labels);
        string title = page.Build();
        string path = graph.Iris.DocumentPath(thing.Iri)!;
        HtmlText head = new();
        foreach (RdfFormat format in RdfFormat.All)
            head.Raw($"<link rel=\"alternate\" type=\"{format.MediaTypes[0]}\" href=\"").Text(path + format.Extensions[0]).Raw("\">\n");
        await PageLayout.WriteAsync(context, words, title, head.ToString(), page._html);
    }

    /// <summary>Writes the content and gives the title.</summary>
    private string Build()
    {
        Literal[] names = [.. _labels.All(_thing.Id)];
        string title = Labels.Best(names, _words.Language) ?? Labels.ShortName(new Iri(_thing.Iri));
        Header(title, names);
        _html.Element("h2", _words.Statements);
        Node(_thing.Id, 0);
        foreach (ulong below in _thing.Nodes.Where(below => !_shown.Contains(below)).ToArray())
            Loose(below);
        Mentions(_thing.Id);
        return title;
    }

    private void Header(string title, Literal[] names)
    {
        _html.Raw("<header class=\"thing\">").Element("h1", title);
        Literal[] others = [.. names.Where(name => name.Lexical != title).DistinctBy(name => (name.Lexical, name.Language))];
        if (others.Length > 0)
        {
            _html.Raw("<p class=\"names\">").Raw("<span class=\"label\">").Text(_words.OtherNames).Raw("</span> ");
            foreach (Literal name in others)
                _terms.Literal(_html.Raw("<span class=\"other\">"), name).Raw("</span> ");
            _html.Raw("</p>");
        }

        Kinds(_thing.Id);
        _html.Raw("<p class=\"iri\"><span class=\"label\">").Text(_words.Identifier).Raw("</span> <code>").Text(_thing.Iri).Raw("</code></p>")
            .Raw("<p class=\"forms\"><span class=\"label\">").Text(_words.OtherForms).Raw("</span> ");
        string path = _graph.Iris.DocumentPath(_thing.Iri)!;
        foreach (RdfFormat format in RdfFormat.All)
            _html.Link(path + format.Extensions[0], format.Name).Raw(" ");
        _html.Raw("</p></header>\n");
    }

    private void Kinds(ulong node)
    {
        ulong? type = _labels.IdOf(RdfVocabulary.Type);
        ulong[] kinds = [.. _thing.Outgoing(node).Where(pair => pair.Predicate == type).Select(pair => pair.Object)];
        if (kinds.Length == 0)
            return;
        _html.Raw("<p class=\"kinds\"><span class=\"label\">").Text(_words.Kind).Raw("</span> ");
        foreach (ulong kind in kinds)
            _terms.Value(_html.Raw("<span class=\"kind\">"), kind).Raw("</span> ");
        _html.Raw("</p>");
    }

    /// <summary>The statements of a node, grouped by property, where they come from last; nodes below it are written inside.</summary>
    private void Node(ulong node, int depth)
    {
        _shown.Add(node);
        IEnumerable<IGrouping<ulong, (ulong Predicate, ulong Object)>> groups = _thing.Outgoing(node)
            .Where(pair => !IsInHeader(pair.Predicate, depth))
            .GroupBy(pair => pair.Predicate)
            .OrderBy(group => IsProvenance(group.Key))
            .ThenBy(group => _labels.Of(group.Key), StringComparer.Create(CultureInfo.GetCultureInfo(_words.Language), ignoreCase: true));
        _html.Raw("<dl>");
        foreach (IGrouping<ulong, (ulong Predicate, ulong Object)> group in groups)
        {
            _html.Raw("<dt>");
            _terms.Property(_html, group.Key).Raw("</dt>");
            Values([.. group.Select(pair => pair.Object)], depth);
        }

        _html.Raw("</dl>\n");
    }

    /// <summary>A few values, or parts, one below the other; many plain values in a row.</summary>
    private void Values(ulong[] values, int depth)
    {
        if (values.Length > ValuesInColumn && !values.Any(IsPart))
        {
            _html.Raw("<dd class=\"many\">");
            foreach (ulong value in values)
                _terms.Value(_html.Raw("<span>"), value).Raw("</span> ");
            _html.Raw("</dd>");
            return;
        }

        bool isOpen = depth == 0 && values.Length <= PartsOpen;
        foreach (ulong value in values)
        {
            _html.Raw("<dd>");
            if (IsPart(value))
                Part(value, depth + 1, isOpen);
            else
                _terms.Value(_html, value);
            _html.Raw("</dd>");
        }
    }

    private bool IsInHeader(ulong predicate, int depth) =>
        _labels.Read(predicate) is Iri { Value: var name } && (name == RdfsLabel || (depth == 0 && name == RdfVocabulary.Type));

    private bool IsProvenance(ulong predicate) => _labels.Read(predicate) is Iri { Value: var name } && name.StartsWith(Prov, StringComparison.Ordinal);

    private bool IsPart(ulong value) => !_shown.Contains(value) && _thing.Contains(value) && _thing.Outgoing(value).Count > 0;

    /// <summary>A node below the thing: its name, and its statements open or a click away.</summary>
    private void Part(ulong node, int depth, bool isOpen)
    {
        _html.Raw(isOpen ? "<details class=\"part\" open>" : "<details class=\"part\">").Element("summary", _labels.Of(node));
        Node(node, depth);
        _html.Raw("</details>");
    }

    /// <summary>A node below the thing that no statement of the thing leads to.</summary>
    private void Loose(ulong node)
    {
        if (_shown.Contains(node) || _thing.Outgoing(node).Count == 0)
            return;
        Part(node, 1, isOpen: true);
    }

    private void Mentions(ulong node)
    {
        long all = _thing.CountIncoming(node);
        var mentions = _thing.Incoming(node, MentionsRead).Where(pair => !_thing.Contains(pair.Subject)).ToList();
        if (mentions.Count == 0)
            return;
        _html.Raw("<section class=\"mentions\">").Element("h2", _words.Incoming).Raw("<dl>");
        foreach (IGrouping<ulong, (ulong Predicate, ulong Subject)> group in mentions.GroupBy(pair => pair.Predicate))
        {
            string[] owners = [.. group.Select(pair => _terms.Owner(pair.Subject)).Distinct()];
            _html.Raw("<dt>");
            _terms.Property(_html, group.Key).Raw("</dt>");
            foreach (string owner in owners.Take(MentionsOfOneKind))
                _terms.Thing(_html.Raw("<dd>"), owner).Raw("</dd>");
            if (owners.Length > MentionsOfOneKind)
                More(group.Key, MentionsOfOneKind, owners.Length);
        }

        _html.Raw("</dl>");
        if (all > MentionsRead)
            More(null, MentionsRead, all);
        _html.Raw("</section>\n");
    }

    private void More(ulong? predicate, long shown, long all)
    {
        string property = predicate is { } id ? _labels.Read(id).ToString() : "?property";
        string query = $"SELECT * WHERE {{ ?mentions {property} <{_thing.Iri}> }}";
        _html.Raw(predicate is null ? "<p class=\"more\">" : "<dd class=\"more\">")
            .Text(string.Format(CultureInfo.InvariantCulture, _words.ShownOf, shown, all)).Raw(" ")
            .Link(PageLayout.Path("/sparql?query=" + Uri.EscapeDataString(query), _words), _words.ShowAll)
            .Raw(predicate is null ? "</p>" : "</dd>");
    }
}
