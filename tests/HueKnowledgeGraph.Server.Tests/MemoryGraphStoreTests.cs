namespace HueKnowledgeGraph.Server.Tests;

public sealed class MemoryGraphStoreTests() : GraphStoreLaws(isOnDisk: false);
