using Ledgerline.Storage;
using Ledgerline.Tlog;

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

    public string MasterKeyFile => Path.Combine(KeysFolder, "master.key");

    /// <summary>The environment variable that holds a public site's keys, for machines that keep none on disk.</summary>
    public const string FrontKeyVariable = "LEDGERLINE_FRONT_KEY";

    /// <summary>A public site's keys (<see cref="FrontKeys"/>).</summary>
    public string FrontKeyFile => Path.Combine(KeysFolder, "front.key");

    /// <summary>Asks for the passphrase of the master keys; null where nobody is to be asked.</summary>
    public Func<string>? AskPassphrase
    {
        init => Keys = new MasterKeyFile(MasterKeyFile, value);
    }

    [field: System.Diagnostics.CodeAnalysis.MaybeNull]
    public MasterKeyFile Keys
    {
        get => field ??= new MasterKeyFile(MasterKeyFile, null);
        private init;
    }

    /// <summary>The environment variable that holds the log's signing key, for machines that keep none on disk.</summary>
    public const string LogKeyVariable = "LEDGERLINE_LOG_KEY";

    /// <summary>The key that signs the log's checkpoints.</summary>
    public string LogKeyFile => Path.Combine(KeysFolder, "log.key");

    /// <summary>What is served below <c>/log/</c>.</summary>
    public string LogFolder => Path.Combine(DataFolder, "log");

    /// <summary>The newest checkpoint that was published, beside the key.</summary>
    public string SavedCheckpoint => Path.Combine(KeysFolder, "log.checkpoint");

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

    /// <summary>The log's key, or null where there is none: then nothing is sealed here.</summary>
    /// <exception cref="FormatException">What is there is no signing key. The message does not repeat it.</exception>
    public SigningKey? ReadLogKey()
    {
        if (KeyText(LogKeyVariable, LogKeyFile) is not { } text)
            return null;
        return SigningKey.TryParse(text, out var key) && key.Verifier.Type == SignatureType.Ed25519
            ? key
            : throw new FormatException($"The log's key ({LogKeyVariable} or {LogKeyFile}) is not one.");
    }

    private static string? KeyText(string variable, string file) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : File.Exists(file) ? KeyFile.Read(file) : null;

    /// <summary>The master keys, oldest first, of an installation that has them.</summary>
    /// <exception cref="StartRefusedException">There are none, or they are under a passphrase and there is nobody to ask.</exception>
    public IReadOnlyList<MasterKey> ReadKeys()
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } text)
            return MasterKey.ParseAll(text);
        return Keys.Exists ? Keys.Read() : throw new StartRefusedException($"There is no master key: neither {MasterKeyFile} nor {KeyVariable} is there.");
    }

    /// <summary>A ring of the master keys: from the environment, from their file, or new where there is no data yet that another key could have sealed.</summary>
    /// <exception cref="StartRefusedException">The data is here but its key is not.</exception>
    public async Task<KeyRing> OpenKeysAsync(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } text)
            return new KeyRing(MasterKey.ParseAll(text));
        if (Keys.Exists)
            return new KeyRing(Keys.Read()) { Reread = Keys.Read };
        await using var database = new Database(Database);
        if (!await database.IsNewAsync(cancel))
            throw new StartRefusedException($"There is data, but its master key is missing: neither {MasterKeyFile} nor {KeyVariable} is there. Put the key back (from paper: ledgerline keys restore); no new key can open what the old one sealed.");
        return new KeyRing(Keys.Create(MasterKey.Generate())) { Reread = Keys.Read };
    }

    /// <summary>The ring of a public site: of its own few keys, or empty where it was given none.</summary>
    public KeyRing OpenFrontKeys() => KeyText(FrontKeyVariable, FrontKeyFile) is { } text ? new KeyRing(FrontKeys.Parse(text)) : KeyRing.Empty;
}

/// <summary>Ledgerline will not start, and says why in words for the operator.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
