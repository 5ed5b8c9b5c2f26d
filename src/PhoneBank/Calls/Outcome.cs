namespace Ledgerline.PhoneBank.Calls;

/// <summary>How a call ended. Stored; the values never change.</summary>
internal enum Outcome
{
    /// <summary>The same whether or not anybody declared.</summary>
    SpokeAndFinished = 1,
    CallBack = 2,
    NoAnswer = 3,
    Busy = 4,
    Voicemail = 5,

    /// <summary>Also when the telephone is another person's now.</summary>
    WrongNumber = 6,
    NeverCallAgain = 7,
    SwitchedOff = 8,
    Fax = 9,
}
