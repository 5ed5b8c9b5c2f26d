using System.Text;

namespace Ledgerline.Register.Sealing;

/// <summary>What a commitment commits to (docs/specs/leaf.md, "The record").</summary>
internal static class CanonicalRecord
{
    /// <summary>Bytes of a salt.</summary>
    public const int SaltBytes = 32;

    public static byte[] Bytes(NameKind kind, string name) =>
        Encoding.UTF8.GetBytes($"ledgerline/record/v1\nkind {Word(kind)}\nname {name}\n");

    /// <summary>HMAC-SHA256 with the salt as its key: opened by record and salt together, and by nothing once they are deleted.</summary>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, NameKind kind, string name) =>
        Sealing.Commitment.Of(salt, Bytes(kind, name)).ToBytes();

    private static string Word(NameKind kind) => kind switch
    {
        NameKind.RealName => "real-name",
        NameKind.Pseudonym => "pseudonym",
    };
}
