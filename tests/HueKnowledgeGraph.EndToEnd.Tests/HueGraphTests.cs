using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>What holds of every quad of the Huế graph.</summary>
public class HueGraphTests
{
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Crm = "http://www.cidoc-crm.org/cidoc-crm/";
    private const string Aat = "http://vocab.getty.edu/aat/";

    [Fact]
    public void There_are_no_blank_nodes() =>
        Assert.DoesNotContain(HueCatalogue.Quads, quad => quad.Subject is BlankNode || quad.Object is BlankNode || quad.Graph is BlankNode);

    [Fact]
    public void No_ontology_that_is_loaded_has_blank_nodes() =>
        Assert.DoesNotContain(HueCatalogue.Ontologies, quad => quad.Subject is BlankNode || quad.Object is BlankNode);

    [Fact]
    public void Every_thing_that_is_described_lies_under_the_base_or_is_an_AAT_type() =>
        Assert.All(Subjects(), subject => Assert.True(subject.StartsWith(HueCatalogue.Manifest.Base, StringComparison.Ordinal) || subject.StartsWith(Aat, StringComparison.Ordinal), subject));

    [Fact]
    public void Every_quad_is_in_a_named_graph_under_the_base() =>
        Assert.All(HueCatalogue.Quads.Select(quad => quad.Graph).Distinct(), graph => Assert.StartsWith(HueCatalogue.Manifest.Base + "graph/", Assert.IsType<Iri>(graph).Value, StringComparison.Ordinal));

    [Fact]
    public void Every_IRI_of_ours_that_is_pointed_to_is_described()
    {
        HashSet<string> described = Subjects();
        string things = HueCatalogue.Manifest.Base + "id/";
        string[] dangling = [.. HueCatalogue.Quads.Select(quad => (quad.Object as Iri)?.Value).OfType<string>()
            .Where(iri => iri.StartsWith(things, StringComparison.Ordinal) && !described.Contains(iri)).Distinct()];
        Assert.Empty(dangling);
    }

    [Fact]
    public void Every_thing_of_ours_has_a_class()
    {
        HashSet<string> typed = [.. HueCatalogue.Quads.Where(IsType).Select(quad => ((Iri)quad.Subject).Value)];
        Assert.Empty(Subjects().Except(typed));
    }

    [Fact]
    public void Every_class_and_property_has_a_label_and_a_comment_in_Vietnamese_and_in_English()
    {
        HashSet<string> used = [.. HueCatalogue.Quads.Select(quad => ((Iri)quad.Predicate).Value), .. HueCatalogue.Quads.Where(IsType).Select(quad => ((Iri)quad.Object).Value)];
        HashSet<(string, string, string)> told = [.. HueCatalogue.Ontologies.Where(quad => quad.Object is Literal { Language: not null } && quad.Subject is Iri)
            .Select(quad => (((Iri)quad.Subject).Value, ((Iri)quad.Predicate).Value, ((Literal)quad.Object).Language!))];
        string comment = Label.Replace("#label", "#comment", StringComparison.Ordinal);
        var missing = from term in used from property in new[] { Label, comment } from language in new[] { "vi", "en" }
                      where !told.Contains((term, property, language)) select $"{term} {property} @{language}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_CRM_term_is_one_of_the_release_and_is_used_with_its_domain_and_range()
    {
        CrmSchema schema = new(HueCatalogue.Ontologies.Where(quad => quad.Graph == new Iri(Crm)));
        ILookup<string, string> classes = HueCatalogue.Quads.Where(IsType).Distinct().ToLookup(quad => ((Iri)quad.Subject).Value, quad => ((Iri)quad.Object).Value);
        var faults = HueCatalogue.Quads.Select(quad => schema.Fault(quad, classes)).OfType<string>().Distinct().Take(20);
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_catalogue_thing_has_its_access_level_and_a_name_in_Vietnamese_and_English()
    {
        ILookup<string, Quad> bySubject = HueCatalogue.Quads.ToLookup(quad => ((Iri)quad.Subject).Value);
        string member = "https://linked.art/ns/terms/member_of", access = HueCatalogue.Manifest.Base + "ontology#accessLevel";
        string[] things = [.. bySubject.Where(quads => quads.Any(quad => ((Iri)quad.Predicate).Value == member)).Select(quads => quads.Key)];
        Assert.Equal(121 + 132 + 22 + 87 + 77 + 160 + 14 + 123, things.Length);
        foreach (string thing in things)
        {
            Assert.Contains(bySubject[thing], quad => ((Iri)quad.Predicate).Value == access);
            string?[] languages = [.. bySubject[thing].Where(quad => ((Iri)quad.Predicate).Value == Label).Select(quad => ((Literal)quad.Object).Language)];
            Assert.True(languages.Contains("vi") && languages.Contains("en"), thing);
        }
    }

    private static bool IsType(Quad quad) => ((Iri)quad.Predicate).Value == Type;

    private static HashSet<string> Subjects() => [.. HueCatalogue.Quads.Select(quad => ((Iri)quad.Subject).Value)];

    /// <summary>Domains, ranges and the class hierarchy of CIDOC-CRM.</summary>
    private sealed class CrmSchema
    {
        private const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";

        private readonly ILookup<string, string> _parents;
        private readonly Dictionary<string, string> _domains;
        private readonly Dictionary<string, string> _ranges;
        private readonly HashSet<string> _terms;

        public CrmSchema(IEnumerable<Quad> ontology)
        {
            Quad[] quads = [.. ontology];
            // The Linked Art class of a name that is text in a language; the release has its two parents only.
            (string, string)[] appellation = [(Crm + "E33_E41_Linguistic_Appellation", Crm + "E33_Linguistic_Object"), (Crm + "E33_E41_Linguistic_Appellation", Crm + "E41_Appellation")];
            _parents = Pairs(quads, Rdfs + "subClassOf").Concat(appellation).ToLookup(pair => pair.Item1, pair => pair.Item2);
            _domains = Pairs(quads, Rdfs + "domain").ToDictionary(pair => pair.Item1, pair => pair.Item2);
            _ranges = Pairs(quads, Rdfs + "range").ToDictionary(pair => pair.Item1, pair => pair.Item2);
            _terms = [.. quads.Select(quad => quad.Subject).OfType<Iri>().Select(iri => iri.Value), Crm + "E33_E41_Linguistic_Appellation"];
        }

        public string? Fault(Quad quad, ILookup<string, string> classes)
        {
            string predicate = ((Iri)quad.Predicate).Value, subject = ((Iri)quad.Subject).Value;
            if (predicate == Type && quad.Object is Iri { Value: var name } && name.StartsWith(Crm, StringComparison.Ordinal) && !_terms.Contains(name))
                return $"{name} is no class of the release";
            if (!predicate.StartsWith(Crm, StringComparison.Ordinal))
                return null;
            if (!_terms.Contains(predicate))
                return $"{predicate} is no property of the release";
            if (!IsA(subject, _domains[predicate], classes))
                return $"{subject} is no {_domains[predicate]}, the domain of {predicate}";
            // The type that P177 names is the property itself.
            if (predicate == Crm + "P177_assigned_property_of_type" || !_ranges[predicate].StartsWith(Crm, StringComparison.Ordinal))
                return null;
            return quad.Object is Iri { Value: var target } && IsA(target, _ranges[predicate], classes) ? null : $"{quad.Object} is no {_ranges[predicate]}, the range of {predicate}";
        }

        private static IEnumerable<(string, string)> Pairs(Quad[] quads, string property) =>
            quads.Where(quad => ((Iri)quad.Predicate).Value == property && quad.Object is Iri).Select(quad => (((Iri)quad.Subject).Value, ((Iri)quad.Object).Value));

        private bool IsA(string thing, string @class, ILookup<string, string> classes) => classes[thing].Any(own => IsSubclass(own, @class));

        private bool IsSubclass(string own, string other) => own == other || _parents[own].Any(parent => IsSubclass(parent, other));
    }
}
