using System.Text.Json;

namespace HueKnowledgeGraph.Sparql;

/// <summary>How a query is answered: its operators with estimates, and after a run with what was measured. For people as text, for programs as JSON.</summary>
/// <param name="Root">The operator that gives the solutions.</param>
/// <param name="PlanningTime">Time that planning took, parsing not included.</param>
/// <param name="RunTime">Time that the run took; null if the plan has not run.</param>
/// <param name="PeakMemoryBytes">Most memory that the query held at once; null if the plan has not run.</param>
public sealed record QueryPlan(PlanNode Root, TimeSpan PlanningTime, TimeSpan? RunTime, long? PeakMemoryBytes)
{
    /// <summary>The plan as an indented tree, an operator a line.</summary>
    public override string ToString() => ExplainText.Of(this);

    /// <summary>Writes the plan as one JSON object: times in milliseconds, memory in bytes.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("planningMilliseconds", PlanningTime.TotalMilliseconds);
        if (RunTime is { } time)
            json.WriteNumber("runMilliseconds", time.TotalMilliseconds);
        if (PeakMemoryBytes is { } bytes)
            json.WriteNumber("peakMemoryBytes", bytes);
        json.WritePropertyName("plan");
        Write(json, Root);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanNode node)
    {
        json.WriteStartObject();
        json.WriteString("operator", node.Operator);
        json.WriteNumber("estimatedRows", Math.Round(node.EstimatedRows));
        if (node.Run is { } run)
        {
            json.WriteNumber("rows", run.Rows);
            json.WriteNumber("errorFactor", Math.Round(node.ErrorFactor!.Value, 2));
            json.WriteNumber("milliseconds", run.Time.TotalMilliseconds);
            json.WriteNumber("ownMilliseconds", run.OwnTime.TotalMilliseconds);
            json.WriteNumber("memoryBytes", run.MemoryBytes);
            json.WriteNumber("pagesRead", run.PagesRead);
            json.WriteNumber("pagesSkipped", run.PagesSkipped);
        }

        if (node.Inputs.Count > 0)
        {
            json.WriteStartArray("inputs");
            foreach (PlanNode input in node.Inputs)
                Write(json, input);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
