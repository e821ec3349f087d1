using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

/// <summary>The era table of the Huế catalogue.</summary>
internal static class Eras
{
    public static EraTable Load() => new(Table("reign_eras.csv", "id"));

    public static LookupTable Table(string file, string key)
    {
        MappingMark mark = new(file, 0, 0);
        return LookupTableReader.Read(new TableDefinition(mark, "eras")
        {
            Source = new LogicalSource(mark, "eras") { File = Repository.Shared("data", "hue", file) },
            Key = [new RequiredColumn(mark, key)],
        });
    }
}
