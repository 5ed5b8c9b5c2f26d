using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What an outcome changed, as it was before. Kept with the call only while it can be undone.</summary>
/// <param name="Before">The contacts that it changed.</param>
/// <param name="NumberNotBefore">The number's cooldown.</param>
/// <param name="PutOnDoNotCall">Whether it put the number on the do-not-call list.</param>
/// <param name="Promised">The other number on which it promised a call, if any.</param>
/// <param name="Others">What it changed of the same person's other numbers.</param>
internal sealed record UndoData(
    IReadOnlyList<ContactBefore> Before, DateTimeOffset NumberNotBefore, bool PutOnDoNotCall, PromisedNumber? Promised = null,
    OtherNumbersChange? Others = null)
{
    public string Write() => JsonSerializer.Serialize(this);

    public static UndoData Read(string text) => JsonSerializer.Deserialize<UndoData>(text)!;
}

/// <summary>Another number than the call's, on which a call was promised.</summary>
/// <param name="Made">The contact that the promise made, if it had none.</param>
/// <param name="NotBefore">Its cooldown before.</param>
/// <param name="KeptUntil">And after.</param>
internal sealed record PromisedNumber(Guid Number, Guid? Made, DateTimeOffset NotBefore, DateTimeOffset KeptUntil);

/// <summary>What an outcome changed of the other numbers of somebody who has several.</summary>
/// <param name="Contacts">The contacts, as they were.</param>
/// <param name="PutOnDoNotCall">Those of their numbers that it put on the do-not-call list.</param>
internal sealed record OtherNumbersChange(List<OtherBefore> Contacts, List<Guid> PutOnDoNotCall);

/// <param name="Became">What the outcome made of it. It is put back only while it is that.</param>
internal sealed record OtherBefore(ContactBefore Before, ContactState Became);

/// <summary>A contact's place in the queue. No name, no number; for whom a callback is stays sealed.</summary>
internal sealed record ContactBefore(
    Guid Id, ContactState State, ContactPriority Priority, DateTimeOffset ReadyAt, int Attempts, Guid? Owner, DateTimeOffset? CallbackAt, byte[]? ForWhomSealed,
    DateTimeOffset? FinishedAt)
{
    public static ContactBefore Of(Contact contact) => new(
        contact.Id.Value, contact.State, contact.Priority, contact.ReadyAt, contact.Attempts.Stored, contact.Owner?.Value, contact.CallbackAt, contact.ForWhomSealed,
        contact.FinishedAt);

    public void PutBack(Contact contact)
    {
        contact.State = State;
        contact.Priority = Priority;
        contact.ReadyAt = ReadyAt;
        contact.Attempts = new Attempts(Attempts);
        contact.Owner = Owner is { } owner ? new PersonId(owner) : null;
        contact.CallbackAt = CallbackAt;
        contact.ForWhomSealed = ForWhomSealed;
        contact.FinishedAt = FinishedAt;
    }
}
