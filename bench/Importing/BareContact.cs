using System.Security.Cryptography;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.Bench.Importing;

/// <summary>What a row of a list leaves behind, as bytes: a number and a contact.</summary>
internal sealed record BareContact(Guid Number, byte[] NumberHash, byte[] NumberSealed, Guid Contact, byte[] NameSealed, byte[] NoteSealed)
{
    public const string Zone = "America/New_York";

    private const int SealedBytes = 65;

    public static readonly Guid Campaign = Guid.NewGuid();

    /// <summary>With ids as the program makes them, and in the order in which it inserts them.</summary>
    public static List<BareContact> Make(int count) =>
    [
        .. NeighbouringIds.Make(count).Zip(NeighbouringIds.Make(count), (number, contact) => new BareContact(
            number, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(SealedBytes), contact,
            RandomNumberGenerator.GetBytes(SealedBytes), RandomNumberGenerator.GetBytes(SealedBytes))).OrderBy(row => Convert.ToHexString(row.NumberHash), StringComparer.Ordinal),
    ];
}

/// <summary>Inserts such rows into tables like the phone bank's, as fast as an engine's provider does, in one transaction with nothing around it.</summary>
internal interface IBareContacts : IAsyncDisposable
{
    Task InsertAsync(IReadOnlyList<BareContact> contacts);
}
