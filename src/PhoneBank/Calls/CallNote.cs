using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Moments of a call that the next volunteer should know of. Written by name; the names never change.</summary>
[Flags]
internal enum Moments
{
    None = 0,

    /// <summary>They record the call, or play it to others.</summary>
    RecordsTheCall = 1,

    /// <summary>Others listen on the speaker.</summary>
    OthersListen = 2,

    /// <summary>Said nothing at first.</summary>
    SilentAtFirst = 4,
}

/// <summary>What is noted of a call. Sealed wherever it is kept.</summary>
internal sealed record CallNote(Moments Moments, string Text)
{
    public const int MaxLength = 2_000;

    /// <summary>Null when there is nothing in it.</summary>
    public byte[]? Seal(KeyRing keys) =>
        Moments == Moments.None && Text.Length == 0 ? null : keys.Seal(KeyPurpose.Note, $"{Moments}\n{Text}");

    public static CallNote Open(KeyRing keys, byte[] noteSealed)
    {
        var lines = keys.Open(KeyPurpose.Note, noteSealed).Split('\n', 2);
        return new CallNote(Enum.Parse<Moments>(lines[0]), lines[1]);
    }
}
