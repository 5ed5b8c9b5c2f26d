using System.Globalization;

namespace Ledgerline.Tlog;

/// <summary>The end of a tile's path: its number in groups of three digits, and its width when it is partial (C2SP tlog-tiles, "Tiles": N and W).</summary>
internal static class TileNumber
{
    /// <summary>Leaves or hashes in a full tile.</summary>
    public const int FullWidth = 256;

    private const string PartialMark = ".p/";
    private const int GroupDigits = 3;

    public static string Write(long index, int width)
    {
        var path = (index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = index / 1000; rest > 0; rest /= 1000)
            path = $"x{(rest % 1000).ToString("000", CultureInfo.InvariantCulture)}/{path}";
        return width == FullWidth ? path : string.Create(CultureInfo.InvariantCulture, $"{path}{PartialMark}{width}");
    }

    /// <returns>False for everything that <see cref="Write"/> does not write.</returns>
    public static bool TryParse(ReadOnlySpan<char> path, out long index, out int width)
    {
        (index, width) = (0, FullWidth);
        if (path.IndexOf(PartialMark) is var mark and >= 0)
        {
            if (!DecimalNumber.TryParse(path[(mark + PartialMark.Length)..], out var partial) || partial is 0 or >= FullWidth)
                return false;
            width = (int)partial;
            path = path[..mark];
        }

        var digits = path;
        while (digits is ['x', ..])
        {
            // The first group of several is never 000: the number has no leading zeros.
            if (digits.Length < GroupDigits + 2 || digits[GroupDigits + 1] != '/' || !TryAddGroup(digits[1..(GroupDigits + 1)], ref index) || index == 0)
                return false;
            digits = digits[(GroupDigits + 2)..];
        }

        return digits.Length == GroupDigits && TryAddGroup(digits, ref index);
    }

    private static bool TryAddGroup(ReadOnlySpan<char> group, ref long index)
    {
        if (group.ContainsAnyExceptInRange('0', '9'))
            return false;
        var value = int.Parse(group, CultureInfo.InvariantCulture);
        if (index > (long.MaxValue - value) / 1000)
            return false;
        index = (index * 1000) + value;
        return true;
    }
}
