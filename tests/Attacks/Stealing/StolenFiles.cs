using System.Text;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Stealing;

/// <summary>A file, byte by byte.</summary>
/// <param name="IsData">Whether rows lie in it: neither the write-ahead log nor what else there is.</param>
internal sealed record StolenFile(string Name, bool IsData, byte[] Bytes);

/// <summary>Everything that whoever takes the machine's disk has, but for the keys.</summary>
internal static class StolenFiles
{
    public static async Task<List<StolenFile>> TakeAsync(TestSystem system)
    {
        List<StolenFile> ours = [.. Read(system.Folder, path => !path.StartsWith("keys/", StringComparison.Ordinal), path => path == "ledgerline.db")];
        return system.Engine == DatabaseEngine.Sqlite ? ours : [.. await OfPostgreSqlAsync(system), .. ours];
    }

    /// <summary>The server's folder with its write-ahead and its other logs, without the other tests' databases.</summary>
    private static async Task<IEnumerable<StolenFile>> OfPostgreSqlAsync(TestSystem system)
    {
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CHECKPOINT; SELECT current_setting('data_directory') || '|' || (SELECT oid FROM pg_database WHERE datname = current_database())";
        var found = ((string)(await command.ExecuteScalarAsync())!).Split('|');
        var own = $"base/{found[1]}/";
        return Read(found[0], path => !path.StartsWith("base/", StringComparison.Ordinal) || path.StartsWith(own, StringComparison.Ordinal), path => path.StartsWith(own, StringComparison.Ordinal));
    }

    private static IEnumerable<StolenFile> Read(string folder, Func<string, bool> isTaken, Func<string, bool> isData)
    {
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path);
            // A socket is no file to be read.
            if (isTaken(name) && !name.StartsWith(".s.", StringComparison.Ordinal) && Bytes(path) is { } bytes)
                yield return new StolenFile(name, isData(name), [.. bytes, .. Encoding.UTF8.GetBytes(name)]);
        }
    }

    /// <returns>Null when it is not there any more: the server belongs to other tests too.</returns>
    private static byte[]? Bytes(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
