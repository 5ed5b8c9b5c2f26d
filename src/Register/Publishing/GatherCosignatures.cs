using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Publishing;

/// <summary>Asks the witnesses to cosign the checkpoint that is about to be published, all at once, and waits for them a little. Who is down is asked again next time.</summary>
internal sealed class GatherCosignatures(
    LedgerlineDb db, LogFolder folder, LogHistory history, WitnessDesk desk, LogOptions options, SealerTools tools)
{
    /// <param name="note">The checkpoint with the signatures that it has.</param>
    /// <returns>The same with those that came.</returns>
    /// <exception cref="BrokenRegisterException">A witness has seen a larger log, or another one.</exception>
    public async Task<SignedNote> RunAsync(SignedNote note, Checkpoint checkpoint, VerifierKey key, CancellationToken cancel)
    {
        var missing = desk.Places.Where(place => note.Verify(place.Witness.Key).Count == 0).ToList();
        if (missing.Count == 0)
            return note;
        var nodes = new TileNodes(folder, checkpoint.Size);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.WitnessPatience);
        var answers = await Task.WhenAll(missing.Select(place => place.Ask.RunAsync(
            note, old => Task.FromResult(ConsistencyProof.Make(old, checkpoint.Size, nodes.Read)), patience.Token)));
        cancel.ThrowIfCancellationRequested();

        var states = await db.Set<WitnessState>().ToDictionaryAsync(row => row.Name, cancel);
        foreach (var (place, answer) in missing.Zip(answers))
        {
            var state = StateOf(place.Witness, states);
            if (answer is WitnessAnswer.Cosigned(var signature, var at))
            {
                note = note.With(signature);
                (state.Size, state.CosignedAt, state.DownSince) = (checkpoint.Size.Value, at, null);
                continue;
            }

            if (answer is WitnessAnswer.Ahead)
                await desk.RequireAgreementAsync(place.Witness, key, history, cancel);
            state.DownSince ??= tools.Time.GetUtcNow();
        }

        await tools.Steps.RunAsync("keep the witnesses' states", () => db.SaveChangesAsync(cancel));
        db.ChangeTracker.Clear();
        return note;
    }

    private WitnessState StateOf(Witness witness, Dictionary<string, WitnessState> states)
    {
        if (states.TryGetValue(witness.Key.Name, out var state))
            return state;
        state = new WitnessState { Name = witness.Key.Name, Size = 0 };
        db.Add(state);
        return state;
    }
}
