using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One operation of an update request, done in the request's transaction.</summary>
/// <param name="number">Number of the operation, from 1.</param>
/// <param name="transaction">Takes the changes.</param>
/// <param name="options">How the request runs.</param>
/// <param name="clock">Time of the request.</param>
/// <param name="loads">Documents of LOAD.</param>
/// <param name="notes">Takes sentences for the person who asked.</param>
internal sealed class UpdateStep(int number, IQuadTransaction transaction, UpdateOptions options, UpdateClock clock, LoadSteps loads, List<string> notes)
{
    /// <summary>Does the operation.</summary>
    /// <exception cref="UpdateException">It cannot be done.</exception>
    public void Run(UpdateOperation operation)
    {
        switch (operation)
        {
            case InsertDataOperation insert:
                Push(insert.Quads, new TransactionSink(transaction));
                break;
            case DeleteDataOperation delete:
                Push(delete.Quads, new RemovalSink(transaction));
                break;
            case ModifyOperation modify:
                if (new ModifyStep(transaction, options, clock).Run(modify) is { } hint)
                    Note(hint);
                break;
            case LoadOperation load:
                Attempt(load.IsSilent, () => loads[load].Run(transaction));
                break;
            case ClearOperation clear:
                new GraphStep(transaction, clock).Clear(clear.Target);
                break;
            case DropOperation drop:
                new GraphStep(transaction, clock).Clear(drop.Target);
                break;
            case CreateOperation create:
                Attempt(create.IsSilent, () => new GraphStep(transaction, clock).Create(create.Graph));
                break;
            case TransferOperation transfer:
                Attempt(transfer.IsSilent, () => new GraphStep(transaction, clock).Transfer(transfer));
                break;
            default:
                throw new NotSupportedException($"No way to run {operation.GetType().Name}.");
        }
    }

    private void Push(IReadOnlyList<QuadPattern> quads, IQuadSink sink)
    {
        for (int i = 0; i < quads.Count; i++)
        {
            if (i % 4096 == 0)
                clock.Poll();
            TriplePattern triple = quads[i].Triple;
            new Quad(TermOf(triple.Subject)!, TermOf(triple.Predicate)!, TermOf(triple.Object)!, TermOf(quads[i].Graph)).PushTo(sink);
        }
    }

    private static Term? TermOf(PatternTerm? term) => term is null ? null : ((PatternTerm.Constant)term).Term;

    /// <summary>Runs what says in a sentence why it cannot be done, before it has changed anything. SILENT makes a note of that.</summary>
    private void Attempt(bool isSilent, Action action)
    {
        try
        {
            action();
        }
        catch (StepRefusedException refused) when (isSilent)
        {
            Note(refused.Message);
        }
        catch (StepRefusedException refused)
        {
            throw new UpdateException(number, refused.Message, refused.InnerException);
        }
    }

    private void Note(string sentence) => notes.Add(FormattableString.Invariant($"Operation {number}: {sentence}"));

    private sealed class RemovalSink(IQuadTransaction transaction) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            transaction.Remove(subject, predicate, @object, graph);
    }
}
