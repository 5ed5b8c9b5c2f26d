namespace Ledgerline.PhoneBank.Calls;

/// <summary>How many calls reached nobody since one last did, by how they ended.</summary>
/// <param name="Stored">A hexadecimal digit for each outcome that is tried again; the lowest is "no answer". A digit stays at 15.</param>
internal readonly record struct Attempts(int Stored)
{
    private const int DigitBits = 4;
    private const int Most = 15;

    public static Attempts None => default;

    public int Total => Of(Outcome.NoAnswer) + Of(Outcome.Busy) + Of(Outcome.Voicemail) + Of(Outcome.SwitchedOff);

    public int Of(Outcome outcome) => (Stored >> Shift(outcome)) & Most;

    /// <exception cref="ArgumentOutOfRangeException">The outcome is not one that is tried again.</exception>
    public Attempts And(Outcome outcome) => Of(outcome) == Most ? this : new(Stored + (1 << Shift(outcome)));

    private static int Shift(Outcome outcome) => DigitBits * outcome switch
    {
        Outcome.NoAnswer => 0,
        Outcome.Busy => 1,
        Outcome.Voicemail => 2,
        Outcome.SwitchedOff => 3,
        Outcome.SpokeAndFinished or Outcome.CallBack or Outcome.WrongNumber or Outcome.NeverCallAgain or Outcome.Fax =>
            throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "What reached somebody, or leads nowhere, is not counted."),
    };
}
