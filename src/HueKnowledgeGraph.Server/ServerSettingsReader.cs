using Microsoft.Extensions.Configuration;

namespace HueKnowledgeGraph.Server;

/// <summary>Reads <see cref="ServerSettings"/> from a file, the environment and flags, in rising order.</summary>
public static class ServerSettingsReader
{
    /// <summary>Prefix of environment variables: <c>HUE__BaseIri</c>.</summary>
    public const string EnvironmentPrefix = "HUE__";

    /// <summary>Settings that may be given, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(ServerSettings.Store), nameof(ServerSettings.Endpoint), nameof(ServerSettings.Urls), nameof(ServerSettings.BaseIri),
        nameof(ServerSettings.QueryTimeoutSeconds), nameof(ServerSettings.QueryMemoryBytes), nameof(ServerSettings.ConcurrentQueries),
        nameof(ServerSettings.RequestBytes), nameof(ServerSettings.WriteKey), nameof(ServerSettings.ReadOnly), nameof(ServerSettings.UpdateTimeoutSeconds),
        nameof(ServerSettings.WriteBytes), nameof(ServerSettings.LoadFrom), nameof(ServerSettings.LoadFromPrivateNetworks),
        nameof(ServerSettings.Questions), nameof(ServerSettings.Entailment),
        nameof(ServerSettings.AllowedServices), nameof(ServerSettings.AllowPrivateServices), nameof(ServerSettings.ServiceTimeoutSeconds),
        nameof(ServerSettings.ServiceAnswerBytes), nameof(ServerSettings.ResultCacheBytes),
        nameof(ServerSettings.TotalQueryMemoryBytes), nameof(ServerSettings.SpillBytes),
        nameof(ServerSettings.SpillFolder), nameof(ServerSettings.HeavyQueries), nameof(ServerSettings.QueuedQueries), nameof(ServerSettings.QueueSeconds),
    ];

    /// <summary>Reads.</summary>
    /// <param name="file">A settings file that must exist; null: <c>hue.json</c> in the current directory, if there is one.</param>
    /// <param name="flags">Settings of the command line; null values are not given.</param>
    /// <exception cref="InvalidDataException">A file or a value cannot be read, or a name in the file is not known.</exception>
    public static ServerSettings Read(string? file, IReadOnlyDictionary<string, string?> flags)
    {
        try
        {
            string path = Path.GetFullPath(file ?? "hue.json");
            IConfigurationRoot configuration = new ConfigurationBuilder()
                .AddJsonFile(path, optional: file is null)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(flags.Where(flag => flag.Value is not null))
                .Build();
            RefuseUnknown(path, configuration);
            RefuseUnknownVariables(Environment.GetEnvironmentVariables().Keys.OfType<string>());
            ServerSettings settings = configuration.Get<ServerSettings>() ?? new ServerSettings();
            return Validate(OneGraph(settings, flags));
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidDataException($"Settings: {unreadable.Message}", unreadable);
        }
        catch (InvalidDataException broken) when (broken.InnerException is FormatException)
        {
            throw new InvalidDataException($"{Path.GetFullPath(file ?? "hue.json")}: no JSON: {broken.GetBaseException().Message}", broken);
        }
    }

    /// <summary>The settings as hue.json would hold them, but secrets: of <see cref="ServerSettings.Endpoint"/> only what is none, of
    /// <see cref="ServerSettings.WriteKey"/> whether there is one.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> List(ServerSettings settings) => Names.Select(name => KeyValuePair.Create(name, name switch
    {
        nameof(ServerSettings.Endpoint) => EndpointName(settings),
        nameof(ServerSettings.WriteKey) => settings.WriteKey is null ? null : "(set)",
        _ => typeof(ServerSettings).GetProperty(name)!.GetValue(settings),
    }));

    /// <summary>The endpoint without user, password and parameters; null if there is none.</summary>
    public static string? EndpointName(ServerSettings settings) =>
        settings.Endpoint is { } text && EndpointAddress.TryParse(text, out EndpointAddress? address) ? address.Name : null;

    /// <summary>A store or an endpoint on the command line goes over the other one from elsewhere.</summary>
    private static ServerSettings OneGraph(ServerSettings settings, IReadOnlyDictionary<string, string?> flags)
    {
        bool isStoreFlag = flags.GetValueOrDefault(nameof(ServerSettings.Store)) is not null;
        bool isEndpointFlag = flags.GetValueOrDefault(nameof(ServerSettings.Endpoint)) is not null;
        if (isStoreFlag != isEndpointFlag)
            return isStoreFlag ? settings with { Endpoint = null } : settings with { Store = null };
        return settings;
    }

    private static void RefuseUnknown(string path, IConfigurationRoot configuration)
    {
        foreach (IConfigurationProvider provider in configuration.Providers.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider>())
        {
            foreach (string key in provider.GetChildKeys([], null).Distinct())
            {
                if (!Names.Contains(key, StringComparer.OrdinalIgnoreCase))
                    throw new InvalidDataException($"{path}: '{key}' is no setting; allowed are {string.Join(", ", Names)}.");
            }
        }
    }

    /// <summary>A variable that is misspelt would else be passed over without a word.</summary>
    internal static void RefuseUnknownVariables(IEnumerable<string> variables)
    {
        foreach (string variable in variables)
        {
            if (variable.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
                && !Names.Contains(variable[EnvironmentPrefix.Length..], StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidDataException(
                    $"Variable {variable}: '{variable[EnvironmentPrefix.Length..]}' is no setting; allowed behind {EnvironmentPrefix} are {string.Join(", ", Names)}.");
            }
        }
    }

    private static ServerSettings Validate(ServerSettings settings)
    {
        if (settings is { Store: not null, Endpoint: not null })
            throw new InvalidDataException("Settings Store and Endpoint exclude each other: a server has one graph.");
        if (settings.Endpoint is { } endpoint && !EndpointAddress.TryParse(endpoint, out _))
            throw new InvalidDataException($"Setting Endpoint: '{endpoint}' must be an absolute http or https address, as http://127.0.0.1:7200/sparql.");
        if (!Uri.TryCreate(settings.BaseIri, UriKind.Absolute, out _) || !settings.BaseIri.EndsWith('/'))
            throw new InvalidDataException($"Setting BaseIri: '{settings.BaseIri}' must be an absolute IRI that ends with a slash, as https://hue.example/.");
        foreach (string url in settings.Urls.Split(';'))
            RequireAddress(url);
        Require(settings.Questions is null || Directory.Exists(settings.Questions), nameof(settings.Questions), settings.Questions ?? "", "a directory that exists");
        Require(
            settings.QueryTimeoutSeconds is > 0 and <= 86_400, nameof(settings.QueryTimeoutSeconds), settings.QueryTimeoutSeconds,
            "more than 0 and at most 86400 seconds");
        foreach (string service in settings.AllowedServices?.Split(';') ?? [])
        {
            Require(Uri.TryCreate(service, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https", nameof(settings.AllowedServices), service,
                "absolute http or https IRIs, semicolon between");
        }

        Require(settings.ServiceTimeoutSeconds is > 0 and <= 86_400, nameof(settings.ServiceTimeoutSeconds), settings.ServiceTimeoutSeconds,
            "more than 0 and at most 86400 seconds");
        Require(settings.ResultCacheBytes >= 0, nameof(settings.ResultCacheBytes), settings.ResultCacheBytes, "at least 0 bytes");
        Require(settings.ServiceAnswerBytes >= 1024, nameof(settings.ServiceAnswerBytes), settings.ServiceAnswerBytes, "at least 1024 bytes");
        Require(settings.QueryMemoryBytes >= 1 << 20, nameof(settings.QueryMemoryBytes), settings.QueryMemoryBytes, "at least 1048576 bytes");
        Require(
            settings.TotalQueryMemoryBytes is null || settings.TotalQueryMemoryBytes >= settings.QueryMemoryBytes, nameof(settings.TotalQueryMemoryBytes),
            settings.TotalQueryMemoryBytes ?? 0, FormattableString.Invariant($"at least QueryMemoryBytes, which is {settings.QueryMemoryBytes}"));
        Require(settings.SpillBytes >= 0, nameof(settings.SpillBytes), settings.SpillBytes, "0 or more bytes");
        Require(settings.HeavyQueries >= 1, nameof(settings.HeavyQueries), settings.HeavyQueries, "at least 1");
        Require(settings.QueuedQueries >= 0, nameof(settings.QueuedQueries), settings.QueuedQueries, "0 or more");
        Require(settings.QueueSeconds is > 0 and <= 86_400, nameof(settings.QueueSeconds), settings.QueueSeconds, "more than 0 and at most 86400 seconds");
        Require(settings.ConcurrentQueries >= 1, nameof(settings.ConcurrentQueries), settings.ConcurrentQueries, "at least 1");
        Require(
            settings.UpdateTimeoutSeconds is > 0 and <= 86_400, nameof(settings.UpdateTimeoutSeconds), settings.UpdateTimeoutSeconds,
            "more than 0 and at most 86400 seconds");
        Require(settings.WriteBytes >= 1024, nameof(settings.WriteBytes), settings.WriteBytes, "at least 1024 bytes");
        Require(
            settings.WriteKey is null || (settings.WriteKey.Length > 0 && settings.WriteKey.All(sign => sign is > ' ' and < '\x7f')), nameof(settings.WriteKey),
            "something else", "letters, digits and signs of ASCII without spaces");
        RequireDocuments(settings.LoadFrom);
        Require(settings.RequestBytes >= 1024, nameof(settings.RequestBytes), settings.RequestBytes, "at least 1024 bytes");
        return settings;
    }

    private static void RequireDocuments(string? allowed)
    {
        foreach (string address in (allowed ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Require(
                Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "file" or "http" or "https", nameof(ServerSettings.LoadFrom),
                $"'{address}'", "file, http and https addresses such as file:///srv/hue/ and https://data.example/, semicolon between");
        }
    }

    /// <summary>As the server binds it: <c>*</c> and <c>+</c> stand for every address of the machine, port 0 for any free one.</summary>
    private static void RequireAddress(string url)
    {
        string probe = url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
        bool isAddress = Uri.TryCreate(probe, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp && address.AbsolutePath == "/";
        Require(
            isAddress, nameof(ServerSettings.Urls), $"'{url}'",
            "addresses such as http://127.0.0.1:5080 or http://*:80, semicolon between (TLS belongs to a proxy before it)");
    }

    private static void Require(bool holds, string name, object found, string allowed)
    {
        if (!holds)
            throw new InvalidDataException(FormattableString.Invariant($"Setting {name}: found {found}, allowed is {allowed}."));
    }
}
