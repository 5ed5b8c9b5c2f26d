using Ledgerline.Register;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>The group of people who declare on a call. Derived from the call's id with a key, so that no row says that there is one.</summary>
internal static class CallGroup
{
    public static GroupId Of(KeyRing keys, CallId call) =>
        new(new Guid(keys.Hash(KeyPurpose.CallGroup, call.Value.ToByteArray()).AsSpan(0, 16)));
}
