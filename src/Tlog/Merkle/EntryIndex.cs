namespace Ledgerline.Tlog;

/// <summary>
/// The place of an entry in the log, counted from 0 (C2SP tlog-tiles: leaf index). Entries are numbered without a gap and a number is
/// never given twice. 0 to 2⁶³−1.
/// </summary>
public readonly record struct EntryIndex : IComparable<EntryIndex>
{
    /// <summary>The entry of that number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public EntryIndex(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The index as a number, 0 or more.</summary>
    public long Value { get; }

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(EntryIndex left, EntryIndex right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(EntryIndex left, EntryIndex right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(EntryIndex left, EntryIndex right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(EntryIndex left, EntryIndex right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(EntryIndex other) => Value.CompareTo(other.Value);

    /// <summary>Reads ASCII decimal without sign or leading zeros, as the specifications write indices.</summary>
    /// <returns>False when it is written in any other way, or is over 2⁶³−1.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out EntryIndex index)
    {
        var read = DecimalNumber.TryParse(text, out var value);
        index = read ? new EntryIndex(value) : default;
        return read;
    }

    /// <summary>The number in decimal, without separators.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
