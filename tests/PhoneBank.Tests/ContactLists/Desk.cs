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

    public Task<Guid> UploadAsync(string text) => Bank.WithAsync<Uploads, Guid>(uploads => uploads.KeepAsync(Campaign, "people.csv", text, default));

    public Task<ImportOutcome> ImportAsync(Guid upload, Reading reading) =>
        Bank.WithAsync<ImportList, ImportOutcome>(import => import.ImportAsync(Coordinator, Campaign, upload, reading, default));

    /// <summary>Uploads and imports, and fails the test where that fails.</summary>
    public async Task<ListReport> ImportAsync(string text, Reading reading)
    {
        var upload = await UploadAsync(text);
        (await ImportAsync(upload, reading)).ShouldBe(ImportOutcome.Imported);
        return await ReportAsync(upload);
    }

    public async Task<ListReport> ReportAsync(Guid list) =>
        (await Bank.WithAsync<ReadLists, ListReport?>(lists => lists.ReportAsync(Campaign, list, default))).ShouldNotBeNull();

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
