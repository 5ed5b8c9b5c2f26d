using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Reports;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Canaries;

public sealed class CanaryTests
{
    private static readonly PhoneNumber Kitchen = Bank.American(90);

    [Theory, OnBothEngines]
    public async Task Canary_IsHandedToItsAccountAlone_AndToNobodyOnceItsNumberWasShown(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 2);
        await AddAsync(day, day.Vera);
        foreach (var _ in Enumerable.Range(0, 2))
            await day.CallAsync(day.Walter, Outcome.WrongNumber);
        (await day.Bank.ClaimAsync(day.Walter, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await day.Bank.WithAsync<ExplainQueue, QueueExplanation?>(explain => explain.ExplainAsync(day.Campaign, day.Centre, day.Walter)))!.Reason.ShouldBe(QueueReason.NobodyLeft);

        var call = await day.TakeAsync(day.Vera);
        (await day.Bank.NumberOfAsync(call)).ShouldBe(Kitchen);
        await DialAsync(day, day.Vera, call);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.NoAnswer);

        day.Bank.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var volunteer in new[] { day.Walter, day.Vera })
            (await day.Bank.ClaimAsync(volunteer, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await StoryAsync(day)).Sights.ShouldHaveSingleItem().Person.ShouldBe(day.Vera);
    }

    [Theory, OnBothEngines]
    public async Task Canary_GivenBackUnseen_WaitsForItsAccount_AndALostLeaseBringsItToNobodyElse(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var call = await day.TakeAsync(day.Vera);
        await day.Bank.WithAsync<GiveBackCall, bool>(give => give.GiveBackAsync(call, day.Vera));
        (await day.Bank.ClaimAsync(day.Walter, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);

        call = await day.TakeAsync(day.Vera);
        await DialAsync(day, day.Vera, call);
        day.Bank.Clock.Advance(TimeSpan.FromDays(2));
        (await day.Bank.ClaimAsync(day.Walter, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task Canary_LooksToItsVolunteerLikeAnybody(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 1);
        var first = await ViewAsync(day, await day.TakeAsync(day.Walter));
        await AddAsync(day, day.Walter);
        await day.Bank.ReportAsync(new CallId(first.Id.Value), day.Walter, Outcome.WrongNumber);

        var second = await ViewAsync(day, await day.TakeAsync(day.Walter));

        var (person, canary) = (first.Person!, second.Person!);
        (canary with { Masked = person.Masked, Names = person.Names, Zones = person.Zones, Notes = person.Notes, LeasedUntil = person.LeasedUntil }).ShouldBe(person);
        canary.Masked.Length.ShouldBe(person.Masked.Length);
        (second with { Id = first.Id, Person = null, Referred = first.Referred }).ShouldBe(first with { Person = null });
        (await OwnAsync(day)).Calls.ShouldBe(1, "the first");
        await day.Bank.ReportAsync(new CallId(second.Id.Value), day.Walter, Outcome.SpokeAndFinished);
        var own = await OwnAsync(day);
        (own.Calls, own.SpokenWith).ShouldBe((2, 1), "her own page would tell her otherwise which it was");
    }

    [Theory, OnBothEngines]
    public async Task Canary_IsInNoCountOfTheCentre(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        (await QueueAsync(day)).Ready.ShouldBe(0);
        await day.CallAsync(day.Vera, Outcome.SpokeAndFinished);
        var today = LocalDay.Of(day.Bank.Clock.GetUtcNow(), TimeZoneInfo.Utc);

        (await day.Bank.WithAsync<CountHours, IReadOnlyList<HourOfCalls>>(hours => hours.OfAsync(day.Centre, today, default))).ShouldBeEmpty();
        (await QueueAsync(day)).Done.ShouldBeEmpty();
        foreach (var by in Enum.GetValues<ReportBy>())
        {
            var lines = await day.Bank.WithAsync<CountCalls, IReadOnlyList<ReportLine>>(count => count.ByAsync(by, day.Centre, today, today, default));
            lines.Sum(line => line.Outcomes.Calls).ShouldBe(0, by.ToString());
        }

        // Nor once the telephone is taken out.
        await day.Bank.WithAsync<ChangeCanary, bool>(async change => await change.TakeOutAsync(day.Carla, (await FindAsync(day)).Id));
        (await day.Bank.WithAsync<CountHours, IReadOnlyList<HourOfCalls>>(hours => hours.OfAsync(day.Centre, today, default))).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Canary_WithACallbackLeftLying_GoesToNobodyElse(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var call = await day.TakeAsync(day.Vera);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.CallBack, new CallbackRequest(day.Bank.Clock.GetUtcNow().AddMinutes(5)));
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(6) + Leases.CallbackGrace);
        (await day.Bank.WithAsync<FindMissedCallbacks, IReadOnlyList<MissedCallback>>(missed => missed.OfOwnerAsync(day.ActorOf(day.Vera)))).Count.ShouldBe(1);
        (await day.Bank.WithAsync<FindMissedCallbacks, int>(missed => missed.CountOfCentreAsync(day.Centre))).ShouldBe(0);
        var contact = (await day.Bank.ContactOfAsync(call)).Id;
        (await day.Bank.WithAsync<GiveCallback, GiveCallbackOutcome>(give => give.GiveAsync(day.Carla, contact, day.Walter))).ShouldBe(GiveCallbackOutcome.NotWaiting);

        (await day.Bank.ClaimAsync(day.Walter, day.Centre, day.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);

        (await day.Bank.ContactAsync(contact)).State.ShouldBe(ContactState.Exhausted);
        (await day.Bank.DbAsync(db => db.Set<Number>().AnyAsync(number => number.Lease != null))).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task Entered_OnACanarysCall_IsAcknowledged_AndWaitsForARegistrar(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var call = await day.TakeAsync(day.Vera);
        await day.EnterAsync(day.Vera, call, 2);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);

        day.Bank.Clock.Advance(TimeSpan.FromDays(4));
        (await day.Bank.System.SealAsync()).ShouldBe(0);
        (await StoryAsync(day)).Entered.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Story_TellsWhoHadTheNumber_AndThatItRang_UntilItIsTakenOut(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var story = await StoryAsync(day);
        (story.Account, story.HandedAt, story.Sights.Count).ShouldBe((day.Vera, null, 0));
        var call = await day.TakeAsync(day.Vera);
        await DialAsync(day, day.Vera, call);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.NoAnswer);
        var shownAt = day.Bank.Clock.GetUtcNow();
        (story = await StoryAsync(day)).IsElsewhere.ShouldBeFalse();
        (story.HandedAt, story.Sights[0]).ShouldBe((shownAt, new CanarySight(day.Vera, shownAt, Found: false)));

        // Somebody else has the number from somewhere, and types it.
        await day.Bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(day.ActorOf(day.Walter), Kitchen));
        (await StoryAsync(day)).IsElsewhere.ShouldBeTrue();
        var ring = new CanaryRing(day.Bank.Clock.GetUtcNow(), "A man asked who lives here");
        (await day.Bank.WithAsync<ChangeCanary, bool>(change => change.NoteRingAsync(day.Carla, story.Id, ring))).ShouldBeTrue();
        (await StoryAsync(day)).Record.Rings.ShouldBe([ring]);

        (await day.Bank.WithAsync<ChangeCanary, bool>(change => change.TakeOutAsync(day.Carla, story.Id))).ShouldBeTrue();
        (await day.Bank.WithAsync<FindCanaries, int>(async find => (await find.OfAsync(day.Centre, default)).Count)).ShouldBe(0);
        (await day.Bank.AuditActionsAsync()).ShouldBe(["canary-added", "number-shown", "number-found", "canary-rang", "canary-taken-out"]);
    }

    /// <summary>A list brings the number in later, and somebody else has it from there.</summary>
    [Theory, OnBothEngines]
    public async Task Story_TellsOfTheNumber_WhicheverContactHasIt(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        await day.Bank.AddContactsAsync(await day.Bank.AddCampaignAsync(day.Centre, name: "Winter"), Kitchen);
        var winter = await day.Bank.DbAsync(db => db.Set<PhoneBank.Campaigns.Campaign>().Where(one => one.Name == "Winter").Select(one => one.Id).SingleAsync());

        await DialAsync(day, day.Walter, await day.Bank.TakeAsync(day.Walter, day.Centre, winter));

        var story = await StoryAsync(day);
        (story.IsElsewhere, story.Sights.ShouldHaveSingleItem().Person).ShouldBe((true, day.Walter));
    }

    [Theory, OnBothEngines]
    public async Task TakenOut_NothingOfItIsLeft_ButWhichContactItWas_AndItsCallbackRests(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var call = await day.TakeAsync(day.Vera);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.CallBack, new CallbackRequest(day.Bank.Clock.GetUtcNow().AddMinutes(5)));
        var (id, before) = await FindAsync(day);
        await day.Bank.WithAsync<ChangeCanary, bool>(change => change.NoteRingAsync(day.Carla, id, new CanaryRing(day.Bank.Clock.GetUtcNow(), "A man")));

        (await day.Bank.WithAsync<ChangeCanary, bool>(change => change.TakeOutAsync(day.Carla, id))).ShouldBeTrue();

        var keys = day.Bank.System.Services.GetRequiredService<KeyRing>();
        var left = (await day.Bank.DbAsync(db => db.Set<Canary>().AsNoTracking().SingleAsync())).Open(keys);
        (left with { Rings = before.Rings }).ShouldBe(before with { Number = null, Label = "" });
        left.Rings.ShouldBeEmpty();
        (await day.Bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Exhausted);
    }

    [Theory, OnBothEngines]
    public async Task Rings_AreKeptTheNewestFirst_AHundredOfThem(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var (id, begun) = ((await FindAsync(day)).Id, day.Bank.Clock.GetUtcNow());
        for (var ring = 0; ring <= CanaryRecord.MaxRings; ring++)
        {
            var at = begun.AddMinutes(ring);
            await day.Bank.WithAsync<ChangeCanary, bool>(change => change.NoteRingAsync(day.Carla, id, new CanaryRing(at, "A man")));
        }

        (await StoryAsync(day)).Record.Rings.Select(ring => ring.At).ShouldBe(Enumerable.Range(1, CanaryRecord.MaxRings).Reverse().Select(ring => begun.AddMinutes(ring)));
    }

    [Theory, OnBothEngines]
    public async Task Change_ByAnotherCentre_FindsNothing_AndRecordsNothing(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var id = (await FindAsync(day)).Id;
        var stranger = new Actor(new PersonId(Guid.NewGuid()), await day.Bank.System.AddCentreAsync("Another"), "stan");

        (await day.Bank.WithAsync<ChangeCanary, bool>(change => change.NoteRingAsync(stranger, id, new CanaryRing(day.Bank.Clock.GetUtcNow(), "A man")))).ShouldBeFalse();
        (await day.Bank.WithAsync<ChangeCanary, bool>(change => change.TakeOutAsync(stranger, id))).ShouldBeFalse();
        (await day.Bank.WithAsync<ReadCanary, CanaryStory?>(read => read.ReadAsync(stranger.Centre, id))).ShouldBeNull();

        (await StoryAsync(day)).Record.Rings.ShouldBeEmpty();
        (await day.Bank.AuditActionsAsync()).ShouldBe(["canary-added"]);
    }

    /// <summary>Whoever is handed one always first would soon know which it is. That twenty of fifty places are three at most happens never (one in 10^24).</summary>
    [Theory, OnBothEngines]
    public async Task Add_Many_StandAtPlacesThatAreLeftToChance(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 59);
        foreach (var index in Enumerable.Range(60, 20))
            (await TryAsync(day, Bank.American(index), day.Vera)).ShouldBe(AddCanaryOutcome.Added);

        var waiting = await day.Bank.DbAsync(db => db.Set<Contact>().Select(contact => new { contact.ReadyAt, contact.Owner }).ToListAsync());
        var before = waiting.Where(contact => contact.Owner is not null).Select(canary => waiting.Count(contact => contact.Owner is null && contact.ReadyAt < canary.ReadyAt)).ToList();

        before.Distinct().Count().ShouldBeGreaterThan(3);
        before.Max().ShouldBeLessThan(50);
    }

    [Theory, OnBothEngines]
    public async Task Add_OfANumberThatWouldTellNothing_OrThatMustNotBeCalled_IsRefused(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 1);
        await day.Bank.PutOnDoNotCallAsync(Bank.American(80));
        var elsewhere = await day.Bank.AddCampaignAsync(await day.Bank.System.AddCentreAsync("Another"));

        (await TryAsync(day, Bank.American(1), day.Vera)).ShouldBe(AddCanaryOutcome.NumberKnown);
        (await TryAsync(day, Bank.American(80), day.Vera)).ShouldBe(AddCanaryOutcome.DoNotCall);
        (await TryAsync(day, Kitchen, day.Carla.Person)).ShouldBe(AddCanaryOutcome.NobodyToCall, "whoever puts it in knows it");
        (await TryAsync(day, Kitchen, day.Vera, elsewhere)).ShouldBe(AddCanaryOutcome.NoSuchCampaign);
        (await TryAsync(day, Kitchen, day.Vera)).ShouldBe(AddCanaryOutcome.Added);
        (await TryAsync(day, Kitchen, day.Walter)).ShouldBe(AddCanaryOutcome.NumberKnown);
        (await day.Bank.AuditActionsAsync()).ShouldBe(["canary-added"]);
    }

    [Theory, OnBothEngines]
    public async Task Add_ForNobodyInParticular_GoesToWhoeverHasBeenGivenFewest(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        foreach (var index in Enumerable.Range(60, 4))
            (await TryAsync(day, Bank.American(index), null)).ShouldBe(AddCanaryOutcome.Added);

        var accounts = await day.Bank.WithAsync<FindCanaries, List<Guid>>(async find => [.. (await find.OfAsync(day.Centre, default)).Select(canary => canary.Record.Account)]);
        accounts.Count(account => account == day.Vera.Value).ShouldBe(2);
        accounts.Count(account => account == day.Walter.Value).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task NoRow_SaysInClearWhichContactIsOne(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await AddAsync(day, day.Vera);
        var contact = (await FindAsync(day)).Record.Contact;

        var canary = await day.Bank.DbAsync(db => db.Set<Canary>().AsNoTracking().SingleAsync());

        foreach (var bytes in new[] { canary.ContactHash, canary.RecordSealed })
        {
            Convert.ToHexString(bytes).ShouldNotContain(Convert.ToHexString(contact.ToByteArray()));
            Convert.ToHexString(bytes).ShouldNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Kitchen.E164)));
        }

        var subjects = await day.Bank.DbAsync(db => db.Database.SqlQueryRaw<string>($"SELECT subject AS \"Value\" FROM {db.Source.Table("centres", "audit_entries")}").ToListAsync());
        subjects.ShouldBe([Guid.Empty.ToString("N")]);
    }

    private static async Task AddAsync(Day day, PersonId account) => (await TryAsync(day, Kitchen, account)).ShouldBe(AddCanaryOutcome.Added);

    private static Task<AddCanaryOutcome> TryAsync(Day day, PhoneNumber number, PersonId? account, CampaignId? campaign = null) =>
        day.Bank.WithAsync<AddCanary, AddCanaryOutcome>(add => add.AddAsync(day.Carla, new NewCanary(campaign ?? day.Campaign, number, null, "Anna's kitchen", account)));

    private static async Task DialAsync(Day day, PersonId volunteer, CallId call) =>
        (await day.Bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(call, day.ActorOf(volunteer))).Outcome)).ShouldBe(DialOutcome.Dialled);

    private static Task<(Guid Id, CanaryRecord Record)> FindAsync(Day day) =>
        day.Bank.WithAsync<FindCanaries, (Guid, CanaryRecord)>(async find => (await find.OfAsync(day.Centre, default)).Single());

    private static async Task<CanaryStory> StoryAsync(Day day)
    {
        var id = (await FindAsync(day)).Id;
        return (await day.Bank.WithAsync<ReadCanary, CanaryStory?>(read => read.ReadAsync(day.Centre, id)))!;
    }

    private static async Task<CallView> ViewAsync(Day day, CallId call)
    {
        var view = (await day.Bank.WithAsync<ReadCall, CallView?>(read => read.ReadAsync(day.Walter)))!;
        view.Id.ShouldBe(call);
        return view;
    }

    private static async Task<OwnNumbers> OwnAsync(Day day) => (await day.Bank.WithAsync<ReadOwnWeeks, OwnWork>(read => read.OfAsync(day.ActorOf(day.Walter), 0))).Today;

    private static async Task<QueueCounts> QueueAsync(Day day)
    {
        var campaign = await day.Bank.DbAsync(db => db.Set<PhoneBank.Campaigns.Campaign>().AsNoTracking().SingleAsync());
        return await day.Bank.WithAsync<CountQueue, QueueCounts>(count => count.CountAsync(campaign, default));
    }
}
