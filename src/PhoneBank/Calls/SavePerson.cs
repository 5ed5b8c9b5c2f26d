using Ledgerline.Centres;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>One person on the line, as typed. The id was made by the page and stays the same however often it is sent.</summary>
internal sealed record PersonInput(DeclarationId Id, string? Name, NameKind Kind, Organisations Organisations);

internal enum SaveOutcome
{
    /// <summary>Written durably, as it is now typed.</summary>
    Saved,

    BadName,
    NoOrganisation,

    /// <summary>It was sealed or withdrawn meanwhile: too late to change.</summary>
    NoLongerHeld,

    /// <summary>The call has as many people as one receipt can serve.</summary>
    GroupFull,

    /// <summary>The id is another declaration's: nothing that this page made.</summary>
    IdTaken,

    /// <summary>What was entered on this call is refused (<see cref="Refusing.RefuseEntered"/>): nobody can be added to it.</summary>
    CallRefused,

    /// <summary>There is no such call of this volunteer, or it was long ago.</summary>
    NoSuchCall,
}

/// <param name="Receipt">The code of all who are on this call, to be read out; only where saved.</param>
/// <param name="Name">What is wrong with the name; only where that is so.</param>
internal sealed record SaveResult(SaveOutcome Outcome, ReceiptCode? Receipt = null, NameRefusal? Name = null);

/// <summary>
/// Enters somebody who declares on a call, or corrects what was entered. Also after the call was reported, for a page whose network comes back late:
/// nothing that was said is lost.
/// </summary>
internal sealed class SavePerson(
    LedgerlineDb db, Declare declare, CorrectDeclaration correct, HeldDeclarations held, TallyWeek tally, KeyRing keys, TimeProvider clock)
{
    public static readonly TimeSpan TakenFor = TimeSpan.FromHours(24);

    public async Task<SaveResult> SaveAsync(CallId call, Actor actor, PersonInput person, CancellationToken cancel = default)
    {
        if (!DeclarantName.TryParse(person.Name, out var name, out var refusal))
            return new(SaveOutcome.BadName, Name: refusal);
        if (await OriginAsync(call, actor, cancel) is not { } origin)
            return new(SaveOutcome.NoSuchCall);
        var group = CallGroup.Of(keys, call);
        var saved = await held.OfGroupAsync(group, cancel);
        var before = saved?.People.FirstOrDefault(declaration => declaration.Id == person.Id);
        if (before is null)
        {
            var answer = Answer(await declare.DeclareAsync(group, [new(person.Id, name, person.Kind, person.Organisations)], origin, cancel));
            if (answer.Outcome == SaveOutcome.Saved)
                await tally.AddAsync(actor, cancel);
            return answer;
        }

        if (before.Name == name && before.Kind == person.Kind && before.Organisations == person.Organisations)
            return new(SaveOutcome.Saved, saved!.Receipt);
        var change = await correct.CorrectAsync(person.Id, new Proof.OfGroup(group), name, person.Kind, person.Organisations, cancel: cancel);
        return Answer(change, saved!.Receipt);
    }

    private async Task<Origin?> OriginAsync(CallId id, Actor actor, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TakenFor;
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Volunteer == actor.Person && c.StartedAt > since, cancel);
        if (call is null)
            return null;
        var isCanary = call.Contact is { } contact && await Canary.IsAsync(db, keys, contact, cancel);
        return new Origin(call.Contact is null ? Channel.Hotline : Channel.Call, actor.Centre.Value, ShiftToken.Of(keys, actor.Person))
        {
            // Nobody declares there. It is not lost either: a registrar decides.
            WaitsForReview = isCanary,
        };
    }

    private static SaveResult Answer(DeclareResult result) => result.Outcome switch
    {
        DeclareOutcome.Accepted => new(SaveOutcome.Saved, result.Receipt),
        DeclareOutcome.AlreadySealed => new(SaveOutcome.NoLongerHeld),
        DeclareOutcome.GroupFull => new(SaveOutcome.GroupFull),
        DeclareOutcome.NoOrganisation => new(SaveOutcome.NoOrganisation),
        DeclareOutcome.GroupClosed => new(SaveOutcome.CallRefused),
        DeclareOutcome.IdTaken => new(SaveOutcome.IdTaken),
    };

    private static SaveResult Answer(ChangeOutcome change, ReceiptCode receipt) => change switch
    {
        ChangeOutcome.Done => new(SaveOutcome.Saved, receipt),
        ChangeOutcome.NotFound or ChangeOutcome.NoLongerHeld => new(SaveOutcome.NoLongerHeld),
        ChangeOutcome.NoOrganisation => new(SaveOutcome.NoOrganisation),
    };
}
