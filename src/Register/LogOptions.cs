using Ledgerline.Tlog;

namespace Ledgerline.Register;

/// <summary>Where the log is published, and by whose keys.</summary>
public sealed record LogOptions
{
    /// <summary>The folder that is served below <c>/log/</c>; made when it is missing. Whatever is in it is derived from the database.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The file that remembers the newest checkpoint that was published. Kept with the key, apart from database and folder, so that a restored backup
    /// of both is noticed.
    /// </summary>
    public required string SavedCheckpoint { get; init; }

    /// <summary>Reads the key that signs checkpoints, or answers null where this installation has none and therefore seals nothing.</summary>
    public required Func<SigningKey?> ReadKey { get; init; }

    /// <summary>Who is asked to cosign each checkpoint.</summary>
    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    /// <summary>How many of the witnesses should have cosigned: fewer are published too, and shown as a fault. 0 to the number of witnesses.</summary>
    public int Quorum { get; init; }

    /// <summary>For how long a witness may think. The checkpoint waits for it.</summary>
    public TimeSpan WitnessPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <exception cref="ArgumentException">A value is out of its bounds; the message says which.</exception>
    internal void Validate()
    {
        if (Quorum < 0 || Quorum > Witnesses.Count)
            throw new ArgumentException($"{nameof(Quorum)} must be 0 to {Witnesses.Count}, the number of witnesses; it is {Quorum}.");
        if (Witnesses.DistinctBy(witness => witness.Key.Name).Count() != Witnesses.Count)
            throw new ArgumentException("Each witness has a name of its own.");
    }
}
