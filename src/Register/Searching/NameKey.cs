using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>What a key says of a name. The numbers are kept in the database.</summary>
internal enum NameKeyKind : byte
{
    /// <summary>The whole name, folded.</summary>
    Name = 0,

    /// <summary>How its Han characters are read, letters and then tones.</summary>
    Pinyin = 1,

    /// <summary>The name begun at another word than its first, folded.</summary>
    LaterWord = 2,

    /// <summary>The first letters of how its Han characters are read.</summary>
    Initials = 3,
}

/// <summary>One key under which a name is found: UTF-8, ordered by its bytes; no byte is below 0x20 or 0xFF.</summary>
internal readonly record struct NameKey(NameKeyKind Kind, byte[] Bytes)
{
    public static NameKey Of(NameKeyKind kind, string text) => new(kind, Encoding.UTF8.GetBytes(text));

    /// <summary>The order of the index.</summary>
    public static int Compare(NameKey one, NameKey other) =>
        one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind) : one.Bytes.AsSpan().SequenceCompareTo(other.Bytes);

    public override string ToString() => $"{Kind} {Encoding.UTF8.GetString(Bytes)}";
}
