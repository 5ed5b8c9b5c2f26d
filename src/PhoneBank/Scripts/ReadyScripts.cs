namespace Ledgerline.PhoneBank.Scripts;

/// <summary>Scripts to begin with, in plain, honest words: a file a language in <c>Ready</c>.</summary>
internal static class ReadyScripts
{
    private const string Prefix = "scripts/";

    public static IReadOnlyList<string> Languages { get; } =
        [.. typeof(ReadyScripts).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <returns>Null where there is none in that language.</returns>
    public static string? In(string language)
    {
        using var file = typeof(ReadyScripts).Assembly.GetManifestResourceStream(Prefix + language);
        if (file is null)
            return null;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
