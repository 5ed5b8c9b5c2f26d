using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Centres.Audit;

/// <summary>The hash of an entry: SHA-256 over a text that anybody can write anew with other tools (docs/specs/audit-trail.md).</summary>
internal static class AuditHash
{
    public const int Bytes = 32;

    private const string Version = "ledgerline audit entry v1";

    /// <summary>What stands before the first entry of a chain.</summary>
    public static readonly byte[] None = new byte[Bytes];

    /// <summary>The text of which an entry's hash is made.</summary>
    /// <param name="before">The hash of the entry before it.</param>
    public static string Text(Guid centre, long sequence, DateTimeOffset at, Guid person, string action, string subject, ReadOnlySpan<byte> before) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Version}\n{centre:N}\n{sequence}\n{at.ToUnixTimeMilliseconds()}\n{person:N}\n{action}\n{subject}\n{Convert.ToHexStringLower(before)}\n");

    public static byte[] Of(Guid centre, long sequence, DateTimeOffset at, Guid person, string action, string subject, ReadOnlySpan<byte> before) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Text(centre, sequence, at, person, action, subject, before)));

    /// <summary>As <see cref="Of(Guid, long, DateTimeOffset, Guid, string, string, ReadOnlySpan{byte})"/>, of an entry at a place of its chain.</summary>
    public static byte[] Of(AuditEntry entry, long sequence, ReadOnlySpan<byte> before) =>
        Of(entry.CentreId, sequence, entry.At, entry.PersonId, entry.Action, entry.Subject, before);
}
