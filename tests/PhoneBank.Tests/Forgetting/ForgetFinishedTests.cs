using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Forgetting;

public sealed class ForgetFinishedTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());

    /// <summary>Searched in every table and, on SQLite, in the very bytes of its files.</summary>
    [Theory, OnBothEngines]
    public async Task Database_OnceTheirTimeIsOver_HoldsNoTraceOfFinishedContacts(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await AddNamedAsync(bank, campaign, Enumerable.Range(1, 40).Select(Bank.American));
        var done = new List<ContactId>();
        for (var call = 0; call < 20; call++)
            done.Add(await SpeakAsync(bank, centre, campaign, $"Note of call {call}"));
        await bank.TakeAsync(Ann, centre, campaign);
        var (gone, kept) = (await TracesAsync(bank, c => done.Contains(c.Id)), await TracesAsync(bank, c => !done.Contains(c.Id)));
        (gone.Count, kept.Count).ShouldBe((20 * 5, 20 * 4));
        (await bank.System.FindInTablesAsync(gone)).Count.ShouldBe(gone.Count);
        if (engine == DatabaseEngine.Sqlite)
            bank.System.FindInFiles(gone).Count.ShouldBeGreaterThanOrEqualTo(gone.Count);

        bank.Clock.Advance(TimeSpan.FromDays(Retention.DefaultDays) - TimeSpan.FromMinutes(1));
        (await RunAsync(bank)).IsNothing.ShouldBeTrue();
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(20, 20, 20));

        (await bank.System.FindInTablesAsync(gone)).ShouldBeEmpty();
        (await bank.System.FindInTablesAsync(kept)).Count.ShouldBe(kept.Count);
        if (engine == DatabaseEngine.Sqlite)
        {
            bank.System.FindInFiles(gone).ShouldBeEmpty();
            bank.System.FindInFiles(kept).Count.ShouldBe(kept.Count);
        }

        (await bank.DbAsync(db => db.Set<Contact>().CountAsync(c => c.State == ContactState.Spoken && c.NameSealed == null))).ShouldBe(20);
        var day = await bank.DbAsync(db => db.Set<ForgottenDay>().SingleAsync());
        (day.Campaign, day.Day, day.Contacts, day.Notes, day.Numbers).ShouldBe((campaign, new DateOnly(2026, 12, 22), 20, 20, 20));
        (await RunAsync(bank)).IsNothing.ShouldBeTrue();
    }

    [Theory, OnBothEngines]
    public async Task Number_ThatRestsLonger_IsDestroyedWhenItsRestIsOver(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.DbAsync(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.RetentionDays, 1)));
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        await SpeakAsync(bank, centre, campaign, "Kind.");
        await FinishAsync(bank);

        bank.Clock.Advance(TimeSpan.FromDays(1));
        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(1, 1, 0));
        (await ByNumberAsync(bank, centre, Bank.American(1))).ShouldBe(ByNumberOutcome.NotFound);
        bank.Clock.Advance(TimeSpan.FromDays(RetryRules.Default.RestDays - 2));
        (await RunAsync(bank)).IsNothing.ShouldBeTrue();
        bank.Clock.Advance(TimeSpan.FromDays(1));
        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(0, 0, 1));

        (await bank.DbAsync(db => db.Set<Number>().SingleAsync())).NumberSealed.ShouldBeNull();
        (await bank.DbAsync(db => db.Set<ForgottenDay>().SingleAsync())).Numbers.ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Number_ThatAnotherCampaignStillNeeds_StaysUntilItDoesNot(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var (campaign, others) = (await bank.AddCampaignAsync(centre), await bank.AddCampaignAsync(other));
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        await AddNamedAsync(bank, others, [Bank.American(1)]);
        await SpeakAsync(bank, centre, campaign, "Kind.");
        await FinishAsync(bank);

        bank.Clock.Advance(TimeSpan.FromDays(30));
        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(1, 1, 0));
        await SpeakAsync(bank, other, others, "Kind again.");
        await FinishAsync(bank);
        bank.Clock.Advance(TimeSpan.FromDays(30));

        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(1, 1, 1));
    }

    [Theory, OnBothEngines]
    public async Task Contact_WhoseCallIsInHand_IsLeftUntilItIsOver(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        await SpeakAsync(bank, centre, campaign, "Kind.");
        await FinishAsync(bank);
        bank.Clock.Advance(TimeSpan.FromDays(30));
        (await ByNumberAsync(bank, centre, Bank.American(1))).ShouldBe(ByNumberOutcome.Started);

        (await RunAsync(bank)).IsNothing.ShouldBeTrue();

        var call = await bank.DbAsync(db => db.Set<Call>().Where(c => c.IsCurrent).Select(c => c.Id).SingleAsync());
        await bank.WithAsync<GiveBackCall, bool>(back => back.GiveBackAsync(call, Ann));
        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(1, 1, 1));
    }

    [Theory]
    [OnBothEngines("SpokeAndFinished", true)]
    [OnBothEngines("WrongNumber", true)]
    [OnBothEngines("Fax", true)]
    [OnBothEngines("Busy", false)]
    [OnBothEngines("CallBack", false)]
    public async Task Contact_IsForgotten_WhereNothingIsPromisedOrLeftToTry(DatabaseEngine engine, string outcome, bool isForgotten)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        var reported = Enum.Parse<Outcome>(outcome);
        var callback = reported == Outcome.CallBack ? new CallbackRequest(bank.Clock.GetUtcNow().AddDays(1)) : null;
        await bank.ReportAsync(call, Ann, reported, callback);
        await FinishAsync(bank);

        bank.Clock.Advance(TimeSpan.FromDays(365));

        (await RunAsync(bank)).Contacts.ShouldBe(isForgotten ? 1 : 0);
        (await bank.ContactOfAsync(call)).ShouldSatisfyAllConditions(
            contact => contact.IsForgotten.ShouldBe(isForgotten), contact => (contact.NameSealed is null).ShouldBe(isForgotten));
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_OnceForgotten_StaysOnTheDoNotCallList(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        await bank.ReportAsync(await bank.TakeAsync(Ann, centre, campaign), Ann, Outcome.NeverCallAgain);
        bank.Clock.Advance(UndoNeverCall.UndoableFor);
        await FinishAsync(bank);
        bank.Clock.Advance(TimeSpan.FromDays(365));

        (await RunAsync(bank)).IsNothing.ShouldBeTrue(); // Nothing was left of it.

        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        (await bank.ClaimAsync(Ann, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task Undo_OfWhatFinishedAContact_LetsItBeRemembered(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        (await bank.ContactOfAsync(call)).FinishedAt.ShouldBe(bank.Clock.GetUtcNow());

        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);

        (await bank.ContactOfAsync(call)).FinishedAt.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Note_OfACallThatSomebodyMadeToUs_IsDestroyedToo(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.WithAsync<StartInboundCall, InboundOutcome>(start => start.StartAsync(Ann, centre, campaign));
        var call = await bank.DbAsync(db => db.Set<Call>().SingleAsync());
        await bank.WithAsync<ReportCall, ReportOutcome>(report => report.ReportAsync(call.Id, Ann, new(Outcome.SpokeAndFinished, null, new CallNote(Moments.None, "They sang."))));
        await FinishAsync(bank);
        bank.Clock.Advance(TimeSpan.FromDays(30));

        (await RunAsync(bank)).ShouldBe(new ForgottenCounts(0, 1, 0));

        (await bank.CallAsync(call.Id)).NoteSealed.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Runs_OfSeveralProcessesAtOnce_ForgetEachContactOnce(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var campaign = await bank.AddCampaignAsync(await bank.System.AddCentreAsync());
        await AddNamedAsync(bank, campaign, Enumerable.Range(0, 1_000).Select(Bank.British));
        await AddNamedAsync(bank, campaign, Enumerable.Range(0, 100).Select(Bank.American));
        var then = bank.Clock.GetUtcNow();
        await bank.DbAsync(db => db.Set<Contact>().ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ContactState.Exhausted).SetProperty(c => c.FinishedAt, then)));
        bank.Clock.Advance(TimeSpan.FromDays(30));

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(bank))));
        var rest = await RunAsync(bank);

        all.Append(rest).Aggregate((one, other) => one + other).ShouldBe(new ForgottenCounts(1_100, 0, 1_100));
        (await bank.DbAsync(db => db.Set<ForgottenDay>().SingleAsync())).Contacts.ShouldBe(1_100);
        (await bank.DbAsync(db => db.Set<Number>().CountAsync(n => n.NumberSealed != null))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Number_ForgottenAndImportedAgain_IsSomebodyNew(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await AddNamedAsync(bank, campaign, [Bank.American(1)]);
        await SpeakAsync(bank, centre, campaign, "Kind.");
        await FinishAsync(bank);
        bank.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync(bank);

        await AddNamedAsync(bank, campaign, [Bank.American(1)]);

        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.American(1));
    }

    private static Task<ForgottenCounts> RunAsync(Bank bank) => bank.WithAsync<ForgetFinished, ForgottenCounts>(forget => forget.RunAsync());

    private static Task<ByNumberOutcome> ByNumberAsync(Bank bank, CentreId centre, PhoneNumber number) =>
        bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(new Actor(Ann, centre, "ann"), number));

    private static async Task<ContactId> SpeakAsync(Bank bank, CentreId centre, CampaignId campaign, string note)
    {
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.WithAsync<ReportCall, ReportOutcome>(report => report.ReportAsync(call, Ann, new(Outcome.SpokeAndFinished, null, new CallNote(Moments.None, note))));
        return (await bank.CallAsync(call)).Contact!.Value;
    }

    /// <summary>She goes home: what she had in hand is over.</summary>
    private static Task<bool> FinishAsync(Bank bank) => bank.DbAsync(async db =>
    {
        await using var scope = bank.System.Scope();
        return await scope.ServiceProvider.GetRequiredService<CurrentCall>().FinishAsync(Ann, default);
    });

    private static Task<int> AddNamedAsync(Bank bank, CampaignId campaign, IEnumerable<PhoneNumber> numbers) => bank.DbAsync(async db =>
    {
        var (vault, keys) = (bank.System.Services.GetRequiredService<NumberVault>(), bank.System.Services.GetRequiredService<KeyRing>());
        var now = bank.Clock.GetUtcNow();
        var contacts = numbers.Select((number, index) => new NewContact(
            ContactId.New(), vault.Hash(number), vault.Seal(number), ZoneOf.Number(number, now), keys.Seal(KeyPurpose.Note, $"Person {index}"),
            keys.Seal(KeyPurpose.Note, $"Met at fair {index}"), now.AddMilliseconds(index - 1_000))).ToList();
        await using var write = await db.BeginWriteAsync();
        await InsertContacts.InsertAsync(db, campaign, null, contacts, default);
        await write.CommitAsync();
        return contacts.Count;
    });

    /// <summary>The very bytes that lie there of these contacts: names, notes, numbers and their hashes, notes of calls.</summary>
    private static Task<List<Trace>> TracesAsync(Bank bank, Func<Contact, bool> which) => bank.DbAsync(async db =>
    {
        var contacts = (await db.Set<Contact>().AsNoTracking().ToListAsync()).Where(which).ToList();
        var numbers = contacts.Select(c => c.Number).ToHashSet();
        var ids = contacts.Select(c => (ContactId?)c.Id).ToHashSet();
        return contacts.SelectMany(c => new[] { Trace.OfBytes("name", c.NameSealed!), Trace.OfBytes("note", c.NoteSealed!) })
            .Concat((await db.Set<Number>().AsNoTracking().ToListAsync()).Where(n => numbers.Contains(n.Id))
                .SelectMany(n => new[] { Trace.OfBytes("number", n.NumberSealed!), Trace.OfBytes("hash", n.NumberHash) }))
            .Concat((await db.Set<Call>().AsNoTracking().Where(c => c.NoteSealed != null).ToListAsync()).Where(c => ids.Contains(c.Contact))
                .Select(c => Trace.OfBytes("note of a call", c.NoteSealed!))).ToList();
    });
}
