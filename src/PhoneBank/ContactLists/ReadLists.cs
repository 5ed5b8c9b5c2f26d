using System.Text.Json;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

internal sealed record ListRow(Guid Id, string Name, DateOnly Day, int Taken, int NotTaken);

/// <param name="WithoutZone">Contacts of the list that are never handed out because nobody knows what time it is there.</param>
internal sealed record ListReport(ListRow List, int WithoutZone, IReadOnlyList<Rejection> Rejections);

/// <summary>What was imported into a campaign.</summary>
internal sealed class ReadLists(LedgerlineDb db, KeyRing keys)
{
    /// <summary>The newest first. Days are UTC's.</summary>
    public async Task<IReadOnlyList<ListRow>> OfAsync(CampaignId campaign, CancellationToken cancel)
    {
        var lists = await db.Set<ContactList>().AsNoTracking().Where(list => list.Campaign == campaign).OrderByDescending(list => list.ImportedAt)
            .Select(list => new { list.Id, list.Name, list.ImportedAt, list.RowsTaken, list.RowsNotTaken }).ToListAsync(cancel);
        return [.. lists.Select(list => new ListRow(list.Id, list.Name, Day(list.ImportedAt), list.RowsTaken, list.RowsNotTaken))];
    }

    /// <returns>Null when the campaign has no such list.</returns>
    public async Task<ListReport?> ReportAsync(CampaignId campaign, Guid id, CancellationToken cancel)
    {
        var list = await db.Set<ContactList>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.Campaign == campaign, cancel);
        if (list is null)
            return null;
        var withoutZone = await db.Set<Contact>().CountAsync(
            contact => contact.Campaign == campaign && contact.List == id && contact.Zone == null && contact.State == ContactState.Waiting, cancel);
        return new ListReport(new(list.Id, list.Name, Day(list.ImportedAt), list.RowsTaken, list.RowsNotTaken), withoutZone, Open(list.ReportSealed));
    }

    private List<Rejection> Open(byte[]? reportSealed) => reportSealed is null
        ? []
        : JsonSerializer.Deserialize<List<Rejection>>(keys.Open(KeyPurpose.Note, reportSealed), ReportJson.Options)!;

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
