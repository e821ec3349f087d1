using System.Text.Json;
using HueKnowledgeGraph.Mapping;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary>The one place where an exception becomes an exit code and a sentence for the person at the terminal.</summary>
internal static class Failures
{
    /// <summary>Expected failures, most special first; the first match counts.</summary>
    private static readonly (Type Exception, int Code)[] Table =
    [
        (typeof(OperationCanceledException), ExitCode.Interrupted),
        (typeof(QueryLimitException), ExitCode.Limit),
        (typeof(RdfCanonicalizationLimitException), ExitCode.Limit),
        (typeof(StoreCorruptException), ExitCode.Store),
        (typeof(StoreVersionException), ExitCode.Store),
        (typeof(StoreLockedException), ExitCode.Store),
        (typeof(StoreFileException), ExitCode.Store),
        (typeof(StoreUnusableException), ExitCode.Store),
        (typeof(CommitFailedException), ExitCode.Store),
        (typeof(TransactionLimitException), ExitCode.Limit),
        (typeof(UpdateException), ExitCode.Usage),
        (typeof(StoreFullException), ExitCode.Limit),
        (typeof(StoreNotFoundException), ExitCode.Usage),
        (typeof(StoreExistsException), ExitCode.Usage),
        (typeof(RdfSyntaxException), ExitCode.Usage),
        (typeof(SparqlSyntaxException), ExitCode.Usage),
        (typeof(MappingException), ExitCode.Usage),
        (typeof(ServiceException), ExitCode.Usage),
        (typeof(NotSupportedException), ExitCode.Usage),
        (typeof(EndpointLimitException), ExitCode.Limit),
        (typeof(UsageException), ExitCode.Usage),
        (typeof(HttpRequestException), ExitCode.Usage),
        (typeof(JsonException), ExitCode.Usage),
        (typeof(InvalidDataException), ExitCode.Usage),
        (typeof(IOException), ExitCode.Usage),
        (typeof(UnauthorizedAccessException), ExitCode.Usage),
    ];

    /// <summary>Writes the message of a failure to standard error and gives the exit code.</summary>
    public static int Report(Exception exception, CommandConsole console)
    {
        if (exception is CommitFailedException { InnerException: StoreFullException full })
            exception = full;
        foreach ((Type type, int code) in Table)
        {
            if (!type.IsInstanceOfType(exception))
                continue;
            console.Error(code == ExitCode.Interrupted ? "Interrupted." : Message(exception));
            return code;
        }

        console.Error("A fault of this program; please report it with the lines below.");
        console.Error(exception.ToString());
        return ExitCode.Internal;
    }

    private static string Message(Exception exception) => exception switch
    {
        FileNotFoundException { FileName: { } name } => $"There is no file {name}.",
        _ => exception.Message,
    };
}
