using System.Security.Cryptography;

namespace Ledgerline.Register.Sealing;

/// <summary>One entry to be appended, with its leaf.</summary>
internal sealed record SealedPerson(
    DateOnly Day, Organisations Organisations, NameKind Kind, string Name, byte[] Salt, byte[]? ReceiptKey, byte[] Leaf)
{
    public static SealedPerson Of(DateOnly day, Organisations organisations, NameKind kind, string name, byte[]? receiptKey) =>
        Of(day, organisations, kind, name, receiptKey, RandomNumberGenerator.GetBytes(CanonicalRecord.SaltBytes));

    /// <param name="salt">Random bytes that nobody else has.</param>
    public static SealedPerson Of(DateOnly day, Organisations organisations, NameKind kind, string name, byte[]? receiptKey, byte[] salt)
    {
        var commitment = CanonicalRecord.Commitment(salt, kind, name);
        return new SealedPerson(day, organisations, kind, name, salt, receiptKey, DeclarationLeaf.Bytes(day, organisations, commitment));
    }
}
