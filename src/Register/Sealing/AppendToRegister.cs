using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Sealing;

/// <summary>Appends entries with their leaves and moves the log's state along, within the caller's write transaction.</summary>
internal sealed class AppendToRegister(LedgerlineDb db, ISealedRows rows)
{
    /// <exception cref="BrokenRegisterException">Entries, leaves and state do not agree.</exception>
    public async Task AppendAsync(IReadOnlyList<SealedPerson> people, CancellationToken cancel)
    {
        var before = await StateAsync(cancel);
        await RequireAgreementAsync(before, cancel);
        await rows.AppendAsync(db, before.Size, people, cancel);

        var size = before.Size + people.Count;
        var declarations = before.Declarations + people.Count;
        var moved = await db.Set<LogState>().Where(row => row.Id == LogState.OnlyId && row.Size == before.Size).ExecuteUpdateAsync(
            row => row.SetProperty(state => state.Size, size).SetProperty(state => state.Declarations, declarations), cancel);
        if (moved != 1)
            throw new BrokenRegisterException($"The log's size was {before.Size} when the batch began and is not any more.");
    }

    private async Task<LogState> StateAsync(CancellationToken cancel)
    {
        var state = await db.Set<LogState>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == LogState.OnlyId, cancel);
        if (state is not null)
            return state;
        state = new LogState();
        db.Add(state);
        await db.SaveChangesAsync(cancel);
        return state;
    }

    private async Task RequireAgreementAsync(LogState state, CancellationToken cancel)
    {
        var lastEntry = await db.Set<Entry>().MaxAsync(row => (long?)row.Index, cancel) ?? -1;
        var lastLeaf = await db.Set<Leaf>().MaxAsync(row => (long?)row.Index, cancel) ?? -1;
        if (lastLeaf != state.Size - 1 || lastEntry > lastLeaf)
            throw new BrokenRegisterException(
                $"The log's size is {state.Size}, but its last leaf has index {lastLeaf} and the last entry index {lastEntry}.");
    }
}
