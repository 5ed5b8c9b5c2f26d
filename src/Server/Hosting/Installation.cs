using Ledgerline.Storage;

namespace Ledgerline.Server.Hosting;

/// <summary>
/// Where one installation keeps its things: the embedded database (unless a PostgreSQL is named) and, outside the database, its keys.
/// </summary>
/// <param name="DataFolder">The folder; made when it is missing.</param>
/// <param name="PostgreSql">A PostgreSQL connection string, or null for the embedded database in the folder.</param>
internal sealed record Installation(string DataFolder, string? PostgreSql)
{
    /// <summary>The environment variable that holds the master key in base64, for machines that keep none on disk.</summary>
    public const string KeyVariable = "LEDGERLINE_MASTER_KEY";

    public string DatabaseFile => Path.Combine(DataFolder, "ledgerline.db");

    public string KeysFolder => Path.Combine(DataFolder, "keys");

    public string KeyFile => Path.Combine(KeysFolder, "master.key");

    /// <summary>The database of a witness, which is another program's than the register's.</summary>
    public string WitnessDatabaseFile => Path.Combine(DataFolder, "witness.db");

    public string WitnessKeyFile => Path.Combine(KeysFolder, "witness.key");

    public DatabaseOptions Database => PostgreSql is null ? DatabaseOptions.Embedded(DatabaseFile) : DatabaseOptions.PostgreSql(PostgreSql);

    /// <summary>Makes the folders that are missing, for their owner's eyes only.</summary>
    public void MakeFolders()
    {
        const UnixFileMode onlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var folder in new[] { DataFolder, KeysFolder })
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, onlyOwner);
        }
    }

    /// <summary>The master key: from the environment, from its file, or new where there is no data yet that another key could have sealed.</summary>
    /// <exception cref="StartRefusedException">The data is here but its key is not.</exception>
    public async Task<MasterKey> OpenKeyAsync(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } text)
            return MasterKey.Parse(text);
        if (File.Exists(KeyFile))
            return MasterKey.Read(KeyFile);
        await using var database = new Database(Database);
        if (!await database.IsNewAsync(cancel))
            throw new StartRefusedException($"There is data, but its master key is missing: neither {KeyFile} nor {KeyVariable} is there. Put the key back; no new key can open what the old one sealed.");
        return MasterKey.Create(KeyFile);
    }
}

/// <summary>Ledgerline will not start, and says why in words for the operator.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
