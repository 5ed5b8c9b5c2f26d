using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>
/// The whole system's side of the register's test of the same name: after sealing, whoever has the database *and* the keys finds nothing in the register that
/// belongs to a call, a contact or a volunteer.
/// </summary>
public sealed class NoWayBackTests
{
    private const int Calls = 40;

    [Theory]
    [OnBothEngines]
    public async Task Register_AfterSealing_SharesNothingWithTheCalls(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, volunteer, calls) = await DeclareOnCallsAsync(bank);
        var keys = bank.System.Services.GetRequiredService<KeyRing>();
        var derived = calls.Select(call => StoredValues.Shown(CallGroup.Of(keys, call).Value)).Append(StoredValues.Shown(ShiftToken.Of(keys, volunteer))).ToHashSet();
        (await bank.ValuesAsync("register")).Intersect(derived).Count().ShouldBe(Calls + 1); // While held the keys do lead there.

        bank.Clock.Advance(TimeSpan.FromDays(4));
        (await bank.System.SealAsync()).ShouldBe(Calls);

        var register = await bank.ValuesAsync("register");
        register.Intersect(derived).ShouldBeEmpty();
        var others = (await bank.ValuesAsync("phone_bank")).Concat(await bank.ValuesAsync("centres")).ToHashSet();
        // The tallies name the centre, on purpose; nothing else is in both.
        register.Intersect(others).Where(value => value != StoredValues.Shown(centre.Value)).ShouldBeEmpty();
    }

    /// <summary>What PostgreSQL samples for its planner would outlive the rows.</summary>
    [Fact]
    public async Task Planner_AfterAnAnalysis_HasKeptNoValueOfWhatSealingDeletes()
    {
        await using var bank = await Bank.OpenAsync(DatabaseEngine.PostgreSql);
        var (_, _, calls) = await DeclareOnCallsAsync(bank);
        var held = await bank.ValuesAsync("register");
        await using var connection = await bank.System.Services.GetRequiredService<Database>().OpenAsync();
        await using var analyze = connection.CreateCommand();
        analyze.CommandText = "ANALYZE";
        await analyze.ExecuteNonQueryAsync();
        bank.Clock.Advance(TimeSpan.FromDays(4));
        (await bank.System.SealAsync()).ShouldBe(calls.Count);

        await using var samples = connection.CreateCommand();
        samples.CommandText =
            """
            SELECT schemaname || '.' || tablename || '.' || attname, upper(concat(most_common_vals::text, histogram_bounds::text)) FROM pg_stats
            WHERE schemaname IN ('register', 'phone_bank')
            """;
        var kept = new List<string>();
        var columns = 0;
        await using var rows = await samples.ExecuteReaderAsync();
        for (; await rows.ReadAsync(); columns++)
        {
            var (column, sample) = (rows.GetString(0), rows.GetString(1));
            kept.AddRange(held.Where(value => sample.Contains(value, StringComparison.Ordinal)).Select(value => $"{column}: {value}"));
        }

        columns.ShouldBeGreaterThan(0);
        kept.ShouldBeEmpty();
    }

    private static async Task<(CentreId Centre, PersonId Volunteer, List<CallId> Calls)> DeclareOnCallsAsync(Bank bank)
    {
        var centre = await bank.System.AddCentreAsync();
        var volunteer = await bank.System.AddPersonAsync("vera", centre, Role.Volunteer);
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(1, Calls).Select(Bank.American));
        var actor = new Actor(volunteer, centre, "vera");
        var calls = new List<CallId>();
        for (var i = 0; i < Calls; i++)
        {
            bank.Clock.Advance(TimeSpan.FromSeconds(97));
            var call = await bank.TakeAsync(volunteer, centre, campaign);
            var person = new PersonInput(DeclarationId.New(), $"Person {i}", NameKind.Pseudonym, Organisations.Party);
            (await bank.WithAsync<SavePerson, SaveResult>(save => save.SaveAsync(call, actor, person))).Outcome.ShouldBe(SaveOutcome.Saved);
            await bank.ReportAsync(call, volunteer, Outcome.SpokeAndFinished);
            calls.Add(call);
        }

        return (centre, volunteer, calls);
    }
}
