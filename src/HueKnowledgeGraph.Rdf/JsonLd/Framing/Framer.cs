namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Arranges the nodes of a document as a frame asks: those that match at the top, others embedded where they are referred to
/// (<see href="https://www.w3.org/TR/json-ld11-framing/#framing-algorithm">Framing, section 4.1.2</see>).
/// </summary>
internal sealed class Framer
{
    /// <summary>What stands for a missing value until the document is compacted.</summary>
    private const string Null = "@null";
    private const string MergedGraph = "@merged";

    private readonly JsonMap _graphs;
    private readonly Stack<(string Graph, string Id)> _path = [];
    private Dictionary<(string Graph, string Id), JsonMap> _embedded = [];

    private Framer(JsonMap graphs) => _graphs = graphs;

    /// <summary>Frames the nodes of an expanded document.</summary>
    /// <param name="expanded">The document.</param>
    /// <param name="frame">The expanded frame.</param>
    /// <param name="flags">Flags that hold where the frame sets none.</param>
    /// <param name="framesDefaultGraph">Only the default graph is framed, not all graphs as one.</param>
    public static JsonList Run(JsonList expanded, JsonList frame, FrameFlags flags, bool framesDefaultGraph)
    {
        NodeMap nodes = NodeMap.Of(expanded);
        if (!framesDefaultGraph)
            nodes.Graphs[MergedGraph] = nodes.Merged();
        var result = new JsonList();
        var state = new State(framesDefaultGraph ? NodeMap.DefaultGraph : MergedGraph, IsEmbedded: false);
        var framer = new Framer(nodes.Graphs);
        framer.Match(state, framer.Subjects(state).Keys, Frame.Of(frame, flags), result, null);
        return result;
    }

    /// <summary>Replaces what was preserved by itself and takes away blank node identifiers that nothing refers to.</summary>
    public static object? Cleaned(object? framed, bool prunesBlanks)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        if (prunesBlanks)
            CountBlanks(framed, uses);
        return Clean(framed, uses);
    }

    /// <summary>A compacted document with null where a value is missing.</summary>
    public static object? WithNulls(object? compacted)
    {
        switch (compacted)
        {
            case Null:
                return null;
            case JsonList list:
                return new JsonList(list.Count).Filled(list.Select(WithNulls).Where(item => item is not null));
            case JsonMap map:
                foreach (string key in map.Keys)
                    map[key] = key == Keywords.Context ? map[key] : WithNulls(map[key]);
                return map;
            default:
                return compacted;
        }
    }

    private JsonMap Subjects(in State state) => (JsonMap)_graphs[state.Graph]!;

    private void Match(State state, IEnumerable<string> ids, Frame frame, object parent, string? property)
    {
        if (!NestingLimit.Allows(_path.Count))
            throw new JsonLdException(JsonLdErrorCode.InvalidFrame, $"nodes would be embedded in each other more than {NestingLimit.Depth} deep, which is the limit");
        JsonMap subjects = Subjects(state);
        foreach (string id in ids.Order(CodePointOrder.Instance).ToArray())
        {
            if (subjects[id] is not JsonMap subject || !FrameMatching.IsNode(subjects, subject, frame.Pattern, frame.Flags.RequireAll))
                continue;

            // Each match at the top is a whole of its own.
            if (property is null)
                _embedded = [];
            (string, string) key = (state.Graph, id);
            if (!state.IsEmbedded && _embedded.ContainsKey(key))
                continue;
            var output = new JsonMap(Keywords.Id, id);
            bool isReference = state.IsEmbedded
                && (frame.Flags.Embed == JsonLdEmbed.Never || _path.Contains(key) || (frame.Flags.Embed == JsonLdEmbed.Once && _embedded.ContainsKey(key)));
            if (!isReference)
            {
                if (frame.Flags.Embed == JsonLdEmbed.Last && _embedded.TryGetValue(key, out JsonMap? earlier))
                    MakeReference(earlier);
                _embedded[key] = output;
                _path.Push(key);
                Fill(state, subject, id, frame, output);
                _path.Pop();
            }

            AddTo(parent, property, output);
        }
    }

    /// <summary>Leaves nothing of a node but its identifier.</summary>
    private static void MakeReference(JsonMap node)
    {
        foreach (string key in node.Keys)
        {
            if (key != Keywords.Id)
                node.Remove(key);
        }
    }

    private void Fill(State state, JsonMap subject, string id, Frame frame, JsonMap output)
    {
        MatchGraph(state, id, frame, output);
        if (frame.Pattern.TryGetValue(Keywords.Included, out object? included))
            Match(state with { IsEmbedded = false }, Subjects(state).Keys, Frame.Of(included, frame.Flags), output, Keywords.Included);
        foreach (string key in subject.Keys.Order(CodePointOrder.Instance))
        {
            if (key[0] == '@')
                output[key] = subject[key];
            else if (!frame.Flags.Explicit || frame.Pattern.ContainsKey(key))
                FillProperty(state, key, JsonList.From(subject[key]), frame, output);
        }

        FillDefaults(frame, output);
        FillReverse(state, id, frame, output);
    }

    /// <summary>Frames the graph that a node names.</summary>
    private void MatchGraph(State state, string id, Frame frame, JsonMap output)
    {
        if (!_graphs.ContainsKey(id))
            return;
        bool hasPattern = frame.Pattern.TryGetValue(Keywords.Graph, out object? pattern);
        if (!hasPattern && state.Graph == MergedGraph)
            return;
        object? inner = hasPattern && JsonList.From(pattern) is [JsonMap first, ..] ? first : new JsonMap();
        var within = new State(id, IsEmbedded: false);
        Match(within, Subjects(within).Keys, Frame.Of(inner, frame.Flags), output, Keywords.Graph);
    }

    private void FillProperty(State state, string key, JsonList values, Frame frame, JsonMap output)
    {
        bool hasPattern = frame.Pattern.TryGetValue(key, out object? pattern);
        State within = state with { IsEmbedded = true };
        foreach (JsonMap? value in values.Cast<JsonMap?>())
        {
            if (ExpandedForm.IsList(value))
            {
                object? listPattern = hasPattern && JsonList.From(pattern) is [JsonMap first, ..] ? first[Keywords.List] : null;
                var list = new JsonMap(Keywords.List, new JsonList());
                AddTo(output, key, list);
                foreach (JsonMap? item in JsonList.From(value![Keywords.List]).Cast<JsonMap?>())
                    AddValue(within, item!, Frame.Of(listPattern ?? new JsonList(), frame.Flags), list, Keywords.List, matches: false);
            }
            else
                AddValue(within, value!, Frame.Of(hasPattern ? pattern : new JsonList(), frame.Flags), output, key, matches: true);
        }
    }

    private void AddValue(State state, JsonMap value, Frame frame, JsonMap parent, string key, bool matches)
    {
        if (!ExpandedForm.IsValue(value) && value[Keywords.Id] is string id)
            Match(state, [id], frame, parent, key);
        else if (!matches || FrameMatching.IsValue(frame.Pattern, value))
            AddTo(parent, key, value);
    }

    /// <summary>Adds what the frame names and the node has not.</summary>
    private static void FillDefaults(Frame frame, JsonMap output)
    {
        foreach (string key in frame.Pattern.Keys.Order(CodePointOrder.Instance))
        {
            JsonMap? next = JsonList.From(frame.Pattern[key]) is [JsonMap first, ..] ? first : null;
            bool isDefaultType = key == Keywords.Type && next is not null && next.ContainsKey(Keywords.Default);
            if ((key[0] == '@' && !isDefaultType) || output.ContainsKey(key))
                continue;
            if ((next is null ? null : Frame.FlagOf(next, Keywords.OmitDefault)) ?? frame.Flags.OmitDefault)
                continue;
            object? preserved = next is not null && next.TryGetValue(Keywords.Default, out object? preset) ? preset : Null;
            output[key] = JsonList.Of(new JsonMap(Keywords.Preserve, JsonList.From(preserved)));
        }
    }

    private void FillReverse(State state, string id, Frame frame, JsonMap output)
    {
        if (frame.Pattern[Keywords.Reverse] is not JsonMap reverse)
            return;
        JsonMap subjects = Subjects(state);
        foreach (string property in reverse.Keys.Order(CodePointOrder.Instance))
        {
            foreach (string other in subjects.Keys)
            {
                if (!JsonList.From(((JsonMap)subjects[other]!)[property]).Exists(v => v is JsonMap map && map[Keywords.Id] as string == id))
                    continue;
                if (output[Keywords.Reverse] is not JsonMap into)
                    output[Keywords.Reverse] = into = new JsonMap();
                ExpandedForm.Add(into, property, new JsonList(), asArray: true);
                Match(state with { IsEmbedded = true }, [other], Frame.Of(reverse[property], frame.Flags), into[property]!, property);
            }
        }
    }

    private static void AddTo(object parent, string? property, JsonMap output)
    {
        if (parent is JsonList list)
            list.Add(output);
        else
            ExpandedForm.Add((JsonMap)parent, property!, output, asArray: true);
    }

    private static void CountBlanks(object? value, Dictionary<string, int> uses)
    {
        switch (value)
        {
            case string text when IriText.IsBlank(text):
                uses[text] = uses.GetValueOrDefault(text) + 1;
                break;
            case JsonList list:
                foreach (object? item in list)
                    CountBlanks(item, uses);
                break;
            case JsonMap map:
                foreach ((string key, object? item) in map.Entries)
                {
                    if (key != Keywords.Value)
                        CountBlanks(item, uses);
                }

                break;
        }
    }

    private static object? Clean(object? value, Dictionary<string, int> uses)
    {
        if (value is JsonList list)
            return new JsonList(list.Count).Filled(list.Select(item => Clean(item, uses)));
        if (value is not JsonMap map || map.ContainsKey(Keywords.Value))
            return value;
        if (map.TryGetValue(Keywords.Preserve, out object? preserved))
            return JsonList.From(preserved) is [var first, ..] ? first : null;
        var result = new JsonMap(map.Count);
        foreach ((string key, object? item) in map.Entries)
        {
            if (!(key == Keywords.Id && item is string id && uses.GetValueOrDefault(id) == 1))
                result[key] = Clean(item, uses);
        }

        return result;
    }

    /// <summary>Where matching goes on.</summary>
    /// <param name="Graph">The graph.</param>
    /// <param name="IsEmbedded">The nodes are values, not matches of their own.</param>
    private readonly record struct State(string Graph, bool IsEmbedded);
}
