namespace Ledgerline.Centres.Audit;

/// <summary>A hash as people write it down: its first 16 hexadecimal digits in groups of four. That is enough that nobody finds another trail with the same ones.</summary>
internal static class ShownHash
{
    public const int MinDigits = 16;

    /// <summary>Such as <c>3f9a-12bc-77de-01ab</c>.</summary>
    public static string Of(ReadOnlySpan<byte> hash)
    {
        var digits = Convert.ToHexStringLower(hash[..(MinDigits / 2)]);
        return string.Join('-', digits.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>What somebody typed, or copied from the file, as small digits; null where it is no beginning of a hash.</summary>
    public static string? Parse(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(c => c is not ('-' or '…' or '.') && !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)]);
        return digits.Length is >= MinDigits and <= 2 * AuditHash.Bytes && digits.All(char.IsAsciiHexDigitLower) ? digits : null;
    }
}
