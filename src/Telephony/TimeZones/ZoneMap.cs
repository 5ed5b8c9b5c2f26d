using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Ledgerline.Telephony.Numbers;

namespace Ledgerline.Telephony.TimeZones;

/// <summary>The time zones of number prefixes, from one data file; Data/README.md describes its lines.</summary>
internal sealed class ZoneMap
{
    private static readonly Lazy<ZoneMap> ShippedMap = new(() => Load(DataFile.Open("time-zones.txt")));

    // The countries whose mobile numbers say where they were given out.
    private static readonly FrozenSet<int> GeographicMobiles = FrozenSet.Create(52, 54, 55, 62, 86);

    private readonly FrozenDictionary<string, ZoneList> byPrefix;
    private readonly FrozenDictionary<string, ZoneList>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly int longestPrefix;

    private ZoneMap(Dictionary<string, ZoneList> zones)
    {
        byPrefix = zones.ToFrozenDictionary(StringComparer.Ordinal);
        bySpan = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        longestPrefix = zones.Keys.Max(prefix => prefix.Length);
    }

    /// <summary>The map that this program carries, read at the first use.</summary>
    public static ZoneMap Shipped => ShippedMap.Value;

    /// <exception cref="FormatException">The data are not as Data/README.md describes them.</exception>
    public static ZoneMap Load(Stream data)
    {
        using var reader = new StreamReader(data, Encoding.ASCII);
        var zones = new Dictionary<string, ZoneList>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.Split('\t') is not ["zones", var ids, var prefixes]) throw new FormatException("A line of time zones has three fields.");
            var list = new ZoneList([.. ids.Split(' ')]);
            foreach (var prefix in prefixes.Split(' ')) zones.Add(prefix, list);
        }

        return new ZoneMap(zones);
    }

    /// <summary>
    /// What to look a number up by: all of its digits where it has a place, else only the calling code, since the digits
    /// after it (of a mobile telephone or a freephone number) are not an area.
    /// </summary>
    public static string KeyOf(string e164, int callingCode, NumberKind? kind)
    {
        var hasPlace = kind is NumberKind.Fixed or NumberKind.FixedOrMobile
            || (kind == NumberKind.Mobile && GeographicMobiles.Contains(callingCode));
        return hasPlace ? e164[1..] : callingCode.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The zones of the longest prefix of <paramref name="key"/> that there is; an empty list where there is none.</summary>
    public ZoneList Find(ReadOnlySpan<char> key)
    {
        for (var length = Math.Min(longestPrefix, key.Length); length > 0; length--)
        {
            if (bySpan.TryGetValue(key[..length], out var zones)) return zones;
        }

        return ZoneList.None;
    }
}
