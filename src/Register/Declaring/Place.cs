using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Register;

/// <summary>
/// Where a declarant says to be from, never finer than a province of China or another country, so that it finds nobody: <c>CN-BJ</c> (ISO 3166-2) or
/// <c>FR</c> (ISO 3166-1 alpha-2).
/// </summary>
public sealed record Place
{
    /// <summary>The provinces, autonomous regions and municipalities of China (ISO 3166-2:CN, without those that have a code of their own in ISO 3166-1).</summary>
    public static IReadOnlyList<Place> Provinces { get; } =
        [.. Codes("AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ").Select(code => new Place("CN-" + code))];

    /// <summary>All other countries and territories (ISO 3166-1 alpha-2).</summary>
    public static IReadOnlyList<Place> Countries { get; } =
    [
        .. Codes("""
            AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM
            CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
            HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
            ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
            SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
            VN VU WF WS YE YT ZA ZM ZW
            """).Select(code => new Place(code)),
    ];

    private static readonly FrozenDictionary<string, Place> All = Provinces.Concat(Countries).ToFrozenDictionary(place => place.Code, StringComparer.Ordinal);

    private Place(string code) => Code = code;

    /// <summary>The code: two letters, or <c>CN-</c> and two letters.</summary>
    public string Code { get; }

    /// <summary>Reads a code; false for every other text.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Place? place)
    {
        place = code is null ? null : All.GetValueOrDefault(code);
        return place is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static string[] Codes(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
