using Ledgerline.Centres;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>The time in which a volunteer calls, from the first contact that she takes. It says nothing of what came of it.</summary>
internal sealed class Shift
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(2);

    public Guid Id { get; init; }

    public PersonId Volunteer { get; init; }

    public CentreId Centre { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Since when she rests; null while she does not.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>All earlier pauses together.</summary>
    public long PausedMilliseconds { get; set; }

    /// <summary>Whether she has put the note away that comes after two hours.</summary>
    public bool IsNoteAway { get; set; }

    /// <summary>Whether it is time for the note; never a reason to keep anybody from calling.</summary>
    public bool IsLong(DateTimeOffset now) => !IsNoteAway && PausedAt is null && Worked(now) >= Long;

    /// <summary>The time of it that she did not rest.</summary>
    public TimeSpan Worked(DateTimeOffset now) => (EndedAt ?? PausedAt ?? now) - StartedAt - TimeSpan.FromMilliseconds(PausedMilliseconds);
}
