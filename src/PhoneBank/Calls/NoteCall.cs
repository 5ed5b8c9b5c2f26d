using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Keeps what is noted of a call while it is in hand. The last write wins.</summary>
internal sealed class NoteCall(LedgerlineDb db, KeyRing keys)
{
    /// <returns>False when there is no such call in her hand.</returns>
    public async Task<bool> NoteAsync(CallId id, PersonId volunteer, CallNote note, CancellationToken cancel = default)
    {
        var noteSealed = note.Seal(keys);
        await using var write = await db.BeginWriteAsync(cancel);
        var noted = await db.Set<Call>().Where(c => c.Id == id && c.Volunteer == volunteer && c.IsCurrent)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NoteSealed, noteSealed), cancel);
        await write.CommitAsync(cancel);
        return noted == 1;
    }
}
