using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Claiming;

/// <summary>A campaign that may call at any hour, with many contacts in a few zones, none of whom was called before.</summary>
internal sealed record FullCampaign(CampaignId Id, CentreId Centre)
{
    public static readonly IReadOnlyList<string> Zones = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];

    /// <param name="campaign">Its own digit, so that no two campaigns have a number in common.</param>
    public static async Task<FullCampaign> FillAsync(BenchSystem system, int campaign, int contacts)
    {
        var full = new FullCampaign(CampaignId.New(), new CentreId(Guid.NewGuid()));
        await full.AddCampaignAsync(system);
        foreach (var batch in Enumerable.Range(0, contacts).Chunk(InsertContacts.MaxBatch))
            await full.AddAsync(system, batch.Select(index => (index, Number(campaign, index))));
        return full;
    }

    /// <summary>In the range reserved for fiction, and then digits too many: nobody can have it.</summary>
    private static PhoneNumber Number(int campaign, int index) => PhoneNumber.FromE164($"+120255501{campaign}{index:00000}");

    private async Task AddCampaignAsync(BenchSystem system)
    {
        await using var scope = system.Scope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
        db.Add(new Campaign
        {
            Id = Id,
            Centre = Centre,
            Name = "Bench",
            CallingFrom = CallingHours.AllDay.FromMinute,
            CallingTo = CallingHours.AllDay.ToMinute,
            State = CampaignState.Open,
            MadeAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    private async Task AddAsync(BenchSystem system, IEnumerable<(int Index, PhoneNumber Number)> people)
    {
        await using var scope = system.Scope();
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<NumberVault>());
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var contacts = people.Select(person => new NewContact(
            ContactId.New(), vault.Hash(person.Number), vault.Seal(person.Number), Zones[person.Index % Zones.Count], null, null, now)).ToList();
        await using var write = await db.BeginWriteAsync();
        await InsertContacts.InsertAsync(db, Id, null, contacts, default);
        await write.CommitAsync();
    }
}
