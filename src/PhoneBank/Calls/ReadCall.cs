using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Reads what the page of a volunteer's current call shows.</summary>
internal sealed class ReadCall(LedgerlineDb db, CurrentCall current, HeldDeclarations held, NumberVault vault, KeyRing keys)
{
    private const int MaxNotes = 5;

    /// <returns>Null when she has no call in hand.</returns>
    public async Task<CallView?> ReadAsync(PersonId volunteer, CancellationToken cancel = default)
    {
        if (await current.FindAsync(volunteer, cancel) is not { } call)
            return null;
        var stage = call switch
        {
            { EndedAt: null } => CallStage.Open,
            { Outcome: null } => CallStage.Lost,
            _ => CallStage.Reported,
        };
        return new CallView(
            call.Id,
            stage,
            call.Outcome,
            call.Undo is not null,
            call.Campaign,
            await db.Set<Campaign>().Where(c => c.Id == call.Campaign).Select(c => c.LeftOut).SingleAsync(cancel),
            call.IsAtAnyHour,
            await PersonAsync(call, cancel),
            call.NoteSealed is { } note ? CallNote.Open(keys, note) : new CallNote(Moments.None, ""),
            await ReferredAsync(call, cancel),
            await held.OfGroupAsync(CallGroup.Of(keys, call.Id), cancel));
    }

    private async Task<CalledPerson?> PersonAsync(Call call, CancellationToken cancel)
    {
        if (call.Contact is not { } id)
            return null;
        var contact = await db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == id, cancel);
        var number = await db.Set<Number>().AsNoTracking().SingleAsync(n => n.Id == contact.Number, cancel);
        var zones = ContactZones.Parse(contact.Zone);
        return new CalledPerson(
            PeopleNames.Parse(Open(contact.NameSealed)),
            await db.Set<Contact>().CountAsync(c => c.Person != null && c.Person == contact.Person && c.State == ContactState.Spare, cancel),
            number.NumberSealed is { } numberSealed ? vault.Open(numberSealed).Masked() : "",
            Open(contact.NoteSealed),
            contact.Attempts.Total,
            zones,
            contact.CallbackAt,
            Open(contact.ForWhomSealed),
            number.LeasedUntil,
            await NotesAsync(call, zones, cancel));
    }

    private async Task<IReadOnlyList<EarlierNote>> NotesAsync(Call call, ContactZones zones, CancellationToken cancel)
    {
        var notes = await db.Set<Call>().AsNoTracking()
            .Where(c => c.Contact == call.Contact && c.Id != call.Id && c.NoteSealed != null)
            .OrderByDescending(c => c.StartedAt).Take(MaxNotes).Select(c => new { c.StartedAt, c.NoteSealed }).ToListAsync(cancel);
        var zone = zones.Zones.Count > 0 ? zones.Zones[0] : TimeZoneInfo.Utc;
        return [.. notes.Select(n => new EarlierNote(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(n.StartedAt, zone).DateTime), CallNote.Open(keys, n.NoteSealed!)))];
    }

    private async Task<IReadOnlyList<ReferredNumber>> ReferredAsync(Call call, CancellationToken cancel)
    {
        var ids = ReferredContacts.Read(call.Referred);
        if (ids.Count == 0)
            return [];
        var rows = await (from contact in db.Set<Contact>()
                          where ids.Contains(contact.Id)
                          join number in db.Set<Number>() on contact.Number equals number.Id
                          where number.NumberSealed != null
                          select new { contact.Id, contact.NameSealed, number.NumberSealed }).ToListAsync(cancel);
        return [.. rows.Select(row => new ReferredNumber(row.Id, vault.Open(row.NumberSealed!).Masked(), Open(row.NameSealed)))];
    }

    private string? Open(byte[]? textSealed) => textSealed is null ? null : keys.Open(KeyPurpose.Note, textSealed);
}
