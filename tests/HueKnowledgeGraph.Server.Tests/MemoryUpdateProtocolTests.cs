namespace HueKnowledgeGraph.Server.Tests;

public sealed class MemoryUpdateProtocolTests() : UpdateProtocolLaws(isOnDisk: false);
