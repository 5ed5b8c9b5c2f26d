namespace Ledgerline.Register;

/// <summary>When declarations are sealed, and how many may wait for review.</summary>
public sealed record RegisterOptions
{
    /// <summary>
    /// For how long a declaration can at least be corrected after its group was last changed. At least a second. Decided by the process that writes the change: another
    /// value does not reach what is held already.
    /// </summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The same for what came from the web without a proof of work. The longer of the two counts.</summary>
    public TimeSpan HoldWithoutWork { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many people must be waiting before a batch is sealed: the crowd in which each hides. At least 1.</summary>
    public int MinimumBatch { get; init; } = 20;

    /// <summary>After how long even a smaller batch is sealed. At least <see cref="Hold"/>.</summary>
    public TimeSpan MaximumHold { get; init; } = TimeSpan.FromHours(72);

    /// <summary>
    /// About how many people are sealed in one transaction at most; when more are due, further ones follow at once. Bounds memory and how long SQLite's
    /// other writers wait. At least <see cref="MinimumBatch"/>.
    /// </summary>
    public int MaximumBatch { get; init; } = 10_000;

    /// <summary>
    /// How many groups from the web may wait for review: beyond it the public form takes no more until registrars have decided some. At least 1. What comes by calls neither
    /// counts nor is kept out. Held by each process within two seconds, so several of them may take in a few more.
    /// </summary>
    public int MostWaiting { get; init; } = 20_000;

    /// <summary>How many of those may have come without a proof of work.</summary>
    internal int MostWaitingWithoutWork => Math.Max(1, MostWaiting / 4);

    /// <exception cref="ArgumentException">A value is out of its bounds; the message says which.</exception>
    internal void Validate()
    {
        if (Hold < TimeSpan.FromSeconds(1))
            throw new ArgumentException($"{nameof(Hold)} must be at least one second; it is {Hold}.");
        if (MinimumBatch < 1)
            throw new ArgumentException($"{nameof(MinimumBatch)} must be at least 1; it is {MinimumBatch}.");
        if (MaximumBatch < MinimumBatch)
            throw new ArgumentException($"{nameof(MaximumBatch)} ({MaximumBatch}) must not be smaller than {nameof(MinimumBatch)} ({MinimumBatch}).");
        if (MostWaiting < 1)
            throw new ArgumentException($"{nameof(MostWaiting)} must be at least 1; it is {MostWaiting}.");
        if (MaximumHold < Hold)
            throw new ArgumentException($"{nameof(MaximumHold)} ({MaximumHold}) must not be shorter than {nameof(Hold)} ({Hold}).");
    }
}
