namespace Ledgerline.Register.Sealing;

/// <summary>
/// A sealed declaration. Nothing in it is finer than the day, and nothing says whose call, group, centre or shift it came from. Its name,
/// place, statement and salt are null once it is erased.
/// </summary>
internal sealed class Entry
{
    public required long Index { get; init; }

    public required DateOnly Day { get; init; }

    public required Organisations Organisations { get; init; }

    public required NameKind Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>The code of a <see cref="Register.Place"/>, or null.</summary>
    public string? Place { get; init; }

    /// <summary>The text of a <see cref="StatementText"/>, or null.</summary>
    public string? Statement { get; init; }

    public byte[]? Salt { get; init; }

    public byte[]? ReceiptKey { get; init; }
}

/// <summary>A leaf of the log, exactly as it is hashed.</summary>
internal sealed class Leaf
{
    public required long Index { get; init; }

    public required byte[] Bytes { get; init; }
}
