using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>A volunteer's shift begins, or goes on after a pause, with the contact that she takes: nobody must press a button to be able to call.</summary>
internal static class StartShift
{
    /// <summary>Within the transaction of the call that begins. One statement, since it is on the way of every claim.</summary>
    public static async Task WithCallAsync(LedgerlineDb db, PersonId volunteer, CentreId centre, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = db.Command(
            Write(db.Source), ("id", Guid.NewGuid()), ("volunteer", volunteer.Value), ("centre", centre.Value), ("now", now.ToUnixTimeMilliseconds()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Write(Database database) => $"""
        INSERT INTO {Statement.Table(database, "shifts")} AS s (id, volunteer, centre, started_at, paused_milliseconds, is_note_away)
        VALUES (@id, @volunteer, @centre, @now, 0, FALSE)
        ON CONFLICT (volunteer) WHERE ended_at IS NULL DO UPDATE
        SET paused_milliseconds = s.paused_milliseconds + @now - s.paused_at, paused_at = NULL WHERE s.paused_at IS NOT NULL
        """;
}
