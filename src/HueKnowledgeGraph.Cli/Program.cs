using HueKnowledgeGraph.Cli;

return await HueCommandLine.RunAsync(args);
