using System.Globalization;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Simulating;

/// <summary>Whom the simulated centres call: people in twenty time zones, some of them in the lists of both centres.</summary>
internal static class SimulatedPeople
{
    public static readonly IReadOnlyList<string> Zones =
    [
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore", "Asia/Kolkata", "Asia/Dubai", "Asia/Kathmandu", "Australia/Sydney",
        "Pacific/Auckland", "Europe/London", "Europe/Paris", "Europe/Moscow", "Africa/Johannesburg", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo", "Pacific/Honolulu",
    ];

    /// <summary>Of a hundred contacts, which campaign has how many.</summary>
    private static readonly int[] Shares = [40, 20, 30, 10];

    /// <summary>Every so manieth of the third campaign's numbers is one of the first's, which belongs to the other centre.</summary>
    private const int SharedEvery = 10;

    /// <summary>In place of a campaign, for numbers that people give on calls.</summary>
    public const int Given = 9;

    /// <returns>How many contacts there are in all.</returns>
    public static async Task<int> FillAsync(BenchSystem system, IReadOnlyList<SimulatedCampaign> campaigns, int contacts, DateTimeOffset now)
    {
        await using (var scope = system.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
            db.AddRange(campaigns.Select(campaign => campaign.ToCampaign(now)));
            await db.SaveChangesAsync();
        }

        var count = 0;
        foreach (var (index, campaign) in campaigns.Index())
        {
            var size = contacts * Shares[index] / 100;
            foreach (var batch in Enumerable.Range(0, size).Chunk(InsertContacts.MaxBatch))
                count += await AddAsync(system, campaign.Id, batch.Select(place => Person(index, place)), now);
        }

        return count;
    }

    /// <summary>In the range reserved for fiction, and then digits too many: nobody can have it.</summary>
    public static PhoneNumber Number(int campaign, int index) => PhoneNumber.FromE164($"+120255501{campaign}{index:000000}");

    /// <summary>Where a number rings: names with a space between, null where nobody knows.</summary>
    public static string? Zone(PhoneNumber number) => number.E164[10] - '0' == Given ? "America/New_York" : Zone(int.Parse(number.E164.AsSpan(11), CultureInfo.InvariantCulture));

    private static string? Zone(int place) => (place % 200) switch
    {
        // Nobody knows where they are; they are never to be called.
        199 => null,
        198 or 197 => "America/Chicago America/Los_Angeles",
        _ => Zones[place % Zones.Count],
    };

    private static PhoneNumber Person(int campaign, int place) => campaign == 2 && place % SharedEvery == 0 ? Number(0, place) : Number(campaign, place);

    private static async Task<int> AddAsync(BenchSystem system, CampaignId campaign, IEnumerable<PhoneNumber> people, DateTimeOffset now)
    {
        await using var scope = system.Scope();
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<NumberVault>());
        var contacts = people.Select(number => new NewContact(ContactId.New(), vault.Hash(number), vault.Seal(number), Zone(number), null, null, now)).ToList();
        await using var write = await db.BeginWriteAsync();
        var added = await InsertContacts.InsertAsync(db, campaign, null, contacts, default);
        await write.CommitAsync();
        return added.Count;
    }
}
