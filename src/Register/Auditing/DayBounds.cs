using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Which days the entries of an audit can bear. A log proves their order and not their time; this holds them against what is known of time.</summary>
/// <param name="Latest">The day on which the checkpoint that holds them was cosigned, or tomorrow by the clock.</param>
/// <param name="NewFrom">From which index on entries are new since the log was last found all right.</param>
/// <param name="EarliestNew">The earliest day of those, or null when the log was never seen before.</param>
internal sealed record DayBounds(DateOnly Latest, long NewFrom, DateOnly? EarliestNew)
{
    /// <summary>Before the first declaration that anybody can have made.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    public static DayBounds Of(TrustedCheckpoint trusted, AuditState? state, int backDatedDays, DateTimeOffset now)
    {
        var latest = trusted.CosignedAt is { } cosigned ? Day(cosigned) : Day(now).AddDays(1);
        return state?.Accepted is { } accepted
            ? new DayBounds(latest, accepted.Size, Day(accepted.At).AddDays(-backDatedDays))
            : new DayBounds(latest, long.MaxValue, null);
    }

    public void Judge(long index, DateOnly day, Findings findings)
    {
        if (day > Latest)
            findings.AddEntry(FindingKind.FutureDated, index, $"is dated {day:yyyy-MM-dd}, after {Latest:yyyy-MM-dd}, when it was in the log already");
        else if (day < Earliest)
            findings.AddEntry(FindingKind.TooEarly, index, $"is dated {day:yyyy-MM-dd}, before there were declarations");
        else if (index >= NewFrom && day < EarliestNew)
            findings.AddEntry(FindingKind.BackDated, index, $"is new and dated {day:yyyy-MM-dd}, before {EarliestNew:yyyy-MM-dd}: back-dated, or held for very long");
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
