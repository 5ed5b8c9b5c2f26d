using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Reading;

/// <summary>Why a text names no entries.</summary>
internal enum EntryNumbersRefusal
{
    Empty,

    /// <summary>A part of it is neither a number nor a range.</summary>
    NotNumbers,

    /// <summary>A range whose first number is larger than its last.</summary>
    Backwards,

    TooMany,
}

/// <summary>Entries as people type them: numbers and ranges, "12, 40-55", with digits, commas and dashes of any script.</summary>
internal sealed partial record EntryNumbers
{
    private const string Separators = ",;，、；";
    private const string Dashes = "−~～";
    private const int MaxShownPart = 40;

    private EntryNumbers(IReadOnlyList<EntryIndex> indices) => Indices = indices;

    /// <summary>Each entry once, in ascending order; at least one.</summary>
    public IReadOnlyList<EntryIndex> Indices { get; }

    /// <summary>Reads what was typed.</summary>
    /// <param name="most">How many different entries it may name.</param>
    /// <param name="mistake">Why it was refused, and the part of the text that is meant (empty where it is the whole).</param>
    public static bool TryParse(
        string? text, int most, [NotNullWhen(true)] out EntryNumbers? numbers, out (EntryNumbersRefusal Why, string Part) mistake)
    {
        (numbers, mistake) = (null, (EntryNumbersRefusal.Empty, ""));
        var indices = new SortedSet<long>();
        foreach (var part in AroundDash().Replace(Normalise(text ?? ""), "-").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryReadPart(part, out var first, out var last) is { } why)
                mistake = (why, part.Length > MaxShownPart ? part[..MaxShownPart] + "…" : part);
            else if (!TryAdd(indices, first, last, most))
                mistake = (EntryNumbersRefusal.TooMany, "");
            else
                continue;
            return false;
        }

        if (indices.Count == 0)
            return false;
        numbers = new EntryNumbers([.. indices.Select(index => new EntryIndex(index))]);
        return true;
    }

    /// <summary>The entries as a text that <see cref="TryParse"/> reads: as short as it can be.</summary>
    public static string Write(IEnumerable<EntryIndex> ascending)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var index in ascending.Select(index => index.Value))
        {
            if (ranges is [.., var range] && range.Last == index - 1)
                ranges[^1] = (range.First, index);
            else
                ranges.Add((index, index));
        }

        return string.Join(", ", ranges.Select(range => range.First == range.Last ? Invariant(range.First) : $"{Invariant(range.First)}-{Invariant(range.Last)}"));
    }

    private static EntryNumbersRefusal? TryReadPart(string part, out long first, out long last)
    {
        (first, last) = (0, 0);
        var ends = part.Split('-');
        if (ends.Length > 2 || !TryReadNumber(ends[0], out first) || !TryReadNumber(ends[^1], out last))
            return EntryNumbersRefusal.NotNumbers;
        return first > last ? EntryNumbersRefusal.Backwards : null;
    }

    private static bool TryReadNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryAdd(SortedSet<long> indices, long first, long last, int most)
    {
        if (last - first >= most)
            return false;
        for (var at = 0L; at <= last - first; at++)
            indices.Add(first + at);
        return indices.Count <= most;
    }

    /// <summary>ASCII digits, "-" for every dash, one space for whatever separates.</summary>
    private static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                normal.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || IsOneOf(rune, Dashes))
                normal.Append('-');
            else if (Rune.IsWhiteSpace(rune) || IsOneOf(rune, Separators))
                normal.Append(' ');
            else
                normal.Append(rune);
        }

        return normal.ToString();
    }

    private static bool IsOneOf(Rune rune, string characters) => rune.IsBmp && characters.Contains((char)rune.Value, StringComparison.Ordinal);

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(" *- *")]
    private static partial Regex AroundDash();
}
