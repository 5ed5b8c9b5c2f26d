using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests;

public sealed class SeedPhoneBankTests
{
    [Theory, OnBothEngines]
    public async Task Seed_MakesTheSameContactsForTheSameSeed_AndEveryOneCanBeCalled(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var volunteer = new PersonId(Guid.NewGuid());
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var first = await SeedAsync(bank, centre, volunteer, 7);
        await bank.DbAsync(db => db.Set<Contact>().Where(c => c.Campaign == first).CountAsync());
        var second = await SeedAsync(bank, other, volunteer, 7);
        (await NumbersAsync(bank, first)).ShouldBe(await NumbersAsync(bank, second));
        (await NumbersAsync(bank, first)).Count.ShouldBe(500);
        (await bank.ClaimAsync(volunteer, centre, first)).Outcome.ShouldBe(ClaimOutcome.Claimed);
        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync(c => c.Campaign == first && c.State == ContactState.CallBack))).ShouldBe(3);
    }

    private static Task<CampaignId> SeedAsync(Bank bank, CentreId centre, PersonId volunteer, int seed) =>
        bank.WithAsync<SeedPhoneBank, CampaignId>(phoneBank => phoneBank.RunAsync(centre, volunteer, 500, seed));

    private static Task<List<Guid>> NumbersAsync(Bank bank, CampaignId campaign) => bank.DbAsync(async db =>
        (await db.Set<Contact>().Where(c => c.Campaign == campaign).OrderBy(c => c.ReadyAt).Select(c => c.Number).ToListAsync()).Select(number => number.Value).Order().ToList());
}
