using Ledgerline.Register.Annulling;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Sealing;

/// <summary>
/// Appends declarations with their entries, then annulments, to the log, and signs the checkpoint over them, within the caller's write transaction. What
/// is signed here is published only after the commit: until then nobody has seen it, and a rollback contradicts nothing.
/// </summary>
internal sealed class AppendToLog(LedgerlineDb db, ISealedRows rows, NameIndex names, AddToLists lists, LogOptions options, WriteSteps steps)
{
    /// <exception cref="NoLogException">No log was made, or its key is not here.</exception>
    /// <exception cref="BrokenRegisterException">Entries, leaves and state do not agree, or the key is another log's.</exception>
    public async Task AppendAsync(IReadOnlyList<SealedPerson> people, IReadOnlyList<NewAnnulment> annulments, CancellationToken cancel)
    {
        var before = await db.Set<LogState>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == LogState.OnlyId, cancel);
        var key = RequireKey(before);
        var edge = await RequireAgreementAsync(before!, cancel);

        // Hashed, and sorted, while the database writes.
        var hashed = Task.Run(() => AppendLeaves(edge, people), CancellationToken.None);
        var indexed = Task.Run(() => NewNames.InOrder(people.Select((person, i) => (before!.Size + i, person.NameKeys))), CancellationToken.None);
        await steps.RunAsync("append entries and leaves", () => rows.AppendAsync(db, before!.Size, people, cancel));
        await steps.RunAsync("index names", async () => await rows.IndexAsync(db, await indexed, cancel));
        await hashed;
        // Where older ones are not listed yet, these are listed after them (FillLists).
        var areListed = before!.Listed == before.Size;
        if (areListed)
            await steps.RunAsync("add to lists", () => lists.AddAsync(people.Select((person, i) => new ListedEntry(before.Size + i, person.Day, person.Organisations)), cancel));
        if (annulments.Count > 0)
            await AppendAnnulmentsAsync(annulments, edge, cancel);
        await steps.RunAsync("move the index of names", () => names.SealedAsync(before!.Size, edge.Size.Value, cancel));
        await MoveAsync(before, edge, annulments.Count, areListed, new Checkpoint(key.Name, edge.Size, edge.Root()).Sign(key), cancel);
    }

    private static void AppendLeaves(CompactRange edge, IReadOnlyList<SealedPerson> people)
    {
        foreach (var person in people)
            edge.Append(TreeHash.OfLeaf(person.Leaf));
    }

    private SigningKey RequireKey(LogState? state)
    {
        if (state is null or { VerifierKey: "" })
            throw new NoLogException("There is no log yet. Make one, once: ledgerline log create --origin register.example.org/log");
        var key = options.ReadKey() ?? throw new NoLogException("The log's key is not here, so this process seals nothing.");
        return key.Verifier.ToString() == state.VerifierKey
            ? key
            : throw new BrokenRegisterException($"The key here is {key.Verifier}, but the log is signed by {state.VerifierKey}. Start with the log's own key.");
    }

    private async Task<CompactRange> RequireAgreementAsync(LogState state, CancellationToken cancel)
    {
        var lastEntry = await db.Set<Entry>().MaxAsync(row => (long?)row.Index, cancel) ?? -1;
        var lastLeaf = await db.Set<Leaf>().MaxAsync(row => (long?)row.Index, cancel) ?? -1;
        if (lastLeaf != state.Size - 1 || lastEntry > lastLeaf)
            throw new BrokenRegisterException(
                $"The log's size is {state.Size}, but its last leaf has index {lastLeaf} and the last entry index {lastEntry}.");
        var edge = CompactRange.FromBytes(new TreeSize(state.Size), state.Edge);
        if (!edge.Root().AsSpan().SequenceEqual(state.Root))
            throw new BrokenRegisterException($"The tree's edge at size {state.Size} does not lead to its root.");
        return edge;
    }

    private async Task AppendAnnulmentsAsync(IReadOnlyList<NewAnnulment> annulments, CompactRange edge, CancellationToken cancel)
    {
        foreach (var annulment in annulments)
        {
            var index = edge.Size.Value;
            var leaf = AnnulmentLeaf.Bytes(annulment.Day, annulment.Entry, annulment.Reason);
            db.Add(new Leaf { Index = index, Bytes = leaf });
            db.Add(new Annulment { Index = index, Entry = annulment.Entry.Value, Reason = annulment.Reason, Day = annulment.Day });
            edge.Append(TreeHash.OfLeaf(leaf));
        }

        await steps.RunAsync("append annulments", () => db.SaveChangesAsync(cancel));
        db.ChangeTracker.Clear();
    }

    private async Task MoveAsync(LogState before, CompactRange edge, int annulments, bool areListed, SignedNote note, CancellationToken cancel)
    {
        var (size, root, hashes) = (edge.Size.Value, edge.Root().AsSpan().ToArray(), edge.ToBytes());
        var declarations = before.Declarations + size - before.Size - annulments;
        var annulled = before.Annulments + annulments;
        var listed = areListed ? size : before.Listed;
        db.Add(new SignedCheckpoint { Size = size, Root = root, Note = note.ToString() });
        await steps.RunAsync("keep the checkpoint", () => db.SaveChangesAsync(cancel));
        db.ChangeTracker.Clear();

        var moved = 0;
        await steps.RunAsync("move the log's state", async () => moved = await db.Set<LogState>()
            .Where(row => row.Id == LogState.OnlyId && row.Size == before.Size && row.Root == before.Root)
            .ExecuteUpdateAsync(
                row => row.SetProperty(state => state.Size, size).SetProperty(state => state.Root, root).SetProperty(state => state.Edge, hashes)
                    .SetProperty(state => state.Declarations, declarations).SetProperty(state => state.Annulments, annulled)
                    .SetProperty(state => state.Listed, listed),
                cancel));
        if (moved != 1)
            throw new BrokenRegisterException($"The log's size was {before.Size} when the batch began and is not any more.");
    }
}
