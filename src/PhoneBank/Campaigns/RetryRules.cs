namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>How often and when a campaign tries again whom it did not reach, and how long it leaves alone whom it spoke with; within bounds, so that nobody is pestered.</summary>
/// <param name="MaxAttempts">Calls that may reach nobody before a contact is left alone: <see cref="FewestAttempts"/> to <see cref="MostAttempts"/>.</param>
/// <param name="NoAnswer">After nobody answered: minutes, <see cref="FewestMinutes"/> to <see cref="MostMinutes"/>; so are the next three.</param>
/// <param name="RestDays">After a talk: days, <see cref="FewestRestDays"/> to <see cref="MostRestDays"/>. It holds for the number, in all campaigns.</param>
internal sealed record RetryRules(int MaxAttempts, int NoAnswer, int Busy, int Voicemail, int SwitchedOff, int RestDays)
{
    public const int FewestAttempts = 1;
    public const int MostAttempts = 10;
    public const int FewestMinutes = 10;
    public const int MostMinutes = 14 * 24 * 60;
    public const int FewestRestDays = 7;
    public const int MostRestDays = 365;

    public static RetryRules Default { get; } = new(MaxAttempts: 5, NoAnswer: 4 * 60, Busy: 20, Voicemail: 24 * 60, SwitchedOff: 24 * 60, RestDays: 30);

    /// <summary>How long a number rests after somebody spoke with its person.</summary>
    public TimeSpan AfterTalk => TimeSpan.FromDays(RestDays);
}
