namespace Ledgerline.Telephony.Numbers;

/// <summary>
/// Numbers that a regulator has reserved for fiction, and that libphonenumber's plans therefore do not count as valid. They
/// are accepted, so that demo data and tests need nobody's real number. Others, such as +1 202 555 01xx, are valid anyway.
/// </summary>
internal static class FictionalNumbers
{
    private static readonly (string Start, int Length, string Region)[] Ranges =
    [
        ("+447700900", 13, "GB"), // Ofcom, "Telephone numbers for use in TV and radio drama programmes", mobile: 07700 900000 to 900999
    ];

    /// <summary>The region of a number reserved for fiction; null for any other number.</summary>
    public static string? RegionOf(string e164)
    {
        foreach (var (start, length, region) in Ranges)
        {
            if (e164.Length == length && e164.StartsWith(start, StringComparison.Ordinal)) return region;
        }

        return null;
    }
}
