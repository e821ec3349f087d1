namespace HueKnowledgeGraph.Server.Tests;

public sealed class DiskUpdateProtocolTests() : UpdateProtocolLaws(isOnDisk: true);
