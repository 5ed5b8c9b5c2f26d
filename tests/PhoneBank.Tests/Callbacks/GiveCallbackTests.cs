using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Callbacks;

public sealed class GiveCallbackTests
{
    [Theory, OnBothEngines]
    public async Task Give_AMissedCallback_IsTheOthersNext_AndHerTimeForItBeginsAnew(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var contact = await MissedAsync(day);

        (await GiveAsync(day, contact, day.Walter)).ShouldBe(GiveCallbackOutcome.Given);

        var given = await day.Bank.ContactAsync(contact);
        (given.Owner, given.CallbackAt, given.ReadyAt).ShouldBe((day.Walter, day.Bank.Clock.GetUtcNow(), day.Bank.Clock.GetUtcNow()));
        (await day.Bank.AuditActionsAsync()).ShouldContain("callback-given");
        (await day.Bank.DbAsync(db => db.Set<Number>().Where(n => n.Id == given.Number).Select(n => n.NotBefore).SingleAsync()))
            .ShouldBe(day.Bank.Clock.GetUtcNow() + Leases.CallbackGrace);
        (await day.Bank.ContactOfAsync(await day.TakeAsync(day.Vera))).Id.ShouldNotBe(contact);
        (await day.Bank.ContactOfAsync(await day.TakeAsync(day.Walter))).Id.ShouldBe(contact);
        // He is calling by now.
        (await GiveAsync(day, contact, day.Vera)).ShouldBe(GiveCallbackOutcome.NotWaiting);
        (await day.Bank.ContactAsync(contact)).Owner.ShouldBe(day.Walter);
    }

    [Theory, OnBothEngines]
    public async Task Give_ToNobodyOfTheCentre_OrByAnotherCentre_ChangesNothing(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var contact = await MissedAsync(day);
        var other = await day.Bank.System.AddCentreAsync("Another");
        var stranger = await day.Bank.System.AddPersonAsync("stan", other, Role.Coordinator);

        (await GiveAsync(day, contact, stranger)).ShouldBe(GiveCallbackOutcome.NoSuchVolunteer);
        (await day.Bank.WithAsync<GiveCallback, GiveCallbackOutcome>(give => give.GiveAsync(new Actor(stranger, other, "stan"), contact, stranger)))
            .ShouldBe(GiveCallbackOutcome.NotWaiting);

        (await day.Bank.ContactAsync(contact)).Owner.ShouldBe(day.Vera);
    }

    [Theory, OnBothEngines]
    public async Task Give_BeforeItIsDue_IsRefused(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var call = await day.TakeAsync(day.Vera);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.CallBack, new CallbackRequest(day.Bank.Clock.GetUtcNow().AddMinutes(5)));

        (await GiveAsync(day, (await day.Bank.ContactOfAsync(call)).Id, day.Walter)).ShouldBe(GiveCallbackOutcome.NotWaiting);
    }

    private static async Task<ContactId> MissedAsync(Day day)
    {
        var call = await day.TakeAsync(day.Vera);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.CallBack, new CallbackRequest(day.Bank.Clock.GetUtcNow().AddMinutes(5)));
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(5) + Leases.CallbackGrace);
        return (await day.Bank.ContactOfAsync(call)).Id;
    }

    private static Task<GiveCallbackOutcome> GiveAsync(Day day, ContactId contact, PersonId to) =>
        day.Bank.WithAsync<GiveCallback, GiveCallbackOutcome>(give => give.GiveAsync(day.Carla, contact, to));
}
