using System.Security.Cryptography;
using Ledgerline.Fuzzing.Targets;
using Ledgerline.Testing;

namespace Ledgerline.Fuzzing.Running;

/// <summary>The inputs that are kept of a target, a small file each, in the repository.</summary>
internal static class Corpus
{
    /// <summary>In the order of their names, so that a seed means the same everywhere.</summary>
    public static List<byte[]> Read(Target target) => [.. Directory.GetFiles(Folder(target)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Keeps an input, to be tried by every run from now on. Look at it before it is committed: a number in it must be one of fiction.</summary>
    /// <returns>Where.</returns>
    public static string Keep(Target target, string why, byte[] input)
    {
        var path = Path.Combine(Folder(target), $"{why}-{Convert.ToHexStringLower(SHA256.HashData(input).AsSpan(0, 6))}");
        File.WriteAllBytes(path, input);
        return path;
    }

    private static string Folder(Target target) => Path.Combine(Repository.Root, "tests/Fuzzing/Corpus", target.Name);
}
