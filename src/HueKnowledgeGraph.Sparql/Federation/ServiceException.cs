using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Another endpoint could not be asked or did not answer as it should; the query has no answer.</summary>
public sealed class ServiceException : Exception
{
    /// <summary>Makes the failure of a call.</summary>
    /// <param name="endpoint">The endpoint as the query names it.</param>
    /// <param name="failure">What kind of failure.</param>
    /// <param name="reason">A clause that says what is wrong and what is allowed.</param>
    /// <param name="status">HTTP status of the endpoint's answer; null without one.</param>
    /// <param name="inner">The cause.</param>
    public ServiceException(Iri endpoint, ServiceFailure failure, string reason, int? status = null, Exception? inner = null)
        : base($"SERVICE {endpoint}: {reason.TrimEnd('.')}.", inner)
    {
        Endpoint = endpoint.Value;
        Failure = failure;
        Status = status;
    }

    /// <summary>The endpoint.</summary>
    public string Endpoint { get; }

    /// <summary>The kind of failure.</summary>
    public ServiceFailure Failure { get; }

    /// <summary>HTTP status of the endpoint's answer; null if there was none.</summary>
    public int? Status { get; }
}

/// <summary>Why a call of another endpoint failed.</summary>
public enum ServiceFailure
{
    /// <summary>It is not on the list of allowed endpoints, or its address is not.</summary>
    NotAllowed,

    /// <summary>It cannot be reached, or breaks off.</summary>
    Unreachable,

    /// <summary>It answers with a status that is no success.</summary>
    Refused,

    /// <summary>It takes longer than it may.</summary>
    Late,

    /// <summary>It sends more than it may.</summary>
    TooLarge,

    /// <summary>What it sends are no SPARQL results.</summary>
    Unreadable,
}
