using System.Diagnostics;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public sealed class ImportContactsTests
{
    private static readonly Columns NumberThenName = new(0, 1, 2, false);

    [Theory, OnBothEngines]
    public async Task Import_TakesEachNumberOnce_AndSaysOfEveryOtherRowWhy(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, actor) = await CampaignAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(66));
        await bank.AddContactsAsync(campaign, Bank.American(77));
        var report = await ImportAsync(bank, campaign, actor, $"""
            (202) 555-0101,Amber Lane,kind
            ２０２５５５０１０２,晨光,
            +44 7700 900123,<b>Bold</b>,
            202-555-0101,Amber again,
            ,nobody,
            hello,nobody,
            +1 202 555,short,
            +1 202 555 0166,asked,
            +1 202 555 0177,there,
            +1 202 555 0103 ext. 5,switchboard,
            +1 202 555 0104,{new string('x', 201)},
            """, "US");

        report.List.RowsTaken.ShouldBe(3);
        report.Refused.ShouldBe(
        [
            new(4, RowRefusal.TwiceInFile, "202-555-0101"),
            new(5, RowRefusal.NoNumber, ""),
            new(6, RowRefusal.NotANumber, "hello"),
            new(7, RowRefusal.WrongLength, "+1 202 555"),
            new(8, RowRefusal.AskedNotToBeCalled, "+1 202 555 0166"),
            new(9, RowRefusal.AlreadyInCampaign, "+1 202 555 0177"),
            new(10, RowRefusal.HasExtension, "+1 202 555 0103 ext. 5"),
            new(11, RowRefusal.TextTooLong, "+1 202 555 0104"),
        ]);
        (await bank.AuditActionsAsync()).ShouldContain("list-imported");
        (await bank.DbAsync(db => db.Set<Upload>().CountAsync())).ShouldBe(0);

        // In the order of the file, after who was there.
        var volunteer = new PersonId(Guid.NewGuid());
        var called = new List<string>();
        while (await bank.ClaimAsync(volunteer, actor.Centre, campaign) is { Call: { } call })
        {
            called.Add((await bank.NumberOfAsync(call)).E164);
            await bank.ReportAsync(call, volunteer, Outcome.SpokeAndFinished);
        }

        called.Where(number => number != Bank.American(77).E164).ShouldBe([Bank.American(1).E164, Bank.American(2).E164, Bank.British(123).E164]);
    }

    [Theory, OnBothEngines]
    public async Task Import_WithoutADefaultCountry_TakesOnlyNumbersThatHaveTheirOwn(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, actor) = await CampaignAsync(bank);
        var report = await ImportAsync(bank, campaign, actor, "202 555 0101,a,\n+1 202 555 0102,b,", null);
        report.List.RowsTaken.ShouldBe(1);
        report.Refused.Single().Why.ShouldBe(RowRefusal.NoCountry);
    }

    [Theory, OnBothEngines]
    public async Task Import_Repeated_TakesNothingTwice_AlsoAtTheSameInstant(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, actor) = await CampaignAsync(bank);
        var file = string.Join('\n', Enumerable.Range(0, 900).Select(index => $"{Bank.British(index).E164},Name {index},"));
        var backwards = string.Join('\n', file.Split('\n').Reverse());
        var both = await Task.WhenAll(Task.Run(() => ImportAsync(bank, campaign, actor, file, null)), Task.Run(() => ImportAsync(bank, campaign, actor, backwards, null)));
        both.Sum(report => report.List.RowsTaken).ShouldBe(900);
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(900);
        var again = await ImportAsync(bank, campaign, actor, file, null);
        again.List.RowsTaken.ShouldBe(0);
        again.Refused.ShouldAllBe(row => row.Why == RowRefusal.AlreadyInCampaign);
    }

    [Theory, OnBothEngines]
    public async Task Import_OfTwentyThousandRows_TakesSeconds(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, actor) = await CampaignAsync(bank);
        // Only so many numbers are reserved for fiction; the rest of the rows are refused after the same reading.
        var file = string.Join('\n', Enumerable.Range(0, 20_000).Select(index => $"{Bank.British(index % 1000).E164},Name {index},note"));
        var watch = Stopwatch.StartNew();
        (await ImportAsync(bank, campaign, actor, file, null)).List.RowsNotTaken.ShouldBe(19_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory, OnBothEngines]
    public async Task Contacts_InsertedByTheThousand_TakeSeconds(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, _) = await CampaignAsync(bank);
        var now = bank.Clock.GetUtcNow();
        var many = Enumerable.Range(0, 20_000).Select(_ => new NewContact(
            ContactId.New(), Guid.NewGuid().ToByteArray(), new byte[64], Bank.London, new byte[64], null, now));
        var watch = Stopwatch.StartNew();
        foreach (var batch in many.Chunk(InsertContacts.MaxBatch))
        {
            await bank.DbAsync(async db =>
            {
                await using var write = await db.BeginWriteAsync();
                (await InsertContacts.InsertAsync(db, campaign, null, batch, default)).Count.ShouldBe(batch.Length);
                await write.CommitAsync();
                return true;
            });
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory, OnBothEngines]
    public async Task Import_OfAnUploadThatIsGone_OrAnotherCampaigns_DoesNothing(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, actor) = await CampaignAsync(bank);
        var other = await bank.AddCampaignAsync(actor.Centre, name: "Winter");
        var upload = await bank.WithAsync<StageUpload, Guid>(stage => stage.StageAsync(campaign, "list.csv", "+12025550101"));
        (await RunAsync(bank, upload, other, actor)).ShouldBeNull();
        (await RunAsync(bank, Guid.NewGuid(), campaign, actor)).ShouldBeNull();
        bank.Clock.Advance(Upload.KeptFor + TimeSpan.FromSeconds(1));
        await bank.WithAsync<DropOldUploads, bool>(async drop =>
        {
            await drop.RunAsync();
            return true;
        });
        (await RunAsync(bank, upload, campaign, actor)).ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Database_ShowsNoNumberNameOrNote_OfAnImportedList(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (campaign, actor) = await CampaignAsync(bank);
        await ImportAsync(bank, campaign, actor, "+1 202 555 0101,Amber Lane,likes tea\nnonsense 12345,x,y", null);
        var numbers = await bank.DbAsync(db => db.Set<Number>().AsNoTracking().ToListAsync());
        var contacts = await bank.DbAsync(db => db.Set<Contact>().AsNoTracking().ToListAsync());
        var lists = await bank.DbAsync(db => db.Set<ContactList>().AsNoTracking().ToListAsync());
        var everything = string.Concat(
            new[] { numbers[0].NumberSealed!, numbers[0].NumberHash, contacts[0].NameSealed!, contacts[0].NoteSealed!, lists[0].ReportSealed! }
                .Select(bytes => System.Text.Encoding.Latin1.GetString(bytes)));
        foreach (var plain in new[] { "2025550101", "Amber", "tea", "nonsense" })
            everything.ShouldNotContain(plain);
    }

    private static Task<Guid?> RunAsync(Bank bank, Guid upload, CampaignId campaign, Actor actor) =>
        bank.WithAsync<ImportContacts, Guid?>(import => import.ImportAsync(upload, campaign, actor, NumberThenName, null));

    private static async Task<(ContactList List, IReadOnlyList<RefusedRow> Refused)> ImportAsync(Bank bank, CampaignId campaign, Actor actor, string file, string? region)
    {
        var upload = await bank.WithAsync<StageUpload, Guid>(stage => stage.StageAsync(campaign, "list.csv", file));
        var id = await bank.WithAsync<ImportContacts, Guid?>(import => import.ImportAsync(upload, campaign, actor, NumberThenName, region));
        var list = await bank.DbAsync(db => db.Set<ContactList>().AsNoTracking().SingleAsync(l => l.Id == id));
        var keys = bank.System.Services.GetRequiredService<KeyRing>();
        return (list, ImportReport.Read(keys.Open(KeyPurpose.Note, list.ReportSealed!)));
    }

    private static async Task<(CampaignId Campaign, Actor Actor)> CampaignAsync(Bank bank)
    {
        var centre = await bank.System.AddCentreAsync();
        return (await bank.AddCampaignAsync(centre), new Actor(new PersonId(Guid.NewGuid()), centre, "cora"));
    }
}
