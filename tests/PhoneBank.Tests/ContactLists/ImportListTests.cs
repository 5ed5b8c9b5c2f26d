using System.Diagnostics;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class ImportListTests
{
    private static readonly Reading NameAndNumber = new(FileEncoding.Utf8, ',', HasHeadings: true, NumberColumn: 1, NameColumn: 0, NoteColumn: 2, "US", null);

    [Theory]
    [OnBothEngines]
    public async Task Import_AList_TakesWhatCanBeCalledAndReportsTheRest(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Bank.AddContactsAsync(desk.Campaign, Bank.American(7));
        await desk.Bank.PutOnDoNotCallAsync(Bank.British(9));

        var report = await desk.ImportAsync(
            """
            name,phone,note
            Ann,(202) 555-0101,"met
            at the fair"
            Bo,２０２　５５５　０１０２,
            ANN,+1 202 555 0101,again
            Di,202-555-0107,known
            Ed,+44 7700 900009,asked
            Flo,,no number
            Gus,hello,
            Hal,+999 12345678,
            """, NameAndNumber);

        report.List.ShouldBe(new ListRow(report.List.Id, "people.csv", new(2026, 11, 22), ListState.Imported, Rows: 8, Read: 8, Taken: 2, NotTaken: 6));
        report.Rejections.Select(row => (row.Line, row.Row, row.Why, row.FirstLine)).ShouldBe(
        [
            (5, 4, RowRefusal.TwiceInFile, 2),
            (6, 5, RowRefusal.AlreadyInCampaign, null),
            (7, 6, RowRefusal.AskedNotToBeCalled, null),
            (8, 7, RowRefusal.Empty, null),
            (9, 8, RowRefusal.NotANumber, null),
            (10, 9, RowRefusal.UnknownCountry, null),
        ]);
        report.Report.Reasons.ShouldBe(report.Rejections.CountBy(row => row.Why).Select(why => (why.Key, why.Value)), ignoreOrder: true);
        (await desk.ContactsAsync()).ShouldBe(
        [
            (Bank.American(1).E164, "Ann", "met at the fair", Bank.Washington),
            (Bank.American(2).E164, "Bo", null, Bank.Washington),
        ]);
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_TheSameFileTwice_TakesNothingTwice(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        const string File = "name,phone\nAnn,2025550101\nBo,2025550102\n";
        await desk.ImportAsync(File, NameAndNumber);

        var again = await desk.ImportAsync(File, NameAndNumber);

        again.List.Taken.ShouldBe(0);
        again.Rejections.ShouldAllBe(row => row.Why == RowRefusal.AlreadyInCampaign);
        (await desk.ContactsAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [OnBothEngines]
    public async Task Start_TheSameUploadTwiceAtOnce_MakesOneList(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name,phone\nAnn,2025550101\n");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.StartAsync(upload, NameAndNumber)));

        outcomes.Order().ShouldBe([ImportOutcome.Started, ImportOutcome.StartedBefore, ImportOutcome.StartedBefore, ImportOutcome.StartedBefore]);
        (await desk.RunAsync(upload)).ShouldBeTrue();
        (await desk.ReportAsync(upload)).List.Taken.ShouldBe(1);
        (await desk.StartAsync(upload, NameAndNumber)).ShouldBe(ImportOutcome.StartedBefore);
        (await desk.RunAsync(upload)).ShouldBeFalse();
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_InterruptedHalfWay_GoesOnFromThereAndTakesNothingTwice(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        // The first step has no row to report; the report of the second finds something in its place, and fails it.
        var rows = Enumerable.Range(0, RunImport.RowsInStep).Select(line => $"x,{Bank.British(line).E164}").Append("x,2025550101").Append($"x,{Bank.British(3).E164}");
        var upload = await desk.UploadAsync("name,phone\n" + string.Join('\n', rows));
        (await desk.StartAsync(upload, NameAndNumber)).ShouldBe(ImportOutcome.Started);
        await desk.Bank.DbAsync(db =>
        {
            db.Add(new ListReportPart { List = upload, Before = 0, Count = 0, RowsSealed = [] });
            return db.SaveChangesAsync();
        });

        await Should.ThrowAsync<DbUpdateException>(() => desk.RunAsync(upload));

        (await desk.ContactsAsync()).Count.ShouldBe(RunImport.RowsInStep);
        await desk.Bank.DbAsync(db => db.Set<ListReportPart>().ExecuteDeleteAsync());
        (await desk.ReportAsync(upload)).List.ShouldSatisfyAllConditions(
            list => list.State.ShouldBe(ListState.Importing),
            list => (list.Read, list.Taken, list.Percent).ShouldBe((RunImport.RowsInStep, RunImport.RowsInStep, 99)));

        (await desk.RunAsync(upload)).ShouldBeTrue();

        var report = await desk.ReportAsync(upload);
        (report.List.State, report.List.Taken, report.List.NotTaken).ShouldBe((ListState.Imported, RunImport.RowsInStep + 1, 1));
        report.Rejections.ShouldHaveSingleItem().ShouldBe(new Rejection(1003, 1003, RowRefusal.TwiceInFile, FirstLine: 5));
        (await desk.ContactsAsync()).Count.ShouldBe(RunImport.RowsInStep + 1);
        (await desk.Bank.DbAsync(db => db.Set<UploadPart>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_ByTwoProcessesAtOnce_TakesEachRowOnce(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var numbers = Enumerable.Range(0, 10_000).Where(line => line != 1212).Select(line => $"x,+1202555{line:0000}").ToList();
        var upload = await desk.UploadAsync("name,phone\n" + string.Join('\n', numbers));
        (await desk.StartAsync(upload, NameAndNumber)).ShouldBe(ImportOutcome.Started);

        // On threads of their own: SQLite would let one finish before the next begins.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => desk.RunAsync(upload))));
        await desk.RunAsync(upload);

        var list = (await desk.ReportAsync(upload)).List;
        (list.State, list.Read, list.Taken, list.NotTaken).ShouldBe((ListState.Imported, numbers.Count, numbers.Count, 0));
        (await desk.ContactsAsync()).Count.ShouldBe(numbers.Count);
    }

    [Theory]
    [OnBothEngines]
    public async Task Take_AListThatIsWorkedOn_IsLeftUntilNobodyDoes(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name,phone\nAnn,2025550101\n");
        await desk.StartAsync(upload, NameAndNumber);
        Task<Guid?> TakeAsync() => desk.Bank.WithAsync<RunImport, Guid?>(import => import.TakeAsync(default));

        (await TakeAsync()).ShouldBe(upload);
        (await TakeAsync()).ShouldBeNull();
        desk.Bank.Clock.Advance(RunImport.WorkedFor);
        (await TakeAsync()).ShouldBe(upload);
        await desk.RunAsync(upload);
        desk.Bank.Clock.Advance(RunImport.WorkedFor);
        (await TakeAsync()).ShouldBeNull();
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_OfAFileInAnotherEncoding_ReadsItsNames(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var file = FileEncoding.Gb18030.Lenient().GetBytes("姓名,电话\n陈晓雨,2025550101\n李华,2025550102\n");
        var (upload, problem) = await desk.Bank.WithAsync<Uploads, (Guid, FileProblem?)>(uploads => uploads.KeepAsync(desk.Campaign, "people.csv", new MemoryStream(file), default));
        problem.ShouldBeNull();
        (await desk.Bank.DbAsync(db => db.Set<Upload>().SingleAsync())).Encoding.ShouldBe(FileEncoding.Gb18030);

        await desk.ImportAsync(upload, NameAndNumber with { Encoding = FileEncoding.Gb18030 });

        (await desk.ContactsAsync()).Select(contact => contact.Name).ShouldBe(["陈晓雨", "李华"]);
    }

    [Theory]
    [OnBothEngines]
    public async Task Start_WithASeparatorThatBreaksTheFile_TakesNothing(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name;phone\nAnn;2025550101\n\"Bo\nand Cy\" ;2025550102\n");

        (await desk.StartAsync(upload, NameAndNumber with { Separator = ',' })).ShouldBe(ImportOutcome.Unreadable);

        (await desk.Bank.DbAsync(db => db.Set<ContactList>().CountAsync())).ShouldBe(0);
        (await desk.ImportAsync(upload, NameAndNumber with { Separator = ';' })).List.Taken.ShouldBe(2);
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_TwoFilesWithTheSameNumbersAtOnce_TakesEachNumberOnce(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var rows = Enumerable.Range(0, 1_000).Select(index => $"x,{Bank.British(index).E164}").ToList();
        var uploads = new[]
        {
            await desk.UploadAsync("name,phone\n" + string.Join('\n', rows)),
            await desk.UploadAsync("name,phone\n" + string.Join('\n', rows.AsEnumerable().Reverse())),
        };

        var lists = await Task.WhenAll(uploads.Select(upload => desk.ImportAsync(upload, NameAndNumber)));

        (await desk.ContactsAsync()).Count.ShouldBe(1_000);
        lists.Sum(list => list.List.Taken).ShouldBe(1_000);
        lists.Sum(list => list.Rejections.Count).ShouldBe(1_000);
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_TwentyThousandRowsWithNineThousandDuplicates_TakesElevenThousandInTheFilesOrder(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        // Directory enquiries answer at 555-1212; 800 555 0199 is the one freephone number reserved for fiction, and tells no time zone.
        var numbers = Enumerable.Range(0, 10_000).Where(line => line != 1212).Select(line => $"+1202555{line:0000}")
            .Concat(Enumerable.Range(0, 1_000).Select(line => Bank.British(line).E164)).Append("+18005550199").ToList();
        var rows = numbers.Concat(numbers.Take(9_000)).Select((number, index) => $"Person {index % 11_000},{number},\"note {index}\"").ToList();
        rows.Count.ShouldBe(20_000);
        var upload = await desk.UploadAsync("name,phone,note\n" + string.Join('\n', rows));
        var watch = Stopwatch.StartNew();

        var report = await desk.ImportAsync(upload, NameAndNumber);

        TestContext.Current.SendDiagnosticMessage($"{engine}: 20,000 rows in {watch.Elapsed.TotalSeconds:0.0} s");
        (report.List.Taken, report.List.NotTaken, report.Report.WithoutZone).ShouldBe((11_000, 9_000, 1));
        report.Rejections.ShouldAllBe(row => row.Why == RowRefusal.TwiceInFile && row.FirstLine == row.Line - 11_000);
        // Each zone has a queue of its own.
        foreach (var zone in (await desk.ContactsAsync()).GroupBy(contact => contact.Zone, contact => contact.Number))
            zone.ShouldBe(numbers.Where(number => number[..5] == zone.First()[..5]));
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_ANumberThatTellsNoZone_TakesTheChosenOneWhereItMayBe(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        const string File = "name,phone\nAnn,+18005550199\nBo,+447700900001\n";

        await desk.ImportAsync(File, NameAndNumber with { Zone = "America/Chicago" });

        (await desk.ContactsAsync()).OrderBy(contact => contact.Name).Select(contact => contact.Zone).ShouldBe(["America/Chicago", ZoneOf.Number(Bank.British(1), desk.Bank.Clock.GetUtcNow())]);
    }

    [Theory]
    [OnBothEngines("America/Los Angeles", "America/Los_Angeles")]
    [OnBothEngines("nowhere", "America/Chicago")]
    [OnBothEngines("/dev/zero", "America/Chicago")]
    [OnBothEngines("Europe/London", "")]
    public async Task Import_ARowThatNamesItsZone_TakesThatBeforeTheLists_WhereTheNumberMayRing(DatabaseEngine engine, string typed, string zone)
    {
        await using var desk = await Desk.OpenAsync(engine);

        await desk.ImportAsync($"name,phone,zone\nAnn,+18005550199,{typed}\n", NameAndNumber with { NoteColumn = null, ZoneColumn = 2, Zone = "America/Chicago" });

        (await desk.ContactsAsync()).ShouldHaveSingleItem().Zone.ShouldBe(zone.Length == 0 ? null : zone);
    }

    [Theory]
    [OnBothEngines]
    public async Task Upload_ADayOld_IsGone(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name,phone\nAnn,2025550101\n");
        desk.Bank.Clock.Advance(Upload.KeptFor + TimeSpan.FromMinutes(1));

        (await desk.StartAsync(upload, NameAndNumber)).ShouldBe(ImportOutcome.Gone);

        await desk.Bank.WithAsync<Uploads, bool>(async uploads =>
        {
            await uploads.DropOldAsync(default);
            return true;
        });
        (await desk.Bank.DbAsync(db => db.Set<Upload>().CountAsync())).ShouldBe(0);
        (await desk.Bank.DbAsync(db => db.Set<UploadPart>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [OnBothEngines]
    public async Task Upload_ADayOldWhoseImportIsNotOver_IsKept(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name,phone\nAnn,2025550101\n");
        await desk.StartAsync(upload, NameAndNumber);
        desk.Bank.Clock.Advance(Upload.KeptFor + TimeSpan.FromMinutes(1));

        await desk.Bank.WithAsync<Uploads, bool>(async uploads =>
        {
            await uploads.DropOldAsync(default);
            return true;
        });

        (await desk.RunAsync(upload)).ShouldBeTrue();
        (await desk.ReportAsync(upload)).List.Taken.ShouldBe(1);
    }

    [Theory]
    [OnBothEngines]
    public async Task Import_WhatIsKept_ShowsNoNumberOrNameAndNoNumberThatWasRead(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        const string File = "name,phone\nZebedee,2025550101\nZebedee,2025550101\nZebedee,20255501\n";
        var staged = await desk.UploadAsync(File);
        var text = (await desk.Bank.DbAsync(db => db.Set<UploadPart>().SingleAsync(part => part.Upload == staged))).BytesSealed;
        text.AsSpan().IndexOf("Zebedee"u8).ShouldBe(-1);

        await desk.ImportAsync(staged, NameAndNumber);

        (await desk.Bank.DbAsync(db => db.Set<UploadPart>().CountAsync())).ShouldBe(0);
        var report = (await desk.Bank.DbAsync(db => db.Set<ListReportPart>().SingleAsync())).RowsSealed;
        report.AsSpan().IndexOf("Zebedee"u8).ShouldBe(-1);
        report.AsSpan().IndexOf("20255501"u8).ShouldBe(-1);
        (await desk.ReportAsync(staged)).Rejections.Select(row => (row.Why, row.Number, row.Name))
            .ShouldBe([(RowRefusal.TwiceInFile, null, null), (RowRefusal.TooShort, "20255501", "Zebedee")]);
    }
}
