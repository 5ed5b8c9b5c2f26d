using System.Text;
using Ledgerline.Register.Sealing;

namespace Ledgerline.Register.Publishing;

/// <summary>What opens an entry's commitment, as text (docs/specs/leaf.md, "The opening"): the salt, and the record as it was committed to.</summary>
internal static class Opening
{
    private static readonly byte[] Header = "ledgerline/opening/v1\nsalt "u8.ToArray();

    /// <summary>Stands where the record of an entry was before it was erased.</summary>
    public static ReadOnlySpan<byte> Erased => "ledgerline/erased/v1\n"u8;

    private static int RecordAt => Header.Length + 44 + 1;

    /// <summary>The opening of an entry as it is in the database: of one that was erased, <see cref="Erased"/>.</summary>
    public static ReadOnlySpan<byte> Of(byte[]? salt, CanonicalRecord? record) =>
        salt is null || record is null ? Erased : Bytes(salt, record);

    /// <summary>The opening of an entry.</summary>
    public static byte[] Bytes(ReadOnlySpan<byte> salt, CanonicalRecord record) =>
        [.. Header, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(salt)), (byte)'\n', .. record.Bytes()];

    /// <summary>Reads an opening; the record is not looked into.</summary>
    /// <param name="salt">Takes the 32 bytes of the salt.</param>
    /// <param name="record">The record's bytes, a part of the same memory.</param>
    public static bool TryRead(ReadOnlySpan<byte> opening, Span<byte> salt, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (opening.Length <= RecordAt || !opening.StartsWith(Header) || opening[RecordAt - 1] != '\n')
            return false;
        var base64 = opening[Header.Length..(RecordAt - 1)];
        if (System.Buffers.Text.Base64.DecodeFromUtf8(base64, salt, out var read, out var written) != System.Buffers.OperationStatus.Done
            || read != base64.Length || written != CanonicalRecord.SaltBytes)
            return false;
        record = opening[RecordAt..];
        return true;
    }
}
