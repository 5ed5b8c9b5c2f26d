using Ledgerline.PhoneBank.Calls;
using Ledgerline.Register;

namespace Ledgerline.PhoneBank.Training;

/// <summary>A call that never was: what one hears and might say, and what a volunteer makes of it. Its words are in the language file, under its key.</summary>
/// <param name="Key">Stored, and part of its address; it never changes.</param>
/// <param name="Steps">How often one hears something, and might say something.</param>
/// <param name="Ends">How it ends.</param>
internal sealed record InventedCall(string Key, int Steps, Outcome Ends)
{
    public const int MaxKeyLength = 20;

    /// <summary>What each of those who declare leaves, in any order.</summary>
    public IReadOnlyList<Organisations> Declared { get; init; } = [];

    /// <summary>Where it matters on this call whether a name is the real one.</summary>
    public NameKind? Kind { get; init; }

    /// <summary>In how many minutes they want to be called, on another number.</summary>
    public int? CallBackIn { get; init; }

    /// <summary>Whether they give the number of somebody who wants to be called too.</summary>
    public bool Refers { get; init; }
}
