using System.Text;

namespace Ledgerline.Register.Sealing;

/// <summary>What a commitment commits to (docs/specs/leaf.md, "The record").</summary>
/// <param name="Place">The code of a <see cref="Register.Place"/>, or null.</param>
/// <param name="Statement">The text of a <see cref="StatementText"/>, or null.</param>
internal sealed record CanonicalRecord(NameKind Kind, string Name, string? Place = null, string? Statement = null)
{
    /// <summary>Bytes of a salt.</summary>
    public const int SaltBytes = 32;

    /// <summary>Version 1 where it says no more than version 1 can.</summary>
    public byte[] Bytes() => Place is null && Statement is null
        ? Encoding.UTF8.GetBytes($"ledgerline/record/v1\nkind {Word}\nname {Name}\n")
        : Encoding.UTF8.GetBytes($"ledgerline/record/v2\nkind {Word}\nname {Name}\n{PlaceLine}{StatementLines}");

    /// <summary>HMAC-SHA256 with the salt as its key: opened by record and salt together, and by nothing once they are deleted.</summary>
    public byte[] Commitment(ReadOnlySpan<byte> salt) => Sealing.Commitment.Of(salt, Bytes()).ToBytes();

    private string Word => Kind switch
    {
        NameKind.RealName => "real-name",
        NameKind.Pseudonym => "pseudonym",
    };

    private string PlaceLine => Place is null ? "" : $"place {Place}\n";

    private string StatementLines => Statement is null ? "" : $"statement {Statement.Replace("\n", "\nstatement ", StringComparison.Ordinal)}\n";
}
