using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

internal enum ImportOutcome
{
    /// <summary>It is imported in the background, whatever happens to the page.</summary>
    Started,

    /// <summary>This upload is being imported, or was; nothing is taken twice.</summary>
    StartedBefore,

    /// <summary>The upload is not there any more, or never was.</summary>
    Gone,

    /// <summary>Read this way, the file makes no sense to its end.</summary>
    Unreadable,
}

/// <summary>Makes a contact list of an uploaded file. The list has the upload's id; <see cref="RunImport"/> fills it.</summary>
internal sealed class StartImport(LedgerlineDb db, Uploads uploads, ImportBell bell, AuditTrail audit, TimeProvider clock)
{
    public async Task<ImportOutcome> StartAsync(Actor actor, CampaignId campaign, Guid id, Reading reading, CancellationToken cancel)
    {
        if (await db.Set<ContactList>().AnyAsync(list => list.Id == id && list.Campaign == campaign, cancel))
            return ImportOutcome.StartedBefore;
        if (await uploads.FindAsync(campaign, id, cancel) is not { } upload)
            return ImportOutcome.Gone;
        // It was read whole with the encoding and the separator that were found; with others it may end in the middle of a row.
        var (rows, problem) = reading.Separator is null && reading.Encoding == upload.Encoding
            ? (upload.Rows, null)
            : await Sheet.CheckAsync(uploads.Open(id), reading.Encoding, reading.Separator, cancel);
        if (problem is not null)
            return ImportOutcome.Unreadable;

        await using var write = await db.BeginWriteAsync(cancel);
        if (!await TryAddAsync(new(campaign, upload, reading, rows - (reading.HasHeadings ? 1 : 0), clock.GetUtcNow()), cancel))
            return ImportOutcome.StartedBefore;
        audit.Record(actor, "list-imported", id);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        bell.Ring();
        return ImportOutcome.Started;
    }

    /// <returns>False where another request was quicker.</returns>
    private async Task<bool> TryAddAsync(NewList list, CancellationToken cancel)
    {
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "contact_lists")}
                (id, campaign, name, imported_at, state, reading, places, rows, rows_read, rows_taken, rows_joined, rows_not_taken, numbers_left_out, reasons, worked_until,
                problem_line, use, is_settled)
            VALUES (@id, @campaign, @name, @now, @state, @reading, @places, @rows, 0, 0, 0, 0, 0, @reasons, 0, 0, 0, TRUE) ON CONFLICT (id) DO NOTHING
            """;
        var places = await QueuePlaces.ReadAsync(db, list.Campaign, list.Rows * ReadRows.MostNumbers, list.At, cancel);
        await using var command = db.Command(
            sql, ("id", list.Upload.Id), ("campaign", list.Campaign.Value), ("name", list.Upload.FileName), ("now", list.At.ToUnixTimeMilliseconds()),
            ("state", (int)ListState.Importing), ("reading", JsonSerializer.Serialize(list.Reading)), ("places", places.Write()), ("rows", list.Rows), ("reasons", ListReasons.None));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private sealed record NewList(CampaignId Campaign, Upload Upload, Reading Reading, int Rows, DateTimeOffset At);
}
