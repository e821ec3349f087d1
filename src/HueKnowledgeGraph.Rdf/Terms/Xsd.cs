namespace HueKnowledgeGraph.Rdf;

/// <summary>IRIs of the XML Schema datatypes that RDF and SPARQL give a meaning.</summary>
public static class Xsd
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "http://www.w3.org/2001/XMLSchema#";
#pragma warning disable CS1591 // Reason: each name is the datatype's own.
    public const string String = Namespace + "string";
    public const string Boolean = Namespace + "boolean";
    public const string Integer = Namespace + "integer";
    public const string Decimal = Namespace + "decimal";
    public const string Double = Namespace + "double";
    public const string Float = Namespace + "float";
    public const string Date = Namespace + "date";
    public const string DateTime = Namespace + "dateTime";
    public const string DateTimeStamp = Namespace + "dateTimeStamp";
    public const string Time = Namespace + "time";
    public const string GYear = Namespace + "gYear";
    public const string GYearMonth = Namespace + "gYearMonth";
    public const string GMonth = Namespace + "gMonth";
    public const string GMonthDay = Namespace + "gMonthDay";
    public const string GDay = Namespace + "gDay";
    public const string Duration = Namespace + "duration";
    public const string DayTimeDuration = Namespace + "dayTimeDuration";
    public const string YearMonthDuration = Namespace + "yearMonthDuration";
    public const string AnyUri = Namespace + "anyURI";
#pragma warning restore CS1591
}
