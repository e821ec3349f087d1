using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HueKnowledgeGraph.Cli;

/// <summary>A command with one line for the list of commands, and more, with an example, for its own help.</summary>
/// <param name="name">What is typed.</param>
/// <param name="line">One line.</param>
/// <param name="details">What else a user needs to know; may be empty.</param>
/// <param name="example">A whole command line.</param>
internal sealed class DocumentedCommand(string name, string line, string details, string example) : Command(name, line)
{
    /// <summary>Makes <c>--help</c> of a command end with its details and its example.</summary>
    public static void ExtendHelp(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new Help((HelpAction)option.Action!);
    }

    private void Write(TextWriter writer)
    {
        if (details.Length > 0)
            writer.WriteLine(details + Environment.NewLine);
        writer.WriteLine($"Example:{Environment.NewLine}  {example}");
    }

    private sealed class Help(HelpAction plain) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = plain.Invoke(parseResult);
            if (parseResult.CommandResult.Command is DocumentedCommand command)
                command.Write(parseResult.InvocationConfiguration.Output);
            return code;
        }
    }
}
