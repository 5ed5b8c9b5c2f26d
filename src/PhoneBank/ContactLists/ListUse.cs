using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>What the coordinator has decided of a list. Stored, and named in raw statements; the values never change.</summary>
internal enum ListUse
{
    /// <summary>Its contacts are handed out.</summary>
    Open = 0,

    /// <summary>They are not, for a while. A callback that was promised is made all the same.</summary>
    Paused = 1,

    /// <summary>They never are again. A callback that was promised is made all the same.</summary>
    Ended = 2,

    /// <summary>All that was known of its people is destroyed; how many they were stays.</summary>
    Forgotten = 3,
}

internal static class ListUses
{
    /// <summary>What was decided of a contact's list; who is in no list may be called.</summary>
    public static async Task<ListUse> OfAsync(LedgerlineDb db, Guid? list, CancellationToken cancel) =>
        list is null ? ListUse.Open : await db.Set<ContactList>().Where(l => l.Id == list).Select(l => l.Use).SingleOrDefaultAsync(cancel);
}
