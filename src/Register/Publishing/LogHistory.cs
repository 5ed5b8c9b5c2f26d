using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Publishing;

/// <summary>
/// Holds the database against what was published: a restored backup, or a database that lost its last commits, must not make the log say two things.
/// Asked before each seal and each publication.
/// </summary>
internal sealed class LogHistory(LedgerlineDb db, LogFolder folder, LogOptions options)
{
    /// <summary>The checkpoint in the folder, once folder and saved checkpoint are found to agree with the database; null where nothing is published.</summary>
    /// <exception cref="BrokenRegisterException">One of them is ahead of the database, or says something else.</exception>
    public async Task<TrustedCheckpoint?> RequireAsync(CancellationToken cancel)
    {
        if (await KeyAsync(cancel) is not { } key)
            return null;
        if (File.Exists(options.SavedCheckpoint))
            await RequireAgreementAsync(Open(await File.ReadAllBytesAsync(options.SavedCheckpoint, cancel), key, options.SavedCheckpoint).Checkpoint, options.SavedCheckpoint, cancel);
        if (folder.Read(LogPaths.Checkpoint) is not { } bytes)
            return null;
        var published = Open(bytes, key, "The published checkpoint");
        await RequireAgreementAsync(published.Checkpoint, "The published checkpoint", cancel);
        return published;
    }

    /// <summary>Whether the database has the tree that <paramref name="known"/> speaks of.</summary>
    /// <param name="where">Who knows it, as the beginning of a sentence.</param>
    /// <exception cref="BrokenRegisterException">It has not.</exception>
    public async Task RequireAgreementAsync(Checkpoint known, string where, CancellationToken cancel)
    {
        var size = known.Size.Value;
        var newest = await db.Set<SignedCheckpoint>().MaxAsync(row => (long?)row.Size, cancel) ?? -1;
        if (size > newest)
            throw new BrokenRegisterException(
                $"{where} has {size} entries, the database only {newest}: it is an older copy. Sealing on would contradict what was published. Restore the newest database, or see docs/operating/restore.md.");
        var root = await db.Set<SignedCheckpoint>().Where(row => row.Size == size).Select(row => row.Root).SingleOrDefaultAsync(cancel);
        if (root is null || !known.Root.AsSpan().SequenceEqual(root))
            throw new BrokenRegisterException(
                $"{where} of {size} entries has the root {known.Root}; the database never signed that. Two different logs were signed by one key, or one was altered.");
    }

    /// <summary>The key of the log that is in the database, or null when there is none.</summary>
    public async Task<VerifierKey?> KeyAsync(CancellationToken cancel) =>
        VerifierKey.TryParse(await db.Set<LogState>().Select(row => row.VerifierKey).SingleOrDefaultAsync(cancel), out var key) ? key : null;

    private static TrustedCheckpoint Open(byte[] bytes, VerifierKey key, string where) =>
        new TrustPolicy(key).TryOpen(bytes, out var trusted, out var refusal)
            ? trusted
            : throw new BrokenRegisterException($"{where} is not one of the log {key.Name}: {refusal}.");
}
