using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>What clients are told when the endpoint behind a server fails: 502 or 504, the endpoint's name, the reason.</summary>
internal static class EndpointFailure
{
    /// <summary>504: it took too long.</summary>
    public static RequestException Late(EndpointAddress endpoint, TimeSpan limit) => new(
        StatusCodes.Status504GatewayTimeout, FormattableString.Invariant($"The endpoint {endpoint.Name} did not answer within {limit.TotalSeconds} s."));

    /// <summary>502: no connection.</summary>
    public static RequestException Unreachable(EndpointAddress endpoint, Exception reason) => new(
        StatusCodes.Status502BadGateway, $"The endpoint {endpoint.Name} cannot be reached: {Sentence(reason.GetBaseException().Message)}");

    /// <summary>502: the answer broke off.</summary>
    public static RequestException Broken(EndpointAddress endpoint, Exception reason) => new(
        StatusCodes.Status502BadGateway, $"The answer of the endpoint {endpoint.Name} broke off: {Sentence(reason.GetBaseException().Message)}");

    /// <summary>502, or 504 if that is what it says itself: it refused.</summary>
    public static async Task<RequestException> RefusedAsync(EndpointAddress endpoint, EndpointAnswer answer) => new(
        answer.Status is StatusCodes.Status504GatewayTimeout or StatusCodes.Status408RequestTimeout
            ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway,
        FormattableString.Invariant($"The endpoint {endpoint.Name} answers {answer.Status}: {Sentence(await answer.ReasonAsync())}"));

    /// <summary>502: it answered, but not with the results of a query.</summary>
    public static RequestException NoResults(EndpointAddress endpoint, string found) => new(
        StatusCodes.Status502BadGateway, $"The endpoint {endpoint.Name} gives no SPARQL results that can be read: {Sentence(found)}");

    private static string Sentence(string text) => text.Length == 0 ? "no reason is given." : text.EndsWith('.') ? text : text + ".";
}
