using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Writing;

public sealed class LiveStoreTests
{
    [Fact]
    public void Every_version_of_a_new_store_holds_what_its_transactions_left() =>
        Gen.Select(RandomQuads.Graphs, RandomQuads.Choices).Array[1, 6].SampleFixed(steps => CheckSteps([], steps), iter: 60, threads: 1);

    [Fact]
    public void Every_version_of_a_loaded_store_holds_what_its_transactions_left() =>
        Gen.Select(RandomQuads.Graphs.Array[1, 3], Gen.Select(RandomQuads.Graphs, RandomQuads.Choices).Array[1, 5])
            .SampleFixed(CheckSteps, iter: 60, threads: 1);

    private static void CheckSteps(Quad[][] loads, (Quad[] Quads, int[] Choices)[] steps)
    {
        using var folder = new TempFolder();
        string directory = folder.PathOf("store");
        foreach (Quad[] load in loads)
            TestLoad.Load(directory, TestLoad.Source(load.Where(quad => quad.Subject is Iri && quad.Object is not BlankNode)));
        using var model = new StoreModel(directory);
        model.Take(loads.SelectMany(load => load).Where(quad => quad.Subject is Iri && quad.Object is not BlankNode));
        foreach ((Quad[] quads, int[] choices) in steps)
        {
            model.Run(quads, choices);
            model.Check(choices);
            switch (choices[1] % 7)
            {
                case 0 or 1:
                    model.Reopen();
                    break;
                case 2 or 3 or 4:
                    model.Store.Flush(TestContext.Current.CancellationToken);
                    break;
                case 5:
                    model.Load(quads.Reverse().Take(20), choices[2] % 2 == 0);
                    break;
            }

            model.Check(choices);
            if (choices[3] % 3 == 0)
                model.CheckChanges();
        }

        model.CheckChanges();
        Assert.Equal([], QuadStore.Check(directory, cancellation: TestContext.Current.CancellationToken).Problems);
    }
}
