using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

internal enum ListUseOutcome
{
    /// <summary>It holds from now on, also if it did before; the contacts follow in the background.</summary>
    Done,

    /// <summary>The centre has no such list.</summary>
    NoSuchList,

    /// <summary>A list that is ended stays so, but that it can be forgotten.</summary>
    TooLate,
}

/// <summary>Pauses, resumes, ends or forgets a list. From here on none of its contacts is handed out, or they are again.</summary>
internal sealed class SetListUse(LedgerlineDb db, AuditTrail audit)
{
    public async Task<ListUseOutcome> SetAsync(Actor actor, CampaignId campaign, Guid id, ListUse use, CancellationToken cancel)
    {
        var before = Before(use);
        var isLast = use is ListUse.Ended or ListUse.Forgotten;
        await using var write = await db.BeginWriteAsync(cancel);
        var own = db.Set<ContactList>().Where(l => l.Id == id && l.Campaign == campaign && db.Set<Campaign>().Any(c => c.Id == campaign && c.Centre == actor.Centre));
        var changed = await own.Where(l => before.Contains(l.Use)).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Use, use).SetProperty(l => l.IsSettled, false)
                .SetProperty(l => l.State, l => isLast && l.State == ListState.Importing ? ListState.Stopped : l.State)
                .SetProperty(l => l.Reading, l => isLast ? null : l.Reading),
            cancel);
        if (changed == 0)
            return await own.Select(l => (ListUse?)l.Use).SingleOrDefaultAsync(cancel) is not { } now ? ListUseOutcome.NoSuchList : now == use ? ListUseOutcome.Done : ListUseOutcome.TooLate;
        audit.Record(actor, Action(use), id);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ListUseOutcome.Done;
    }

    private static ListUse[] Before(ListUse use) => use switch
    {
        ListUse.Open => [ListUse.Paused],
        ListUse.Paused => [ListUse.Open],
        ListUse.Ended => [ListUse.Open, ListUse.Paused],
        ListUse.Forgotten => [ListUse.Open, ListUse.Paused, ListUse.Ended],
    };

    private static string Action(ListUse use) => use switch
    {
        ListUse.Open => "list-resumed",
        ListUse.Paused => "list-paused",
        ListUse.Ended => "list-ended",
        ListUse.Forgotten => "list-forgotten",
    };
}
