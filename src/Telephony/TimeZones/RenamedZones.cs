using System.Collections.Frozen;

namespace Ledgerline.Telephony.TimeZones;

/// <summary>
/// Zones that the data call by a name which the IANA database has given up (its file "backward"): systems may install the
/// old names in a separate package, or not at all.
/// </summary>
internal static class RenamedZones
{
    private static readonly FrozenDictionary<string, string> PresentIds = new Dictionary<string, string>
    {
        ["Africa/Asmera"] = "Africa/Asmara",
        ["America/Buenos_Aires"] = "America/Argentina/Buenos_Aires",
        ["America/Godthab"] = "America/Nuuk",
        ["Asia/Calcutta"] = "Asia/Kolkata",
        ["Asia/Choibalsan"] = "Asia/Ulaanbaatar",
        ["Asia/Katmandu"] = "Asia/Kathmandu",
        ["Asia/Rangoon"] = "Asia/Yangon",
        ["Asia/Saigon"] = "Asia/Ho_Chi_Minh",
        ["Atlantic/Faeroe"] = "Atlantic/Faroe",
        ["Europe/Kiev"] = "Europe/Kyiv",
        ["Pacific/Enderbury"] = "Pacific/Kanton",
        ["Pacific/Ponape"] = "Pacific/Pohnpei",
        ["Pacific/Truk"] = "Pacific/Chuuk",
    }.ToFrozenDictionary();

    /// <summary>The present name where this system knows it, else the name as it is.</summary>
    public static string PresentIdOf(string id) =>
        PresentIds.TryGetValue(id, out var present) && TimeZoneInfo.TryFindSystemTimeZoneById(present, out _) ? present : id;
}
