using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Whom to believe, and what to remember where.</summary>
/// <param name="Log">The log's key; null takes that of the state or, without one, the log's own word.</param>
/// <param name="BackDatedDays">By how many days a new entry may be older than the log when it was last seen.</param>
internal sealed record FollowOptions(VerifierKey? Log, IReadOnlyList<VerifierKey> Witnesses, int Quorum, string? StateFile, int BackDatedDays);

/// <summary>Whose signatures count for a log, and how its key came to be known.</summary>
/// <param name="IsOwnWord">Nobody but the log itself says that this is its key.</param>
internal sealed record LogTrust(TrustPolicy Policy, bool IsOwnWord)
{
    /// <exception cref="FormatException">The state is another log's.</exception>
    /// <exception cref="LogUnreachableException">Nobody says what the log's key is, the log included.</exception>
    public static async Task<LogTrust> DecideAsync(FollowOptions options, AuditState? state, OpenCheckpoint open, Findings findings, CancellationToken cancel)
    {
        var remembered = state is null ? null
            : VerifierKey.TryParse(state.Vkey, out var key) ? key
            : throw new FormatException("The state's verifier key is none.");
        if (options.Log is not null && remembered is not null && !options.Log.Equals(remembered))
            throw new FormatException($"The state is that of another log, {remembered}.");
        var known = options.Log ?? remembered;
        var published = await open.PublishedKeyAsync(cancel);
        if (known is null && published is null)
            throw new LogUnreachableException("The log publishes no verifier key; give it with --log.");
        if (known is not null && !known.Equals(published))
            findings.AddFile(FindingKind.OtherVerifierKey, Publishing.LogPaths.VerifierKey, published is null ? "is missing or no key" : $"is {published} instead of {known}");
        return new LogTrust(new TrustPolicy(known ?? published!, options.Witnesses, options.Quorum), known is null);
    }

    /// <summary>What a checkpoint says that was believed in an earlier run.</summary>
    /// <exception cref="FormatException">The log never signed it.</exception>
    public Checkpoint Remembered(string note) =>
        new TrustPolicy(Policy.Log).TryOpen(System.Text.Encoding.UTF8.GetBytes(note), out var trusted, out _)
            ? trusted.Checkpoint
            : throw new FormatException("The state's checkpoint is not signed by the log.");
}

/// <summary>What one run has in hand.</summary>
internal sealed record Following(LogTrust Trust, AuditState? State, AuditTally Tally)
{
    public AuditReport Report(TrustedCheckpoint? trusted, Findings findings)
    {
        var totals = Tally.Totals.At(Tally.Entries);
        return new AuditReport
        {
            Log = Trust.Policy.Log,
            IsOwnWord = Trust.IsOwnWord,
            Checkpoint = trusted?.Checkpoint,
            Cosigners = [.. (trusted?.Cosignatures ?? []).Select(cosignature => (cosignature.Key.Name, cosignature.CosignedAt!.Value))],
            Findings = findings.Kept,
            FindingCount = findings.Count,
            Entries = Tally.Entries,
            NewEntries = Tally.Entries - (State?.Totals.Size ?? 0),
            Erased = Tally.Erased,
            Declarations = totals.Declarations,
            Annulments = totals.Annulments,
            Count = totals.Count,
            ByOrganisation = new Dictionary<Organisations, long>
            {
                [Organisations.Party] = totals.Days.Sum(day => day.Party),
                [Organisations.YouthLeague] = totals.Days.Sum(day => day.YouthLeague),
                [Organisations.YoungPioneers] = totals.Days.Sum(day => day.YoungPioneers),
            },
        };
    }
}
