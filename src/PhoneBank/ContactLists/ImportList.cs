using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

internal enum ImportOutcome
{
    Imported,

    /// <summary>This upload was imported before; nothing is taken twice.</summary>
    ImportedBefore,

    /// <summary>The upload is not there any more, or never was.</summary>
    Gone,

    /// <summary>Read this way, the file makes no sense.</summary>
    Unreadable,
}

/// <summary>Imports an uploaded file into a campaign: the whole of it, in one transaction, or nothing. The list has the upload's id.</summary>
internal sealed class ImportList(LedgerlineDb db, Uploads uploads, DoNotCallList doNotCall, NumberVault vault, KeyRing keys, AuditTrail audit, TimeProvider clock)
{
    public async Task<ImportOutcome> ImportAsync(Actor actor, CampaignId campaign, Guid upload, Reading reading, CancellationToken cancel)
    {
        if (await uploads.FindAsync(campaign, upload, cancel) is not var (fileName, text))
            return await MissingAsync(campaign, upload, cancel);
        if (Sheet.Read(text, reading.Separator).Sheet is not { } sheet)
            return ImportOutcome.Unreadable;
        // Everything that takes time and no database is done before the transaction, so that others wait for as little as can be.
        var (candidates, rejections) = Sort(sheet, reading);

        await using var write = await db.BeginWriteAsync(cancel);
        await HoldCampaignAsync(campaign, cancel);
        if (!await uploads.TakeAwayAsync(campaign, upload, cancel))
            return await MissingAsync(campaign, upload, cancel);
        var taken = await InsertAsync(campaign, upload, candidates, rejections, cancel);
        db.Add(new ContactList
        {
            Id = upload,
            Campaign = campaign,
            Name = fileName,
            ImportedAt = clock.GetUtcNow(),
            RowsTaken = taken,
            RowsNotTaken = rejections.Count,
            ReportSealed = Seal(rejections),
        });
        audit.Record(actor, "list-imported", upload);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ImportOutcome.Imported;
    }

    /// <summary>The numbers that may be taken, each with its first row; and the rows that cannot be.</summary>
    private (List<Candidate> Candidates, List<Rejection> Rejections) Sort(Sheet sheet, Reading reading)
    {
        var now = clock.GetUtcNow();
        var first = new Dictionary<PhoneNumber, ReadRow>();
        var rejections = new List<Rejection>();
        foreach (var row in ReadRows.Of(sheet, reading))
        {
            if (row.Number is not { } number)
                rejections.Add(new(row.Source.Line, row.Source.Row, row.Refusal!.Value, null, row.NumberText, row.Name, row.Note));
            else if (!first.TryAdd(number, row))
                rejections.Add(new(row.Source.Line, row.Source.Row, RowRefusal.TwiceInFile, first[number].Source.Line));
        }

        var candidates = first.Values.Select((row, index) => new Candidate(row, NewContact(row, reading, now, index - first.Count)));
        // By hash, over all batches: two imports that share numbers take them in one order and never wait for each other in a ring.
        return ([.. candidates.OrderBy(candidate => Convert.ToHexString(candidate.Contact.NumberHash), StringComparer.Ordinal)], rejections);
    }

    /// <param name="place">Milliseconds in the past: the file's order is the order in which its people are called.</param>
    private NewContact NewContact(ReadRow row, Reading reading, DateTimeOffset now, int place) => new(
        ContactId.New(),
        vault.Hash(row.Number!),
        vault.Seal(row.Number!),
        ZoneChoice.Of(row.Number!, reading.Zone, now),
        Seal(row.Name),
        Seal(row.Note),
        now.AddMilliseconds(place));

    /// <summary>Imports into one campaign go one after the other: its zones are rows that they share.</summary>
    private Task<int> HoldCampaignAsync(CampaignId campaign, CancellationToken cancel) =>
        db.Set<Campaign>().Where(c => c.Id == campaign).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, c => c.State), cancel);

    private async Task<int> InsertAsync(CampaignId campaign, Guid list, List<Candidate> candidates, List<Rejection> rejections, CancellationToken cancel)
    {
        var taken = 0;
        foreach (var batch in candidates.Chunk(InsertContacts.MaxBatch))
        {
            var refused = await doNotCall.FindAsync([.. batch.Select(candidate => candidate.Row.Number!)], cancel);
            var welcome = batch.Where(candidate => !refused.Contains(candidate.Row.Number!)).Select(candidate => candidate.Contact).ToList();
            var added = await InsertContacts.InsertAsync(db, campaign, list, welcome, cancel);
            taken += added.Count;
            rejections.AddRange(batch.Where(candidate => !added.Contains(candidate.Contact.Id)).Select(candidate => new Rejection(
                candidate.Row.Source.Line,
                candidate.Row.Source.Row,
                refused.Contains(candidate.Row.Number!) ? RowRefusal.AskedNotToBeCalled : RowRefusal.AlreadyInCampaign)));
        }

        rejections.Sort((one, other) => one.Row.CompareTo(other.Row));
        return taken;
    }

    private async Task<ImportOutcome> MissingAsync(CampaignId campaign, Guid upload, CancellationToken cancel) =>
        await db.Set<ContactList>().AnyAsync(list => list.Id == upload && list.Campaign == campaign, cancel) ? ImportOutcome.ImportedBefore : ImportOutcome.Gone;

    private byte[]? Seal(string? words) => words is null ? null : keys.Seal(KeyPurpose.Note, words);

    private byte[]? Seal(List<Rejection> rejections) => rejections.Count == 0 ? null : keys.Seal(KeyPurpose.Note, JsonSerializer.Serialize(rejections, ReportJson.Options));

    private sealed record Candidate(ReadRow Row, NewContact Contact);
}
