using Ledgerline.Storage;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Between a telephone number and what is kept of it.</summary>
internal sealed class NumberVault(KeyRing keys)
{
    public byte[] Hash(PhoneNumber number) => keys.Hash(KeyPurpose.NumberEquality, number.E164);

    public byte[] Seal(PhoneNumber number) => keys.Seal(KeyPurpose.Number, number.E164);

    public PhoneNumber Open(byte[] numberSealed) => PhoneNumber.FromE164(keys.Open(KeyPurpose.Number, numberSealed));
}
