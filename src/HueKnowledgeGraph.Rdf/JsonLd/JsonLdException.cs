namespace HueKnowledgeGraph.Rdf;

/// <summary>A document is JSON and breaks a rule of JSON-LD; the code is the standard's.</summary>
public sealed class JsonLdException : FormatException
{
    /// <summary>Makes the error. <paramref name="problem"/> is a clause without a final stop.</summary>
    /// <param name="code">One of <see cref="JsonLdErrorCode"/>.</param>
    /// <param name="problem">What was found and what is allowed.</param>
    /// <param name="cause">What went wrong below, if anything.</param>
    public JsonLdException(string code, string problem, Exception? cause = null)
        : base($"{char.ToUpperInvariant(code[0])}{code[1..]}: {problem}.", cause)
    {
        Code = code;
        Problem = problem;
    }

    /// <summary>The code as <see href="https://www.w3.org/TR/json-ld11-api/#dom-jsonlderrorcode">JSON-LD 1.1 API, section 9.6.1</see> has it.</summary>
    public string Code { get; }

    /// <summary>What was wrong, without the code.</summary>
    public string Problem { get; }
}
