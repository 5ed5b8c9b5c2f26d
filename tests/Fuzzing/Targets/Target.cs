namespace Ledgerline.Fuzzing.Targets;

/// <summary>Something that reads what strangers send.</summary>
/// <param name="Name">Also of its folder in Corpus/.</param>
/// <param name="Try">Reads an input, or refuses it as documented; throws where anything is not as promised.</param>
/// <param name="Words">Pieces of what is right, to be put into inputs.</param>
/// <param name="Inputs">How many are made in a run of the tests: some seconds' worth.</param>
internal sealed record Target(string Name, Action<byte[]> Try, string[] Words, int Inputs)
{
    /// <summary>Inputs are no longer, in bytes.</summary>
    public int MaxLength { get; init; } = 4_096;

    /// <summary>What an input may allocate, in bytes, however short it is.</summary>
    public long Allowed { get; init; } = 16_384;

    /// <summary>What it may allocate besides for each of its bytes.</summary>
    public long AllowedPerByte { get; init; } = 100;

    public static IReadOnlyList<Target> All { get; } =
    [
        Lists.Target, Names.Target, Numbers.Target, Receipts.Target, Scripts.Target, StoryFiles.Target,
        LogTexts.Notes, LogTexts.Checkpoints, LogTexts.Tiles, LogTexts.Proofs, LogTexts.Requests, LogTexts.Bundles,
    ];

    /// <exception cref="ArgumentException">There is none; the message says which there are.</exception>
    public static Target Named(string name) =>
        All.FirstOrDefault(target => target.Name == name) ?? throw new ArgumentException($"There is no target '{name}'. There are: {string.Join(", ", All.Select(target => target.Name))}.");

    /// <summary>What holds of each input that is read.</summary>
    /// <exception cref="BrokenPromiseException">It does not.</exception>
    public static void Promise(bool holds, string what)
    {
        if (!holds)
            throw new BrokenPromiseException(what);
    }
}

/// <summary>Something was read, but not as it should be.</summary>
internal sealed class BrokenPromiseException(string what) : Exception(what);
