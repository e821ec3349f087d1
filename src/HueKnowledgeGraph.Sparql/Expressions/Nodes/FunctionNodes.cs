namespace HueKnowledgeGraph.Sparql;

/// <summary>A function of one argument; called with a term only, never with an error.</summary>
internal delegate Value Function1(Evaluation e, scoped in Value a);

/// <inheritdoc cref="Function1"/>
internal delegate Value Function2(Evaluation e, scoped in Value a, scoped in Value b);

/// <inheritdoc cref="Function1"/>
internal delegate Value Function3(Evaluation e, scoped in Value a, scoped in Value b, scoped in Value c);

/// <summary>A call of a <see cref="Function1"/>; an error goes through.</summary>
internal sealed class FunctionNode1(Function1 function, ScalarNode a) : ScalarNode
{
    public override bool IsDeterministic => a.IsDeterministic;

    public override Value Evaluate(Evaluation e)
    {
        Value first = a.Evaluate(e);
        return first.IsError ? Value.Error : function(e, first);
    }
}

/// <summary>A call of a <see cref="Function2"/>; an error goes through.</summary>
internal sealed class FunctionNode2(Function2 function, ScalarNode a, ScalarNode b) : ScalarNode
{
    public override bool IsDeterministic => a.IsDeterministic && b.IsDeterministic;

    public override Value Evaluate(Evaluation e)
    {
        Value first = a.Evaluate(e);
        if (first.IsError)
            return Value.Error;
        Value second = b.Evaluate(e);
        return second.IsError ? Value.Error : function(e, first, second);
    }
}

/// <summary>A call of a <see cref="Function3"/>; an error goes through.</summary>
internal sealed class FunctionNode3(Function3 function, ScalarNode a, ScalarNode b, ScalarNode c) : ScalarNode
{
    public override bool IsDeterministic => a.IsDeterministic && b.IsDeterministic && c.IsDeterministic;

    public override Value Evaluate(Evaluation e)
    {
        Value first = a.Evaluate(e);
        if (first.IsError)
            return Value.Error;
        Value second = b.Evaluate(e);
        if (second.IsError)
            return Value.Error;
        Value third = c.Evaluate(e);
        return third.IsError ? Value.Error : function(e, first, second, third);
    }
}

/// <summary>A function that gives a new value each time.</summary>
internal sealed class VolatileNode(Func<Evaluation, ulong> function) : ScalarNode
{
    public override bool IsDeterministic => false;

    public override Value Evaluate(Evaluation e) => e.Read(function(e), true);
}
