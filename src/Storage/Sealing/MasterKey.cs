using System.Security.Cryptography;

namespace Ledgerline.Storage;

/// <summary>The 32-byte secret from which every other key is derived. Kept outside the database: in a file that only its owner can read, or in the environment.</summary>
public sealed class MasterKey
{
    /// <summary>Bytes of a master key.</summary>
    public const int Bytes = 32;

    private readonly byte[] _secret;

    /// <exception cref="FormatException">The secret is not exactly 32 bytes.</exception>
    public MasterKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes)
            throw new FormatException($"A master key has {Bytes} bytes; this one has {secret.Length}.");
        _secret = secret.ToArray();
    }

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <summary>A new key from the operating system's generator.</summary>
    public static MasterKey Generate() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads a key from its text form, 44 characters of base64.</summary>
    /// <exception cref="FormatException">It is not base64 of 32 bytes. The message does not repeat the text.</exception>
    public static MasterKey Parse(string text)
    {
        Span<byte> secret = stackalloc byte[Bytes + 1];
        return Convert.TryFromBase64String(text.Trim(), secret, out var length)
            ? new MasterKey(secret[..length])
            : throw new FormatException($"A master key is {Bytes} bytes in base64.");
    }

    /// <summary>Reads the key in <paramref name="file"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read the file.</exception>
    public static MasterKey Read(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OthersMayRead) != 0)
            throw new UnauthorizedAccessException($"The key file {file} can be read by others than its owner. Run: chmod 600 {file}");
        return Parse(File.ReadAllText(file));
    }

    /// <summary>Writes a new key to <paramref name="file"/>, readable by its owner only.</summary>
    /// <exception cref="IOException">The file is there already: a key is never overwritten.</exception>
    public static MasterKey Create(string file)
    {
        var key = Generate();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key._secret) + "\n"));
        stream.Flush(flushToDisk: true);
        return key;
    }

    private const UnixFileMode OthersMayRead =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
}
