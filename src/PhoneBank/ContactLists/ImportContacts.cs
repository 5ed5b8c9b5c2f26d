using Ledgerline.Centres;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>
/// Takes a staged file's rows into a campaign, a batch at a time: each batch is kept whole or not at all, and an import that is broken off is
/// simply repeated, because nothing is taken twice.
/// </summary>
internal sealed class ImportContacts(LedgerlineDb db, StageUpload uploads, DoNotCallList doNotCall, NumberVault vault, KeyRing keys, AuditTrail audit, TimeProvider clock)
{
    /// <summary>A contact's place in the queue is that of its row: each row a millisecond, before now.</summary>
    private const int MaxRows = 1_000_000;

    /// <returns>The list that was made; null when the upload is not there any more.</returns>
    public async Task<Guid?> ImportAsync(Guid upload, CampaignId campaign, Actor actor, Columns columns, string? region, CancellationToken cancel = default)
    {
        if (await uploads.FindAsync(upload, campaign, cancel) is not { } file)
            return null;
        var now = clock.GetUtcNow();
        var list = new ContactList { Id = Guid.NewGuid(), Campaign = campaign, Name = file.FileName, ImportedAt = now };
        var reading = new ReadRows(columns, region);
        var rows = Sheet.Read(file.Text).Skip(columns.HasHeadings ? 1 : 0).Take(MaxRows);
        foreach (var batch in reading.Read(rows).Chunk(InsertContacts.MaxBatch))
            list.RowsTaken += await TakeAsync(list, batch, reading.Refused, now, cancel);

        list.RowsNotTaken = reading.Refused.Count;
        list.ReportSealed = keys.Seal(KeyPurpose.Note, ImportReport.Write(reading.Refused.OrderBy(row => row.Line)));
        await using var write = await db.BeginWriteAsync(cancel);
        db.Add(list);
        audit.Record(actor, "list-imported", list.Id);
        await db.SaveChangesAsync(cancel);
        await db.Set<Upload>().Where(u => u.Id == upload).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
        return list.Id;
    }

    private async Task<int> TakeAsync(ContactList list, ReadRow[] batch, List<RefusedRow> refused, DateTimeOffset now, CancellationToken cancel)
    {
        // Sealing and hashing before the transaction: SQLite has one writer.
        var contacts = batch.ToDictionary(row => row, row => new NewContact(
            ContactId.New(), vault.Hash(row.Number), vault.Seal(row.Number), ZoneOf.Number(row.Number, now), Seal(row.Name), Seal(row.Note),
            now.AddMilliseconds(row.Row.Line - MaxRows)));
        await using var write = await db.BeginWriteAsync(cancel);
        var forbidden = await doNotCall.FindAsync([.. batch.Select(row => row.Number)], cancel);
        var wanted = contacts.Where(pair => !forbidden.Contains(pair.Key.Number)).Select(pair => pair.Value).ToList();
        var taken = await InsertContacts.InsertAsync(db, list.Campaign, list.Id, wanted, cancel);
        await write.CommitAsync(cancel);

        foreach (var (row, contact) in contacts)
        {
            if (forbidden.Contains(row.Number))
                refused.Add(RefusedRow.Of(row.Row, row.Cell, RowRefusal.AskedNotToBeCalled));
            else if (!taken.Contains(contact.Id))
                refused.Add(RefusedRow.Of(row.Row, row.Cell, RowRefusal.AlreadyInCampaign));
        }

        return taken.Count;
    }

    private byte[]? Seal(string text) => text.Length == 0 ? null : keys.Seal(KeyPurpose.Note, text);
}
