namespace HueKnowledgeGraph.Server.Tests;

public sealed class DiskGraphStoreTests() : GraphStoreLaws(isOnDisk: true);
