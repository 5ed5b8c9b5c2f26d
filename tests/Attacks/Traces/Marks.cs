using System.Net;
using System.Text;

namespace Ledgerline.Attacks.Traces;

/// <summary>Values that stand nowhere else, one for each thing that a request says of who asks or what she looks for; and the search for them in all ways in which they could be written.</summary>
internal sealed class Marks
{
    public const string Agent = "Zebrafinch-Agent/7";
    public const string Address = "203.0.113.77";
    public const string Language = "x-zebrafinch-language";
    public const string Referrer = "https://zebrafinch-referrer.example/from";
    public const string Cookie = "zebrafinch-cookie";
    public const string Query = "zebrafinch-query";
    public const string Path = "zebrafinch-path";
    public const string Field = "zebrafinch-field";
    public const string Name = "Zebrafinch Nightfall";
    public const string Receipt = "7310 8842 9056 4472";
    public const string Number = "+1 202 555 0179";

    private static readonly string[] All =
    [
        Agent, Address, Language, "zebrafinch-referrer", Cookie, Query, Path, Field, Name, Receipt, Receipt.Replace(" ", "", StringComparison.Ordinal),
        Number, Number.Replace(" ", "", StringComparison.Ordinal), "2025550179",
    ];

    /// <summary>As they are, and as names are compared.</summary>
    private static readonly (string What, byte[] Bytes)[] Written = [.. All.SelectMany(mark => (string[])[mark, mark.ToUpperInvariant(), mark.ToLowerInvariant()]).SelectMany(WaysToWrite).DistinctBy(way => Convert.ToHexString(way.Bytes))];

    /// <summary>What of it is in the bytes.</summary>
    public static IReadOnlyList<string> FindIn(ReadOnlySpan<byte> bytes)
    {
        var found = new List<string>();
        foreach (var (what, way) in Written)
        {
            if (bytes.IndexOf(way) >= 0)
                found.Add(what);
        }

        return found;
    }

    public static IReadOnlyList<string> FindIn(string text) => FindIn(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<(string What, byte[] Bytes)> WaysToWrite(string mark)
    {
        var bytes = Encoding.UTF8.GetBytes(mark);
        yield return (mark, bytes);
        yield return ($"{mark} (UTF-16)", Encoding.Unicode.GetBytes(mark));
        yield return ($"{mark} (UTF-16 BE)", Encoding.BigEndianUnicode.GetBytes(mark));
        yield return ($"{mark} (in an address)", Encoding.ASCII.GetBytes(Uri.EscapeDataString(mark)));
        yield return ($"{mark} (in a form)", Encoding.ASCII.GetBytes(WebUtility.UrlEncode(mark)));
        yield return ($"{mark} (hexadecimal)", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        yield return ($"{mark} (hexadecimal)", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        // Wherever in a longer text it begins, base64 is one of three; its ends depend on what is beside it.
        for (var before = 0; before < 3; before++)
            yield return ($"{mark} (base64)", Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=')[(before == 0 ? 0 : before + 1)..^2]));
    }
}
