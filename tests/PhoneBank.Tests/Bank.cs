using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests;

/// <summary>A phone bank on a fresh database: what a test needs to set up and to look at.</summary>
internal sealed class Bank(TestSystem system) : IAsyncDisposable
{
    public const string Washington = "America/New_York";
    public const string London = "Europe/London";

    public TestSystem System => system;

    public FakeClock Clock => system.Clock;

    public static async Task<Bank> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite) => new(await TestSystem.StartAsync(engine));

    public static PhoneNumber American(int index) => PhoneNumber.FromE164($"+120255501{index:00}");

    public static PhoneNumber British(int index) => PhoneNumber.FromE164($"+447700900{index:000}");

    public Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull => system.InScopeAsync(work);

    public Task<TResult> DbAsync<TResult>(Func<LedgerlineDb, Task<TResult>> work) => system.InScopeAsync(work);

    public async Task<CampaignId> AddCampaignAsync(CentreId centre, CallingHours? hours = null, string name = "Autumn")
    {
        var (from, to) = (hours ?? CallingHours.AllDay) is var h ? (h.FromMinute, h.ToMinute) : default;
        var campaign = new Campaign
        {
            Id = CampaignId.New(),
            Centre = centre,
            Name = name,
            CallingFrom = from,
            CallingTo = to,
            State = CampaignState.Open,
            MadeAt = Clock.GetUtcNow(),
        };
        await DbAsync(async db =>
        {
            db.Add(campaign);
            return await db.SaveChangesAsync();
        });
        await AddScriptAsync(campaign.Id, "Good day.");
        return campaign.Id;
    }

    /// <summary>Adds a version of a campaign's script.</summary>
    public Task<int> AddScriptAsync(CampaignId campaign, string markdown, string language = "en") => DbAsync(async db =>
    {
        var version = 1 + await db.Set<Script>().CountAsync(script => script.Campaign == campaign && script.Language == language);
        db.Add(new Script { Campaign = campaign, Language = language, Version = version, Markdown = markdown, MadeAt = Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return version;
    });

    /// <summary>Adds the numbers as contacts, in this order.</summary>
    public async Task<IReadOnlyList<ContactId>> AddContactsAsync(CampaignId campaign, params IEnumerable<PhoneNumber> numbers)
    {
        var vault = system.Services.GetRequiredService<NumberVault>();
        var now = Clock.GetUtcNow();
        var all = numbers.ToList();
        var contacts = all.Select((number, index) => new NewContact(
            ContactId.New(), vault.Hash(number), vault.Seal(number), ZoneOf.Number(number, now), null, null, now.AddMilliseconds(index - all.Count))).ToList();
        foreach (var batch in contacts.Chunk(InsertContacts.MaxBatch))
        {
            await DbAsync(async db =>
            {
                await using var write = await db.BeginWriteAsync();
                await InsertContacts.InsertAsync(db, campaign, null, batch, default);
                await write.CommitAsync();
                return true;
            });
        }

        return [.. contacts.Select(contact => contact.Id)];
    }

    public Task<ClaimResult> ClaimAsync(PersonId volunteer, CentreId centre, CampaignId campaign) =>
        WithAsync<ClaimNextContact, ClaimResult>(claim => claim.ClaimAsync(volunteer, centre, campaign));

    /// <summary>Claims, and fails the test where there is nobody.</summary>
    public async Task<CallId> TakeAsync(PersonId volunteer, CentreId centre, CampaignId campaign)
    {
        var result = await ClaimAsync(volunteer, centre, campaign);
        result.Outcome.ShouldBe(ClaimOutcome.Claimed);
        return result.Call!.Value;
    }

    public Task<ReportOutcome> ReportAsync(CallId call, PersonId volunteer, Outcome outcome, CallbackRequest? callback = null) =>
        WithAsync<ReportCall, ReportOutcome>(report => report.ReportAsync(call, volunteer, new CallReport(outcome, callback)));

    /// <summary>What a page says that is closed, of the lease as it is now.</summary>
    public async Task<LeaseState> LeaveAsync(CallId call, PersonId volunteer)
    {
        var number = (await CallAsync(call)).Number;
        var until = await DbAsync(db => db.Set<Number>().Where(n => n.Id == number).Select(n => n.LeasedUntil).SingleOrDefaultAsync());
        return await WithAsync<KeepLease, LeaseState>(keep => keep.LeaveAsync(call, volunteer, until));
    }

    public Task<UndoResult> UndoAsync(CallId call, PersonId volunteer) => WithAsync<UndoOutcome, UndoResult>(undo => undo.UndoAsync(call, volunteer));

    public async Task PutOnDoNotCallAsync(PhoneNumber number)
    {
        await using var scope = system.Scope();
        await scope.ServiceProvider.GetRequiredService<DoNotCallList>().AddAsync(number, default);
        await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().SaveChangesAsync();
    }

    /// <summary>What the audit trail says was done, oldest first. The trail is another module's: it is read as an operator would.</summary>
    public Task<List<string>> AuditActionsAsync() => system.AuditActionsAsync();

    public Task<Contact> ContactAsync(ContactId id) => DbAsync(db => db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == id));

    public Task<Call> CallAsync(CallId id) => DbAsync(db => db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == id));

    public async Task<Contact> ContactOfAsync(CallId id) => await ContactAsync((await CallAsync(id)).Contact!.Value);

    public async Task<PhoneNumber> NumberOfAsync(CallId id)
    {
        var call = await CallAsync(id);
        var numberSealed = await DbAsync(db => db.Set<Number>().Where(n => n.Id == call.Number).Select(n => n.NumberSealed).SingleAsync());
        return system.Services.GetRequiredService<NumberVault>().Open(numberSealed!);
    }

    public ValueTask DisposeAsync() => system.DisposeAsync();
}
