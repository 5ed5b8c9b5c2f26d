using System.Text;

namespace Ledgerline.Storage;

/// <summary>A file that holds one secret as a line of text or a few: its owner alone may read it.</summary>
public static class KeyFile
{
    private const UnixFileMode OthersMayRead =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Reads the secret in <paramref name="file"/>, with the line feed at its end.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read the file.</exception>
    public static string Read(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OthersMayRead) != 0)
            throw new UnauthorizedAccessException($"The key file {file} can be read by others than its owner. Run: chmod 600 {file}");
        return File.ReadAllText(file);
    }

    /// <summary>Writes a new secret to <paramref name="file"/>, durably, readable by its owner only.</summary>
    /// <exception cref="IOException">The file is there already: a key is never overwritten.</exception>
    public static void Create(string file, string secret)
    {
        Write(file, secret, FileMode.CreateNew);
        Sync(file);
    }

    /// <summary>Puts another text in the place of the one in <paramref name="file"/>: durably, and never half.</summary>
    public static void Replace(string file, string secret)
    {
        var beside = file + ".new";
        Write(beside, secret, FileMode.Create);
        File.Move(beside, file, overwrite: true);
        Sync(file);
    }

    // What is sealed with a key whose name was lost in a power cut is lost with it.
    private static void Sync(string file) => FolderSync.Sync(Path.GetDirectoryName(Path.GetFullPath(file))!);

    private static void Write(string file, string secret, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(secret + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
