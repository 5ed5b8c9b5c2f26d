using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Today;

/// <summary>A centre with a campaign at work: its volunteers vera and walter, its coordinator carla.</summary>
internal sealed class Day : IAsyncDisposable
{
    public required Bank Bank { get; init; }

    public required CentreId Centre { get; init; }

    public required CampaignId Campaign { get; init; }

    public required PersonId Vera { get; init; }

    public required PersonId Walter { get; init; }

    public required Actor Carla { get; init; }

    public static async Task<Day> OpenAsync(DatabaseEngine engine, int contacts = 10)
    {
        var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(1, contacts).Select(Bank.American));
        return new Day
        {
            Bank = bank,
            Centre = centre,
            Campaign = campaign,
            Vera = await bank.System.AddPersonAsync("vera", centre, Role.Volunteer),
            Walter = await bank.System.AddPersonAsync("walter", centre, Role.Volunteer),
            Carla = new(await bank.System.AddPersonAsync("carla", centre, Role.Coordinator), centre, "carla"),
        };
    }

    public Task<CallId> TakeAsync(PersonId volunteer) => Bank.TakeAsync(volunteer, Centre, Campaign);

    /// <summary>A whole call.</summary>
    public async Task CallAsync(PersonId volunteer, Outcome outcome, int minutes = 1)
    {
        var call = await TakeAsync(volunteer);
        Bank.Clock.Advance(TimeSpan.FromMinutes(minutes));
        (await Bank.ReportAsync(call, volunteer, outcome)).ShouldBe(ReportOutcome.Recorded);
    }

    /// <summary>Enters so many people on a call.</summary>
    public async Task<IReadOnlyList<DeclarationId>> EnterAsync(PersonId volunteer, CallId call, int people)
    {
        var ids = Enumerable.Range(0, people).Select(_ => DeclarationId.New()).ToList();
        foreach (var id in ids)
            (await EnterAsync(volunteer, call, id)).ShouldBe(SaveOutcome.Saved);
        return ids;
    }

    public async Task<SaveOutcome> EnterAsync(PersonId volunteer, CallId call, DeclarationId id) => (await Bank.WithAsync<SavePerson, SaveResult>(save => save.SaveAsync(
        call, ActorOf(volunteer), new PersonInput(id, "Ming Hope", NameKind.Pseudonym, Organisations.Party)))).Outcome;

    public Actor ActorOf(PersonId person) => new(person, Centre, "somebody");

    public Task<StepOutcome> StepAsync(PersonId volunteer, ShiftStep step) => Bank.WithAsync<ChangeShift, StepOutcome>(change => change.RunAsync(volunteer, step));

    public Task<List<Shift>> ShiftsAsync() => Bank.DbAsync(db => db.Set<Shift>().AsNoTracking().OrderBy(shift => shift.StartedAt).ToListAsync());

    /// <summary>The centre's clock; its table is another module's.</summary>
    public Task<int> SetZoneAsync(string zone) => Bank.DbAsync(async db =>
    {
#pragma warning disable EF1002 // The table's name is no input.
        return await db.Database.ExecuteSqlRawAsync($"UPDATE {db.Source.Table("centres", "centres")} SET zone = {{0}} WHERE id = {{1}}", zone, Centre.Value);
#pragma warning restore EF1002
    });

    public ValueTask DisposeAsync() => Bank.DisposeAsync();
}
