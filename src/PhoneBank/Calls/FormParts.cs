using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Register;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What the part "Who is on the line" shows; the same on a real call and where calls are practised.</summary>
/// <param name="Path">The call's address, below which the buttons send the form.</param>
/// <param name="SavedWord">What stands beside somebody who was entered.</param>
/// <param name="StartsHere">Whether the row that is still empty has the focus when the page comes.</param>
internal sealed record PeoplePart(string Path, CallForm Form, ReceiptCode? Receipt, string SavedWord, bool StartsHere = false);

/// <summary>What the part below it shows: a callback, a note, another number, how it ended. Its fields are the form's.</summary>
/// <param name="IsRefused">Whether the number must not be dialled: then to leave the contact is what the page says first, and not here once more.</param>
internal sealed record OutcomePart(
    string Path, CallForm Form, bool IsInbound, OptionalOutcomes LeftOut, CallNote Note, IReadOnlyList<ReferredNumber> Referred, bool IsRefused = false);
