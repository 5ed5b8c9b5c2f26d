using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>
/// What the pages of one volunteer, and of nobody else, carry for the outbox in her browser (outbox.js). Who has the browser's disk and not this
/// cannot read what waits there; and what one volunteer left waiting is neither read nor sent when another signs in.
/// </summary>
/// <param name="Tag">Tells her entries from others'. Says nothing of who she is.</param>
/// <param name="Secret">Goes into the key that seals them. The browser does not keep it.</param>
internal sealed record OutboxOwner(string Tag, string Secret)
{
    private const int TagBytes = 8;

    public static OutboxOwner Of(KeyRing keys, PersonId volunteer)
    {
        var hash = keys.Hash(KeyPurpose.Outbox, volunteer.Value.ToByteArray());
        return new(Convert.ToHexStringLower(hash.AsSpan(0, TagBytes)), Convert.ToHexStringLower(hash.AsSpan(TagBytes)));
    }
}
