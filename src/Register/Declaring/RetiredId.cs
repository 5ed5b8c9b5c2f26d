using Ledgerline.Storage;

namespace Ledgerline.Register.Declaring;

/// <summary>A declaration's id, hashed, that was sealed, withdrawn or refused: sent once more, it makes no second entry.</summary>
internal sealed class RetiredId
{
    public required byte[] Key { get; init; }

    public static byte[] KeyOf(KeyRing keys, Guid declaration) => keys.Hash(KeyPurpose.RetiredId, declaration.ToByteArray(bigEndian: true));
}
