using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class DateTimeFunctionTests
{
    [Theory]
    [InlineData("YEAR('2010-12-21T15:38:02-08:00'^^xsd:dateTime)", "\"2010\"^^<integer>")]
    [InlineData("YEAR('-0111-03-01'^^xsd:date)", "\"-111\"^^<integer>")]
    [InlineData("YEAR('1802'^^xsd:gYear)", "\"1802\"^^<integer>")]
    [InlineData("YEAR('12:00:00'^^xsd:time)", "error")]
    [InlineData("MONTH('2010-12-21T15:38:02-08:00'^^xsd:dateTime)", "\"12\"^^<integer>")]
    [InlineData("MONTH('1802'^^xsd:gYear)", "error")]
    [InlineData("DAY('1945-08-30'^^xsd:date)", "\"30\"^^<integer>")]
    [InlineData("HOURS('2010-12-21T15:38:02-08:00'^^xsd:dateTime)", "\"15\"^^<integer>")]
    [InlineData("HOURS('1945-08-30'^^xsd:date)", "error")]
    [InlineData("MINUTES('15:38:02'^^xsd:time)", "\"38\"^^<integer>")]
    [InlineData("SECONDS('2010-12-21T15:38:02-08:00'^^xsd:dateTime)", "\"2.0\"^^<decimal>")]
    [InlineData("SECONDS('2010-12-21T15:38:02.250-08:00'^^xsd:dateTime)", "\"2.25\"^^<decimal>")]
    [InlineData("SECONDS('2010-12-21T15:38:02.123456789012345678Z'^^xsd:dateTime)", "\"2.123456789012345678\"^^<decimal>")]
    [InlineData("TIMEZONE('2010-12-21T15:38:02-08:00'^^xsd:dateTime)", "\"-PT8H\"^^<dayTimeDuration>")]
    [InlineData("TIMEZONE('2010-12-21T15:38:02+05:30'^^xsd:dateTime)", "\"PT5H30M\"^^<dayTimeDuration>")]
    [InlineData("TIMEZONE('2010-06-21T11:28:01Z'^^xsd:dateTime)", "\"PT0S\"^^<dayTimeDuration>")]
    [InlineData("TIMEZONE('2011-02-01T01:02:03'^^xsd:dateTime)", "error")]
    [InlineData("TZ('2010-12-21T15:38:02-08:00'^^xsd:dateTime)", "\"-08:00\"")]
    [InlineData("TZ('2010-06-21T11:28:01Z'^^xsd:dateTime)", "\"Z\"")]
    [InlineData("TZ('2011-02-01T01:02:03'^^xsd:dateTime)", "\"\"")]
    [InlineData("TZ('1945-08-30'^^xsd:date)", "\"\"")]
    [InlineData("YEAR('1999-12-31T24:00:00'^^xsd:dateTime)", "\"2000\"^^<integer>")]
    [InlineData("YEAR('2010-13-21T15:38:02'^^xsd:dateTime)", "error")]
    [InlineData("YEAR('2010')", "error")]
    [InlineData("NOW() = NOW()", "\"true\"^^<boolean>")]
    [InlineData("DATATYPE(NOW())", "<http://www.w3.org/2001/XMLSchema#dateTime>")]
    [InlineData("TZ(NOW())", "\"Z\"")]
    public void Parts_are_taken_as_written(string expression, string expected) => Assert.Equal(expected, ExpressionTable.Evaluate(expression));

    [Fact]
    public void Now_is_the_clock_of_the_query()
    {
        var options = new QueryOptions { Clock = new StoppedClock() };
        using var context = new QueryContext(MemorySnapshot.Of([]), options, CancellationToken.None);
        using var batch = new Batch(0) { RowCount = 1 };
        ulong[] result = new ulong[1];
        ExpressionTable.NewCompiler(context, new VariableLayout([])).Compile(ExpressionTable.Parse("NOW()")).Evaluate(batch, result);
        Assert.Equal(new Literal("2026-11-22T18:00:00.5Z", Xsd.DateTime), context.Terms.ReadTerm(result[0]));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 18, 0, 0, 500, TimeSpan.Zero);
    }
}
