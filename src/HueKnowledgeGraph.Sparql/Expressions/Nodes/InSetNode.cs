using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>IN and NOT IN over many constants: one look into a hash table instead of a comparison with each.</summary>
/// <remarks>Where equality is that of terms (IRIs, strings) the table decides; numbers are found by their double, and then compared; languages,
/// dates and the like are compared one by one with constants of their kind. Whatever could be an error, floats and forms that are wrong among them, goes
/// to <see cref="InNode"/>, which is the meaning of it all.</remarks>
internal sealed class InSetNode : TestNode
{
    /// <summary>Constants below this are compared one by one.</summary>
    public const int FewConstants = 8;

    private readonly ScalarNode _value;
    private readonly bool _isNegated;
    private readonly InNode _all;
    private readonly Held _held = new();
    private readonly HashSet<ulong> _nodes = [];
    private readonly HashSet<byte[]> _strings = new(TextComparer.Instance);
    private readonly Dictionary<double, List<ConstantNode>> _numbers = [];
    private readonly List<ConstantNode> _tagged = [];
    private readonly List<ConstantNode> _others = [];
    private bool _isTame = true; // no literal of the list can make a comparison an error

    /// <param name="context">The query.</param>
    /// <param name="value">What is sought.</param>
    /// <param name="list">Where.</param>
    /// <param name="isNegated">NOT IN.</param>
    public InSetNode(QueryContext context, ScalarNode value, ConstantNode[] list, bool isNegated)
    {
        _value = value;
        _isNegated = isNegated;
        _all = new InNode(_held, list, isNegated: false);
        context.Charge(64L * list.Length, "a list of values");
        var evaluation = new Evaluation(context, 0);
        foreach (ConstantNode constant in list)
        {
            evaluation.BeginRow();
            Add(evaluation, constant);
        }
    }

    public override bool IsDeterministic => _value.IsDeterministic;

    public override Truth Test(Evaluation e)
    {
        Value sought = _value.Evaluate(e);
        if (sought.IsError)
            return Truth.Error;
        Truth found = Find(e, sought);
        return _isNegated ? found.Not() : found;
    }

    private void Add(Evaluation e, ConstantNode constant)
    {
        Value value = constant.Evaluate(e);
        if (value.Type is ValueType.Iri or ValueType.BlankNode)
            _nodes.Add(constant.Id);
        else if (value.Type == ValueType.String)
            _strings.Add(value.Text.ToArray());
        else if (value.Type == ValueType.LangString)
            _tagged.Add(constant);
        else if (value.HasNumericType && value.Type != ValueType.Float && e.TryNumber(value, out Number number))
            AddNumber(number.ToDouble(), constant);
        else if (!value.HasText && value.IsLiteral && value.Type != ValueType.Float)
            _others.Add(constant); // inline: a date, a boolean, well formed
        else
            _isTame = false;
    }

    private void AddNumber(double key, ConstantNode constant)
    {
        if (double.IsNaN(key))
            return; // equal to nothing
        if (!_numbers.TryGetValue(key, out List<ConstantNode>? same))
            _numbers.Add(key, same = []);
        same.Add(constant);
    }

    private Truth Find(Evaluation e, scoped in Value sought)
    {
        if (sought.Type is ValueType.Iri or ValueType.BlankNode)
            return TruthLogic.Of(_nodes.Contains(e.ToId(sought)));
        if (!_isTame)
            return FindAmongAll(e, sought);
        if (sought.Type == ValueType.String)
            return TruthLogic.Of(_strings.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(sought.Text));
        if (sought.Type == ValueType.LangString)
            return FindAmong(e, sought, _tagged);
        if (sought.HasNumericType && sought.Type != ValueType.Float && e.TryNumber(sought, out Number number))
            return _numbers.TryGetValue(number.ToDouble(), out List<ConstantNode>? same) ? FindAmong(e, sought, same) : Truth.False;
        return !sought.HasText && sought.IsLiteral && sought.Type != ValueType.Float ? FindAmong(e, sought, _others) : FindAmongAll(e, sought);
    }

    private Truth FindAmongAll(Evaluation e, scoped in Value sought)
    {
        _held.Id = e.ToId(sought);
        return _all.Test(e);
    }

    private static Truth FindAmong(Evaluation e, scoped in Value sought, List<ConstantNode> constants)
    {
        Truth found = Truth.False;
        foreach (ConstantNode constant in constants)
        {
            found = TruthLogic.Or(found, ValueComparison.Equal(e, sought, constant.Evaluate(e)));
            if (found == Truth.True)
                break;
        }

        return found;
    }

    /// <summary>A value that has been evaluated.</summary>
    private sealed class Held : ScalarNode
    {
        public ulong Id { get; set; } = TermId.Error;

        public override Value Evaluate(Evaluation e) => e.Read(Id, true);
    }

    /// <summary>Texts by their bytes.</summary>
    private sealed class TextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static TextComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] text) => GetHashCode(text.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
