namespace Ledgerline.Register.Searching;

/// <summary>A row of the index of names. It goes when the entry's name is erased.</summary>
internal sealed class IndexedName
{
    public required long Entry { get; init; }

    public required NameKeyKind Kind { get; init; }

    public required byte[] Key { get; init; }
}

/// <summary>How much of the register is indexed: one row, there from the first seal or filling on.</summary>
internal sealed class NameIndexState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The <see cref="NameKeys.Version"/> that made the keys.</summary>
    public required int Version { get; init; }

    /// <summary>Every entry with a smaller index has the keys of that version. Those from here on may have.</summary>
    public required long FilledTo { get; init; }
}
