using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>EXISTS by its definition: substitutes each distinct binding into the pattern and runs it up to the first solution.</summary>
/// <param name="context">The query.</param>
/// <param name="columns">Columns of the variables that the pattern mentions.</param>
/// <param name="variables">Those variables.</param>
/// <param name="isNegated">NOT EXISTS.</param>
/// <param name="plan">Makes the plan for a binding.</param>
internal sealed class ExistsEvaluator(
    QueryContext context, int[] columns, Variable[] variables, bool isNegated,
    Func<IReadOnlyDictionary<Variable, Term>, QueryOperator> plan) : BatchExpression
{
    private readonly ulong _true = context.Terms.IdOf(new Literal("true", Xsd.Boolean));
    private readonly ulong _false = context.Terms.IdOf(new Literal("false", Xsd.Boolean));
    // Bindings that are remembered: beyond, all are forgotten, since to ask again costs time, not memory.
    private readonly int _mostKnown = (int)Math.Clamp(context.Options.MemoryBytes / (64 * (columns.Length + 1)), 1024, 1 << 20);
    private readonly MemoryCharge _charge = new(context, "EXISTS");
    private KeyTable _known = new(context, columns.Length, "EXISTS");
    private bool[] _answers = [];

    public override void Evaluate(Batch batch, Span<ulong> result)
    {
        for (int row = 0; row < batch.RowCount; row++)
            result[row] = IsTrue(batch, row) ? _true : _false;
    }

    public override int Select(Batch batch, Span<int> selection)
    {
        int count = 0;
        for (int row = 0; row < batch.RowCount; row++)
        {
            selection[count] = row;
            count += IsTrue(batch, row) ? 1 : 0;
        }

        return count;
    }

    private bool IsTrue(Batch batch, int row)
    {
        Span<ulong> key = stackalloc ulong[columns.Length];
        for (int i = 0; i < columns.Length; i++)
            key[i] = batch.Rows(columns[i])[row];
        if (_known.Count == _mostKnown)
        {
            _known.Dispose();
            _known = new KeyTable(context, columns.Length, "EXISTS");
        }

        int number = _known.FindOrAdd(key, out bool isNew);
        if (!isNew)
            return _answers[number];
        if (number == _answers.Length)
        {
            int length = Math.Max(1024, 2 * number);
            _charge.Add(length - number);
            Array.Resize(ref _answers, length);
        }

        return _answers[number] = HasSolution(key) != isNegated;
    }

    private bool HasSolution(ReadOnlySpan<ulong> key)
    {
        var bindings = new Dictionary<Variable, Term>();
        for (int i = 0; i < key.Length; i++)
        {
            if (key[i] != Store.TermId.Unbound)
                bindings.Add(variables[i], context.Terms.ReadTerm(key[i]));
        }

        long held = context.MemoryInUse;
        try
        {
            using QueryOperator inner = plan(bindings);
            return inner.Next() is not null;
        }
        finally
        {
            context.Charge(held - context.MemoryInUse, "EXISTS"); // the expressions of the inner plan go with it
        }
    }
}
