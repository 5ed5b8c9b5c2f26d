namespace Ledgerline.Tlog;

/// <summary>
/// The place of an entry in the log, counted from 0 (C2SP tlog-tiles: leaf index). Entries are numbered without a gap and a number is
/// never given twice. 0 to 2⁶³−1.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
public readonly record struct EntryIndex : IComparable<EntryIndex>
{
    public EntryIndex(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The index as a number, 0 or more.</summary>
    public long Value { get; }

    public static bool operator <(EntryIndex left, EntryIndex right) => left.Value < right.Value;

    public static bool operator >(EntryIndex left, EntryIndex right) => left.Value > right.Value;

    public static bool operator <=(EntryIndex left, EntryIndex right) => left.Value <= right.Value;

    public static bool operator >=(EntryIndex left, EntryIndex right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(EntryIndex other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal, without separators.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
