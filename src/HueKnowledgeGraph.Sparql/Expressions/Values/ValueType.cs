namespace HueKnowledgeGraph.Sparql;

/// <summary>What a <see cref="Value"/> is: the kind of term, and for a literal the datatypes that SPARQL and XPath give a meaning.</summary>
/// <remarks>The order matters: numbers lie together, so do dates and times, and every literal is at or after <see cref="String"/>.</remarks>
internal enum ValueType : byte
{
    Error,
    Unbound,
    BlankNode,
    Iri,
    TripleTerm,

    String,
    LangString,
    Boolean,

    Integer,
    DerivedInteger,
    Decimal,
    Float,
    Double,

    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay,

    Duration,
    DayTimeDuration,
    YearMonthDuration,

    /// <summary>A literal of any other datatype: equal to itself, and not comparable with anything else.</summary>
    Other,
}
