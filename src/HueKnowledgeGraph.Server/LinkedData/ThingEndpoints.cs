using System.IO.Hashing;
using System.Text;
using HueKnowledgeGraph.Rdf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/id/...</c>, which names a thing and sends on, and <c>/doc/...</c>, its document as a page or as RDF.</summary>
internal static class ThingEndpoints
{
    private const string Html = "html";
    private static readonly string[] PageFirst = ["text/html", .. RdfFormat.All.SelectMany(format => format.MediaTypes)];

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph)
    {
        string[] reads = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/id/{kind}/{**name}", reads, context => SeeOtherAsync(context, graph));
        routes.MapMethods("/doc/{kind}/{**name}", reads, context => DocumentAsync(context, graph));
    }

    /// <summary>303: the thing is not a document, but there is one about it (Cool URIs for the Semantic Web, section 4.2).</summary>
    private static async Task SeeOtherAsync(HttpContext context, ServedGraph graph)
    {
        string iri = graph.Iris.ThingOf(RequestTarget.PathOf(context)["/id/".Length..]);
        if (await FindAsync(context, graph, iri) is null)
        {
            await NotFoundAsync(context, graph, iri);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.Location = HeaderText(graph.Iris.DocumentPath(iri)!) + context.Request.QueryString.Value;
    }

    /// <summary>Finds a thing, which lives until the answer is sent.</summary>
    private static async ValueTask<ThingDescription?> FindAsync(HttpContext context, ServedGraph graph, string iri)
    {
        ThingDescription? thing = await graph.Source.FindAsync(iri, context.RequestAborted);
        if (thing is not null)
            context.Response.RegisterForDispose(thing);
        return thing;
    }

    private static async Task DocumentAsync(HttpContext context, ServedGraph graph)
    {
        string path = RequestTarget.PathOf(context)["/doc/".Length..];
        context.Response.Headers.Vary = "Accept, Accept-Language";
        string? ending = null;
        ThingDescription? thing = await FindAsync(context, graph, graph.Iris.ThingOf(path));
        if (thing is null && SplitEnding(path, out string bare, out ending))
            thing = await FindAsync(context, graph, graph.Iris.ThingOf(bare));
        if (thing is null)
        {
            await NotFoundAsync(context, graph, graph.Iris.ThingOf(path));
            return;
        }

        RdfFormat? format = ending is null ? Negotiate(context) : RdfFormat.TryFromFileName("." + ending, out RdfFormat? named) ? named : null;
        string language = PageLanguage.Of(context.Request);
        if (format is null)
            thing = await graph.Source.WithNamesAsync(thing, context.RequestAborted);
        string tag = Tag(thing, format is null ? Html + language : format.Name);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.Link = Links(graph, thing);
        if (EntityTags.IsKnown(tag, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await (format is null
            ? ThingPage.WriteAsync(context, graph, thing, language)
            : RdfAnswer.WriteAsync(context, format, graph.Iris.Prefixes, writer => thing.WriteTo(writer, format.HasGraphs), isDocument: true));
    }

    /// <summary>Null for the page.</summary>
    private static RdfFormat? Negotiate(HttpContext context)
    {
        int choice = AcceptHeader.Choose(context.Request.Headers.Accept, PageFirst);
        if (choice < 0)
            throw RequestException.NotAcceptable(["text/html", .. RdfFormat.All.Select(format => format.MediaTypes[0])]);
        return choice == 0 ? null : RdfAnswer.Choose(PageFirst[choice]);
    }

    private static bool SplitEnding(string path, out string bare, out string? ending)
    {
        int dot = path.LastIndexOf('.');
        ending = dot > path.LastIndexOf('/') ? path[(dot + 1)..] : null;
        bare = ending is null ? path : path[..dot];
        return ending == Html || (ending is not null && RdfFormat.TryFromFileName(path, out _));
    }

    private static Task NotFoundAsync(HttpContext context, ServedGraph graph, string iri)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return NotFoundPage.WriteAsync(context, iri);
        throw new RequestException(StatusCodes.Status404NotFound, $"The graph holds nothing about <{iri}>; its things are below <{graph.Iris.Things}>.");
    }

    /// <summary>The same while the version of what is known and the program are the same.</summary>
    private static string Tag(ThingDescription thing, string form)
    {
        string build = typeof(ThingEndpoints).Module.ModuleVersionId.ToString();
        ulong hash = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{thing.Version} {build} {thing.Iri} {form}"));
        return $"\"{hash:x16}\"";
    }

    private static string Links(ServedGraph graph, ThingDescription thing)
    {
        string path = HeaderText(graph.Iris.DocumentPath(thing.Iri)!);
        IEnumerable<string> alternates = RdfFormat.All.Select(format => $"<{path}{format.Extensions[0]}>; rel=\"alternate\"; type=\"{format.MediaTypes[0]}\"")
            .Prepend($"<{path}.html>; rel=\"alternate\"; type=\"text/html\"");
        return string.Join(", ", alternates.Prepend($"<{HeaderText(thing.Iri)}>; rel=\"describes\""));
    }

    /// <summary>Headers hold ASCII only.</summary>
    private static string HeaderText(string iri)
    {
        var text = new StringBuilder(iri.Length);
        foreach (Rune rune in iri.EnumerateRunes())
            text.Append(rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return text.ToString();
    }
}
