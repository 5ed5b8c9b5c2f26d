using Ledgerline.Storage;

namespace Ledgerline.Register;

/// <summary>What a declarant may add to a name: where from, coarsely, and words of her own. Both are published with the entry.</summary>
public sealed record Details(Place? Place, StatementText? Statement)
{
    /// <summary>Nothing added.</summary>
    public static Details None { get; } = new(null, null);

    /// <summary>Null where nothing was added.</summary>
    internal byte[]? Seal(KeyRing keys) =>
        this == None ? null : keys.Seal(KeyPurpose.HeldDetails, $"{Place?.Code}\n{Statement?.Text}");

    internal static Details Open(KeyRing keys, byte[]? detailsSealed)
    {
        if (detailsSealed is null)
            return None;
        var (code, words) = keys.Open(KeyPurpose.HeldDetails, detailsSealed).Split('\n', 2) is [var first, var rest] ? (first, rest) : ("", "");
        return new Details(Place.TryParse(code, out var place) ? place : null, words.Length == 0 ? null : StatementText.FromStored(words));
    }
}
