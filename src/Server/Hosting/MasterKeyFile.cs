using Ledgerline.Storage;

namespace Ledgerline.Server.Hosting;

/// <summary>
/// The file of the master keys, which may be under a passphrase. That is asked for once, and kept while the program runs, so that the file can be read again when another process has added a key.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="ask">Asks for the passphrase; null where nobody is to be asked.</param>
internal sealed class MasterKeyFile(string path, Func<string>? ask)
{
    private readonly Lazy<string>? _passphrase = ask is null ? null : new Lazy<string>(ask);

    public bool Exists => File.Exists(path);

    public DateTime ChangedAt => File.GetLastWriteTimeUtc(path);

    /// <summary>Oldest first.</summary>
    /// <exception cref="StartRefusedException">It is under a passphrase, and there was nobody to ask.</exception>
    /// <exception cref="WrongPassphraseException">The passphrase is another one.</exception>
    public IReadOnlyList<MasterKey> Read()
    {
        var text = KeyFile.Read(path);
        return MasterKey.ParseAll(LockedSecret.IsLocked(text) ? LockedSecret.Unlock(text, Passphrase()) : text);
    }

    /// <summary>The first key of a new installation; under a passphrase if there is somebody to ask for one.</summary>
    /// <exception cref="IOException">The file is there already: a key is never overwritten.</exception>
    public IReadOnlyList<MasterKey> Create(params IReadOnlyList<MasterKey> keys)
    {
        KeyFile.Create(path, Text(keys, isLocked: ask is not null));
        return keys;
    }

    /// <summary>Adds a key, which is the newest from then on. The passphrase stays.</summary>
    public IReadOnlyList<MasterKey> Add(MasterKey key)
    {
        IReadOnlyList<MasterKey> keys = [.. Read(), key];
        KeyFile.Replace(path, Text(keys, LockedSecret.IsLocked(KeyFile.Read(path))));
        return keys;
    }

    /// <summary>Puts the file under a passphrase.</summary>
    public void Lock(string passphrase) => KeyFile.Replace(path, LockedSecret.Lock(MasterKey.WriteAll(Read()), passphrase));

    /// <summary>From here on the file opens without a passphrase.</summary>
    public void Unlock() => KeyFile.Replace(path, MasterKey.WriteAll(Read()));

    private string Text(IReadOnlyList<MasterKey> keys, bool isLocked) => isLocked ? LockedSecret.Lock(MasterKey.WriteAll(keys), Passphrase()) : MasterKey.WriteAll(keys);

    private string Passphrase() => _passphrase?.Value ?? throw new StartRefusedException($"The master key in {path} is under a passphrase. Start with --unlock.");
}
