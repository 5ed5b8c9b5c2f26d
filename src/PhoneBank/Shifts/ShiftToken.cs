using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>By this a volunteer finds what she entered, while it is held. Without the key it says nothing of who she is.</summary>
internal static class ShiftToken
{
    public static byte[] Of(KeyRing keys, PersonId volunteer) => keys.Hash(KeyPurpose.Shift, volunteer.Value.ToByteArray());
}
