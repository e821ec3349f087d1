namespace HueKnowledgeGraph.Sparql;

/// <summary>Prefixes in common use (as listed by prefix.cc), for the advice in error messages only: a query declares what it uses.</summary>
internal static class WellKnownPrefixes
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["owl"] = "http://www.w3.org/2002/07/owl#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["crm"] = "http://www.cidoc-crm.org/cidoc-crm/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["dct"] = "http://purl.org/dc/terms/",
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["geo"] = "http://www.opengis.net/ont/geosparql#",
        ["geof"] = "http://www.opengis.net/def/function/geosparql/",
        ["wgs84"] = "http://www.w3.org/2003/01/geo/wgs84_pos#",
        ["prov"] = "http://www.w3.org/ns/prov#",
        ["schema"] = "https://schema.org/",
        ["sh"] = "http://www.w3.org/ns/shacl#",
        ["time"] = "http://www.w3.org/2006/time#",
        ["void"] = "http://rdfs.org/ns/void#",
        ["aat"] = "http://vocab.getty.edu/aat/",
        ["tgn"] = "http://vocab.getty.edu/tgn/",
        ["ulan"] = "http://vocab.getty.edu/ulan/",
        ["wd"] = "http://www.wikidata.org/entity/",
        ["wdt"] = "http://www.wikidata.org/prop/direct/",
        ["edm"] = "http://www.europeana.eu/schemas/edm/",
        ["la"] = "https://linked.art/ns/terms/",
        ["fn"] = "http://www.w3.org/2005/xpath-functions#",
    };
}
