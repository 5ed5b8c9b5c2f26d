using System.Text;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

/// <summary>A campaign and the coordinator who imports lists into it, below the pages.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(Bank bank, Actor coordinator, CampaignId campaign) => (Bank, Coordinator, Campaign) = (bank, coordinator, campaign);

    public Bank Bank { get; }

    public Actor Coordinator { get; }

    public CampaignId Campaign { get; }

    public static async Task<Desk> OpenAsync(DatabaseEngine engine)
    {
        var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var person = await bank.System.AddPersonAsync("carla", centre, Role.Coordinator);
        return new Desk(bank, new Actor(person, centre, "carla"), await bank.AddCampaignAsync(centre));
    }

    public async Task<Guid> UploadAsync(string text)
    {
        var (id, problem) = await Bank.WithAsync<Uploads, (Guid, FileProblem?)>(
            uploads => uploads.KeepAsync(Campaign, "people.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), default));
        problem.ShouldBeNull();
        return id;
    }

    public Task<ImportOutcome> StartAsync(Guid upload, Reading reading) =>
        Bank.WithAsync<StartImport, ImportOutcome>(import => import.StartAsync(Coordinator, Campaign, upload, reading, default));

    /// <summary>What the background service does for one list.</summary>
    public Task<bool> RunAsync(Guid list) => Bank.WithAsync<RunImport, bool>(import => import.RunAsync(list, default));

    /// <summary>Uploads a file and imports it to its end.</summary>
    public async Task<ImportedList> ImportAsync(string text, Reading reading) => await ImportAsync(await UploadAsync(text), reading);

    public async Task<ImportedList> ImportAsync(Guid upload, Reading reading)
    {
        (await StartAsync(upload, reading)).ShouldBe(ImportOutcome.Started);
        (await RunAsync(upload)).ShouldBeTrue();
        return await ReportAsync(upload);
    }

    public async Task<ImportedList> ReportAsync(Guid list)
    {
        var report = (await Bank.WithAsync<ReadLists, ListReport?>(lists => lists.ReportAsync(Campaign, list, default))).ShouldNotBeNull();
        return new(report, await Bank.WithAsync<ReadLists, List<Rejection>>(async lists => await lists.RejectionsAsync(list, 0, default).ToListAsync()));
    }

    /// <summary>What was imported, opened, in the order in which it is handed out.</summary>
    public async Task<IReadOnlyList<(string Number, string? Name, string? Note, string? Zone)>> ContactsAsync()
    {
        var (vault, keys) = (Bank.System.Services.GetRequiredService<NumberVault>(), Bank.System.Services.GetRequiredService<KeyRing>());
        var rows = await Bank.DbAsync(db =>
            (from contact in db.Set<Contact>()
             where contact.List != null
             join number in db.Set<Number>() on contact.Number equals number.Id
             orderby contact.ReadyAt
             select new { contact, number.NumberSealed }).ToListAsync());
        string? Open(byte[]? words) => words is null ? null : keys.Open(KeyPurpose.Note, words);
        return [.. rows.Select(row => (vault.Open(row.NumberSealed!).E164, Open(row.contact.NameSealed), Open(row.contact.NoteSealed), row.contact.Zone))];
    }

    public ValueTask DisposeAsync() => Bank.DisposeAsync();
}

/// <summary>What came of an import.</summary>
internal sealed record ImportedList(ListReport Report, IReadOnlyList<Rejection> Rejections)
{
    public ListRow List => Report.List;
}
