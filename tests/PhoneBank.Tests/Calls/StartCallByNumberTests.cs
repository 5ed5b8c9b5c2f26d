using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class StartCallByNumberTests
{
    private static readonly CentreId Centre = new(Guid.NewGuid());
    private static readonly Actor Ann = new(new PersonId(Guid.NewGuid()), Centre, "ann");
    private static readonly Actor Ben = new(new PersonId(Guid.NewGuid()), Centre, "ben");

    [Theory, OnBothEngines]
    public async Task Find_ANumberOfTheCentre_BeginsTheCall_AndNobodyElseIsHandedIt(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        // At night, and rested only a moment: it was they who called.
        var campaign = await bank.AddCampaignAsync(Centre, new CallingHours(0, 1));
        var contact = (await bank.AddContactsAsync(campaign, Bank.American(1)))[0];
        await bank.DbAsync(db => db.Set<Number>().ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, bank.Clock.GetUtcNow().AddDays(1))));

        (await StartAsync(bank, Ann, Bank.American(1))).ShouldBe(ByNumberOutcome.Started);

        var call = await CurrentAsync(bank, Ann);
        (call.Contact, call.Campaign, call.EndedAt).ShouldBe((contact, campaign, null));
        (await StartAsync(bank, Ben, Bank.American(1))).ShouldBe(ByNumberOutcome.WithSomebodyElse);
        (await bank.DbAsync(db => db.Set<Call>().CountAsync())).ShouldBe(1);
        (await bank.AuditActionsAsync()).ShouldBe(["number-found", "number-found"]);
        (await bank.ReportAsync(call.Id, Ann.Person, Outcome.NeverCallAgain)).ShouldBe(ReportOutcome.Recorded);
        (await StartAsync(bank, Ben, Bank.American(1))).ShouldBe(ByNumberOutcome.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task Find_WhatIsNotTheCentres_FindsNobody_AndTheAuditTrailSaysThatSomebodyLooked(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        await bank.AddContactsAsync(await bank.AddCampaignAsync(Centre), Bank.American(1));
        await bank.AddContactsAsync(await bank.AddCampaignAsync(new CentreId(Guid.NewGuid())), Bank.American(2));

        (await StartAsync(bank, Ann, Bank.American(2))).ShouldBe(ByNumberOutcome.NotFound);
        (await StartAsync(bank, Ann, Bank.British(3))).ShouldBe(ByNumberOutcome.NotFound);

        (await bank.DbAsync(db => db.Set<Call>().CountAsync())).ShouldBe(0);
        (await bank.AuditActionsAsync()).ShouldBe(["number-not-found", "number-not-found"]);
    }

    [Theory, OnBothEngines]
    public async Task Find_InSeveralCampaigns_TakesTheOneThatPromisedACallback(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var contacts = new List<ContactId>();
        foreach (var name in new[] { "Spring", "Summer", "Autumn" })
            contacts.AddRange(await bank.AddContactsAsync(await bank.AddCampaignAsync(Centre, name: name), Bank.American(1)));
        await PromiseAsync(bank, contacts[1], bank.Clock.GetUtcNow().AddDays(1));

        (await StartAsync(bank, Ann, Bank.American(1))).ShouldBe(ByNumberOutcome.Started);

        (await CurrentAsync(bank, Ann)).Contact.ShouldBe(contacts[1]);
    }

    [Theory, OnBothEngines]
    public async Task Find_WhileAnotherCallIsOpen_LeavesThat(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var campaign = await bank.AddCampaignAsync(Centre);
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var call = await bank.TakeAsync(Ann.Person, Centre, campaign);

        (await StartAsync(bank, Ann, Bank.American(2))).ShouldBe(ByNumberOutcome.OtherCallOpen);

        (await CurrentAsync(bank, Ann)).Id.ShouldBe(call);
    }

    [Theory, OnBothEngines]
    public async Task Find_OneWhoIsPromisedACallTomorrow_AndGiveBackOrLeave_StaysPromisedForTomorrow(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var campaign = await bank.AddCampaignAsync(Centre);
        var contact = (await bank.AddContactsAsync(campaign, Bank.American(1)))[0];
        var tomorrow = bank.Clock.GetUtcNow().AddDays(1);
        await PromiseAsync(bank, contact, tomorrow);

        await StartAsync(bank, Ann, Bank.American(1));
        (await bank.ContactAsync(contact)).ReadyAt.ShouldBe(tomorrow);
        (await bank.WithAsync<GiveBackCall, bool>(async give => await give.GiveBackAsync((await CurrentAsync(bank, Ann)).Id, Ann.Person))).ShouldBeTrue();
        (await bank.ContactAsync(contact)).ReadyAt.ShouldBe(tomorrow);

        await StartAsync(bank, Ann, Bank.American(1));
        (await bank.LeaveAsync((await CurrentAsync(bank, Ann)).Id, Ann.Person)).ShouldBe(LeaseState.Held);
        bank.Clock.Advance(Leases.Duration);
        (await bank.ClaimAsync(Ben.Person, Centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.ContactAsync(contact)).ShouldSatisfyAllConditions(c => c.ReadyAt.ShouldBe(tomorrow), c => c.State.ShouldBe(ContactState.CallBack));
    }

    [Theory, OnBothEngines]
    public async Task Find_OneWhoseCallbackIsDueWithinTheLease_IsNeverCalledBeforeItsTime(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var contact = (await bank.AddContactsAsync(await bank.AddCampaignAsync(Centre), Bank.American(1)))[0];
        var soon = bank.Clock.GetUtcNow().AddMinutes(5);
        await PromiseAsync(bank, contact, soon);

        await StartAsync(bank, Ann, Bank.American(1));
        await bank.LeaveAsync((await CurrentAsync(bank, Ann)).Id, Ann.Person);

        (await bank.ContactAsync(contact)).ReadyAt.ShouldBe(soon);
    }

    [Fact]
    public async Task Page_ShowsWhoItIs_OrSaysWhyNot_AndKeepsWhatWasTyped()
    {
        await using var page = await CallPage.OpenAsync();

        var wrong = await (await SubmitAsync(page, "202 555 0101")).PageAsync();
        wrong.QuerySelector(".error-summary")!.TextContent.ShouldContain("Begin with a plus sign");
        wrong.QuerySelector("#Number")!.GetAttribute("value").ShouldBe("202 555 0101");

        var unknown = await (await SubmitAsync(page, "+1 202 555 0199")).PageAsync();
        unknown.QuerySelector(".notice[role=status]")!.TextContent.ShouldContain("No campaign of your centre has this number");
        unknown.QuerySelector("[formaction='/call/inbound']").ShouldNotBeNull();

        using var found = await SubmitAsync(page, "+1 (202) 555-0103");
        (found.StatusCode, found.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Redirect, "/call"));
        (await page.GetAsync()).QuerySelector("#masked").ShouldNotBeNull();
    }

    private static Task<HttpResponseMessage> SubmitAsync(CallPage page, string number) => page.Client.SubmitAsync("/call/by-number", "main form", ("Number", number));

    private static Task<ByNumberOutcome> StartAsync(Bank bank, Actor actor, PhoneNumber number) =>
        bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(actor, number));

    private static Task<Call> CurrentAsync(Bank bank, Actor actor) => bank.DbAsync(db => db.Set<Call>().AsNoTracking().SingleAsync(call => call.Volunteer == actor.Person && call.IsCurrent));

    private static Task<int> PromiseAsync(Bank bank, ContactId contact, DateTimeOffset at) => bank.DbAsync(db => db.Set<Contact>().Where(c => c.Id == contact).ExecuteUpdateAsync(
        set => set.SetProperty(c => c.State, ContactState.CallBack).SetProperty(c => c.CallbackAt, at).SetProperty(c => c.ReadyAt, at).SetProperty(c => c.Owner, Ann.Person)));
}
