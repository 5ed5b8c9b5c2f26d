namespace Ledgerline.PhoneBank.DoNotCall;

/// <summary>A number that nobody may call. Neither the number nor who asked can be read from it.</summary>
internal sealed class DoNotCallEntry
{
    /// <summary>Keyed hash, under a key that serves nothing else.</summary>
    public required byte[] Hash { get; init; }

    public DateOnly Day { get; init; }
}
