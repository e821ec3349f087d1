using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Takes triple terms apart: matches a column against a pattern with variables inside and binds them (SPARQL 1.2).</summary>
/// <remarks>A variable that the input binds already has to have the same value. Each distinct triple term is parsed once a batch run.</remarks>
internal sealed class TripleTermOperator : QueryOperator
{
    private readonly QueryOperator _input;
    private readonly Variable _source;
    private readonly PatternTerm.Triple _pattern;
    private readonly Dictionary<ulong, Dictionary<Variable, ulong>?> _known = [];
    private readonly int[] _selection = new int[Batch.Capacity];
    private readonly Batch _view;
    private Batch? _bound;

    public TripleTermOperator(QueryContext context, QueryOperator input, Variable source, PatternTerm.Triple pattern)
        : base(context, LayoutOf(input, pattern))
    {
        _input = input;
        _source = source;
        _pattern = pattern;
        _view = Batch.View(Layout.Count);
        EstimatedRows = input.EstimatedRows;
        Certain = new HashSet<Variable>(input.Certain.Concat(Layout.Variables.Skip(input.Layout.Count)));
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Match {_source} with {_pattern}";

    protected override Batch? NextCore()
    {
        int inputCount = _input.Layout.Count;
        _bound ??= new Batch(Layout.Count - inputCount);
        while (_input.Next() is { } batch)
        {
            int kept = 0;
            for (int row = 0; row < batch.RowCount; row++)
            {
                if (Match(batch.Rows(_input.Layout.ColumnOf(_source))[row]) is not { } values || !Agrees(batch, row, values))
                    continue;
                for (int i = inputCount; i < Layout.Count; i++)
                    _bound.Column(i - inputCount)[kept] = values[Layout.Variables[i]];
                _selection[kept++] = row;
            }

            batch.Keep(_selection.AsSpan(0, kept));
            if (kept == 0)
                continue;
            for (int i = 0; i < Layout.Count; i++)
                _view.Show(i, i < inputCount ? batch : _bound, i < inputCount ? i : i - inputCount);
            _view.RowCount = kept;
            return _view;
        }

        return null;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _bound?.Dispose();
    }

    private static VariableLayout LayoutOf(QueryOperator input, PatternTerm.Triple pattern)
    {
        var inner = new HashSet<Variable>();
        PatternVariables.Collect(pattern, inner);
        return new VariableLayout(input.Layout.Variables.Concat(inner.Where(v => input.Layout.ColumnOf(v) < 0)));
    }

    private bool Agrees(Batch batch, int row, Dictionary<Variable, ulong> values)
    {
        foreach ((Variable variable, ulong value) in values)
        {
            int column = _input.Layout.ColumnOf(variable);
            if (column >= 0 && batch.Rows(column)[row] != value)
                return false;
        }

        return true;
    }

    private Dictionary<Variable, ulong>? Match(ulong id)
    {
        if (_known.TryGetValue(id, out Dictionary<Variable, ulong>? values))
            return values;
        values = [];
        if (id == TermId.Unbound || Context.Terms.Read(id).Kind != TermKind.TripleTerm
            || !Match(Context.Terms.ReadTerm(id), _pattern, values))
            values = null;
        _known.Add(id, values);
        return values;
    }

    private bool Match(Term term, PatternTerm pattern, Dictionary<Variable, ulong> values)
    {
        switch (pattern)
        {
            case PatternTerm.Constant constant:
                return Context.Terms.IdOf(constant.Term) == Context.Terms.IdOf(term);
            case PatternTerm.Var variable:
                ulong id = Context.Terms.IdOf(term);
                return values.TryAdd(variable.Variable, id) || values[variable.Variable] == id;
            default:
                var inner = (PatternTerm.Triple)pattern;
                return term is TripleTerm triple && Match(triple.Subject, inner.Subject, values)
                    && Match(triple.Predicate, inner.Predicate, values) && Match(triple.Object, inner.Object, values);
        }
    }
}
