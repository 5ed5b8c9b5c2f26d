using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Reports;

/// <summary>What a report has a line for. There is none for volunteers: nobody is compared.</summary>
internal enum ReportBy
{
    Day,
    Campaign,
    List,
}

/// <param name="Day">Null where lines are not days.</param>
/// <param name="Campaign">Null where lines are days.</param>
/// <param name="List">Null where lines are not lists, and for who is on none.</param>
internal sealed record ReportLine(DateOnly? Day, string? Campaign, string? List, OutcomeCounts Outcomes);

/// <summary>Counts the calls of a centre that were begun from one day to another, both included. Those with its own telephones are not counted.</summary>
internal sealed class CountCalls(LedgerlineDb db, FindCanaries canaries, CountHours hours)
{
    public async Task<IReadOnlyList<ReportLine>> ByAsync(ReportBy by, CentreId centre, LocalDay first, LocalDay last, CancellationToken cancel) => by switch
    {
        ReportBy.Day => await ByDayAsync(centre, first, last, cancel),
        ReportBy.Campaign => await ByCampaignAsync(centre, first, last, cancel),
        ReportBy.List => await ByListAsync(centre, first, last, cancel),
    };

    private async Task<IReadOnlyList<ReportLine>> ByDayAsync(CentreId centre, LocalDay first, LocalDay last, CancellationToken cancel)
    {
        var counts = await hours.ReadAsync(centre, first.Begins, last.Ends, cancel);
        var days = counts.GroupBy(count => LocalDay.Of(first.Begins.AddHours(count.Hour), first.Zone).Date)
            .ToDictionary(day => day.Key, day => Counts(day.Select(count => ((Outcome)count.Outcome, count.Calls))));
        return
        [
            .. Enumerable.Range(0, last.Date.DayNumber - first.Date.DayNumber + 1).Select(first.Date.AddDays)
                .Select(day => new ReportLine(day, null, null, days.GetValueOrDefault(day) ?? Counts([]))),
        ];
    }

    private async Task<IReadOnlyList<ReportLine>> ByCampaignAsync(CentreId centre, LocalDay first, LocalDay last, CancellationToken cancel)
    {
        var rows = await (from call in await CallsOfAsync(centre, first, last, cancel)
                          join campaign in db.Set<Campaign>() on call.Campaign equals campaign.Id
                          where campaign.Centre == centre
                          group call by new { campaign.Id, campaign.Name, call.Outcome } into one
                          select new { one.Key.Id, one.Key.Name, one.Key.Outcome, Calls = one.Count() }).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => (row.Id, row.Name)).OrderBy(line => line.Key.Name, StringComparer.InvariantCultureIgnoreCase)
                .Select(line => new ReportLine(null, line.Key.Name, null, Counts(line.Select(row => (row.Outcome!.Value, row.Calls))))),
        ];
    }

    private async Task<IReadOnlyList<ReportLine>> ByListAsync(CentreId centre, LocalDay first, LocalDay last, CancellationToken cancel)
    {
        var rows = await (from call in await CallsOfAsync(centre, first, last, cancel)
                          join campaign in db.Set<Campaign>() on call.Campaign equals campaign.Id
                          where campaign.Centre == centre
                          join contact in db.Set<Contact>() on call.Contact equals (ContactId?)contact.Id into contacts
                          from contact in contacts.DefaultIfEmpty()
                          group call by new { campaign.Id, campaign.Name, contact!.List, call.Outcome } into one
                          select new { one.Key.Id, one.Key.Name, one.Key.List, one.Key.Outcome, Calls = one.Count() }).ToListAsync(cancel);
        var ids = rows.Select(row => row.List).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<ContactList>().Where(list => ids.Contains(list.Id)).ToDictionaryAsync(list => list.Id, list => list.Name, cancel);
        return
        [
            .. rows.GroupBy(row => (row.Id, row.Name, row.List))
                .Select(line => new ReportLine(
                    null, line.Key.Name, line.Key.List is { } list ? names.GetValueOrDefault(list) : null, Counts(line.Select(row => (row.Outcome!.Value, row.Calls)))))
                .OrderBy(line => line.Campaign, StringComparer.InvariantCultureIgnoreCase).ThenBy(line => line.List, StringComparer.InvariantCultureIgnoreCase),
        ];
    }

    private async Task<IQueryable<Call>> CallsOfAsync(CentreId centre, LocalDay first, LocalDay last, CancellationToken cancel)
    {
        var (begins, ends) = (first.Begins, last.Ends);
        var own = await canaries.ContactsOfAsync(centre, cancel);
        return db.Set<Call>().Where(call => !db.Set<Contact>().Any(contact => contact.Id == call.Contact && own.Contains(contact.Id)) && call.StartedAt >= begins && call.StartedAt < ends && call.Outcome != null);
    }

    private static OutcomeCounts Counts(IEnumerable<(Outcome Outcome, int Calls)> counts) =>
        new(counts.GroupBy(count => count.Outcome).ToDictionary(outcome => outcome.Key, outcome => outcome.Sum(count => count.Calls)));
}
