namespace HueKnowledgeGraph.Mapping;

/// <summary>One measure of a text.</summary>
internal sealed class Measure
{
    /// <summary>As written.</summary>
    public required string Text { get; init; }

    /// <summary>height, width, length, depth, thickness, diameter, weight, side, span, circumference, area, count, dimension.</summary>
    public required string Dimension { get; set; }

    /// <summary>What is measured, as written ("đường kính miệng"); null if nothing is said.</summary>
    public string? Label { get; set; }

    public required decimal Value { get; set; }

    /// <summary>The upper end of a range.</summary>
    public decimal? ValueEnd { get; set; }

    public MeasureUnit? Unit { get; set; }

    /// <summary>The unit or the counted thing, as written.</summary>
    public string? UnitText { get; set; }

    /// <summary>approximate, more-than, less-than, nearly, each, equivalent.</summary>
    public List<string> Qualifiers { get; } = [];
}
