using System.Security.Cryptography;

namespace Ledgerline.Register.Sealing;

/// <summary>One entry to be appended, with its leaf.</summary>
internal sealed record SealedPerson(
    DateOnly Day, Organisations Organisations, NameKind Kind, string Name, byte[] Salt, byte[]? ReceiptKey, byte[] Leaf)
{
    public static SealedPerson Of(DateOnly day, Organisations organisations, NameKind kind, string name, byte[]? receiptKey)
    {
        var salt = RandomNumberGenerator.GetBytes(CanonicalRecord.SaltBytes);
        var commitment = CanonicalRecord.Commitment(salt, kind, name);
        return new SealedPerson(day, organisations, kind, name, salt, receiptKey, DeclarationLeaf.Bytes(day, organisations, commitment));
    }
}
