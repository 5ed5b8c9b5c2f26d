namespace Ledgerline.Testing;

/// <summary>Where the source is, for tests that are about it or start what was built from it.</summary>
public static class Repository
{
    /// <summary>The root, found from where the tests run.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The server's program as it was built.</summary>
    public static string Server => Path.Combine(Root, "artifacts/bin/Server/release/ledgerline");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Ledgerline.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
