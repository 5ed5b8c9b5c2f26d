using System.Security.Cryptography;
using Ledgerline.Register.Searching;

namespace Ledgerline.Register.Sealing;

/// <summary>One entry to be appended, with its leaf and what its name is found by.</summary>
internal sealed record SealedPerson(
    DateOnly Day, Organisations Organisations, CanonicalRecord Record, byte[] Salt, byte[]? ReceiptKey, byte[] Leaf, NameKey[] NameKeys)
{
    public static SealedPerson Of(DateOnly day, Organisations organisations, CanonicalRecord record, byte[]? receiptKey) =>
        Of(day, organisations, record, receiptKey, RandomNumberGenerator.GetBytes(CanonicalRecord.SaltBytes));

    /// <param name="salt">Random bytes that nobody else has.</param>
    public static SealedPerson Of(DateOnly day, Organisations organisations, CanonicalRecord record, byte[]? receiptKey, byte[] salt)
    {
        var commitment = record.Commitment(salt);
        return new SealedPerson(day, organisations, record, salt, receiptKey, DeclarationLeaf.Bytes(day, organisations, commitment), Searching.NameKeys.Of(record.Name));
    }
}
