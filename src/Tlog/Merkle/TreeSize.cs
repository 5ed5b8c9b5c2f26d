using System.Globalization;

namespace Ledgerline.Tlog;

/// <summary>How many leaves a log has (C2SP tlog-checkpoint: tree size). 0 to 2⁶³−1.</summary>
public readonly record struct TreeSize : IComparable<TreeSize>
{
    /// <summary>The size of that number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TreeSize(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The size of the empty log.</summary>
    public static TreeSize Zero => default;

    /// <summary>The size as a number, 0 or more.</summary>
    public long Value { get; }

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(TreeSize left, TreeSize right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(TreeSize left, TreeSize right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(TreeSize left, TreeSize right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(TreeSize left, TreeSize right) => left.Value >= right.Value;

    /// <summary>Whether a log of this size has an entry at <paramref name="index"/>.</summary>
    public bool Holds(EntryIndex index) => index.Value < Value;

    /// <inheritdoc/>
    public int CompareTo(TreeSize other) => Value.CompareTo(other.Value);

    /// <summary>Reads ASCII decimal without sign or leading zeros, as the specifications write sizes.</summary>
    /// <returns>False when it is written in any other way, or is over 2⁶³−1.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TreeSize size)
    {
        size = default;
        if (!DecimalNumber.TryParse(text, out var value))
            return false;
        size = new TreeSize(value);
        return true;
    }

    /// <summary>The size in decimal, without separators.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
