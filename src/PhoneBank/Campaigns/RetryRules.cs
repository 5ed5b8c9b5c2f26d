namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>When a call that ended in one way is tried again, and how often it may end so.</summary>
/// <param name="Minutes">Until the next call: <see cref="RetryRules.FewestMinutes"/> to <see cref="RetryRules.MostMinutes"/>.</param>
/// <param name="AtMost">Calls that may end so before a contact is left alone: <see cref="RetryRules.FewestAttempts"/> to <see cref="RetryRules.MostAttempts"/>.</param>
internal readonly record struct Retry(int Minutes, int AtMost)
{
    public TimeSpan After => TimeSpan.FromMinutes(Minutes);
}

/// <summary>How often and when a campaign tries again whom it did not reach, and how long it leaves alone whom it spoke with; within bounds, so that nobody is pestered.</summary>
/// <param name="MaxAttempts">Calls that may reach nobody, however they end, before a contact is left alone: <see cref="FewestAttempts"/> to <see cref="MostAttempts"/>.</param>
/// <param name="RestDays">After a talk: days, <see cref="FewestRestDays"/> to <see cref="MostRestDays"/>. It holds for the number, in all campaigns.</param>
internal sealed record RetryRules(int MaxAttempts, Retry NoAnswer, Retry Busy, Retry Voicemail, Retry SwitchedOff, int RestDays)
{
    public const int FewestAttempts = 1;
    public const int MostAttempts = 10;
    public const int FewestMinutes = 10;
    public const int MostMinutes = 14 * 24 * 60;
    public const int FewestRestDays = 7;
    public const int MostRestDays = 365;

    public static RetryRules Default { get; } = new(
        MaxAttempts: 5, NoAnswer: new(4 * 60, 5), Busy: new(20, 5), Voicemail: new(24 * 60, 3), SwitchedOff: new(24 * 60, 3), RestDays: 30);

    /// <summary>How long a number rests after somebody spoke with its person.</summary>
    public TimeSpan AfterTalk => TimeSpan.FromDays(RestDays);
}
