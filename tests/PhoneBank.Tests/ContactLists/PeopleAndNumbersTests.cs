using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

/// <summary>Several people on a number, several numbers of a person, and numbers that the centre has already.</summary>
public sealed class PeopleAndNumbersTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());

    private static readonly Reading TwoNumbers = new(
        FileEncoding.Utf8, ',', HasHeadings: true, NumberColumn: 1, NameColumn: 0, NoteColumn: 3, "US", null, SecondNumberColumn: 2, SkipOtherCampaigns: true);

    [Theory, OnBothEngines]
    public async Task Import_ANumberThatSeveralShare_IsCalledOnce_AndTheCallShowsWhomOneMayReach(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);

        var report = await desk.ImportAsync(
            "name,phone,other,note\nAnn,2025550101,,likes mornings\nBo,2025550101,,deaf\nann,2025550101,,\n,2025550101,,\n", TwoNumbers);

        (report.List.Taken, report.List.Joined, report.List.NotTaken).ShouldBe((1, 1, 2));
        report.Rejections.ShouldBe([new Rejection(4, 4, RowRefusal.TwiceInFile, 2), new Rejection(5, 5, RowRefusal.TwiceInFile, 2)]);
        (await desk.ContactsAsync()).ShouldHaveSingleItem().Note.ShouldBe("Ann: likes mornings\nBo: deaf");
        await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign);
        var view = (await desk.Bank.WithAsync<ReadCall, CallView?>(read => read.ReadAsync(Ann))).ShouldNotBeNull();
        view.Person.ShouldNotBeNull().Names.ShouldBe(["Ann", "Bo"]);
    }

    [Theory, OnBothEngines]
    public async Task Import_MoreThanTenOnANumber_TakesTen_AndReportsTheOthers(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);

        var report = await desk.ImportAsync("name,phone,other,note\n" + string.Concat(Enumerable.Range(1, 12).Select(person => $"P{person},2025550101,,\n")), TwoNumbers);

        (report.List.Taken, report.List.Joined, report.List.NotTaken).ShouldBe((1, JoinPeople.MostPeople - 1, 2));
    }

    [Theory, OnBothEngines]
    public async Task Import_ASharedNumberFromTheNextStep_FindsTheFirstOfThem(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var rows = Enumerable.Range(0, RunImport.RowsInStep).Select(line => $"x{line},{Bank.British(line).E164},,").Append($"Bo,{Bank.British(3).E164},,");

        var report = await desk.ImportAsync("name,phone,other,note\n" + string.Join('\n', rows), TwoNumbers);

        (report.List.Taken, report.List.Joined, report.List.NotTaken).ShouldBe((RunImport.RowsInStep, 1, 0));
        (await desk.ContactsAsync()).Count(contact => contact.Name == "x3\nBo").ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Import_SeveralNumbersOfAPerson_PutsTheFirstInTheQueue_AndReportsTheOneThatIsNone(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);

        var report = await desk.ImportAsync("name,phone,other,note\nAnn,2025550101,(202) 555-0102,\nBo,2025550103; 202 555 0104,none,\n", TwoNumbers);

        (report.List.Taken, report.List.NotTaken, report.List.NumbersLeftOut).ShouldBe((2, 0, 1));
        report.Rejections.ShouldBe([new Rejection(3, 3, RowRefusal.NotANumber, Number: "none", RowTaken: true)]);
        report.Report.Reasons.ShouldBeEmpty();
        report.Report.People.ToCall.ShouldBe(2);
        var contacts = await desk.Bank.DbAsync(db => db.Set<Contact>().AsNoTracking().ToListAsync());
        contacts.GroupBy(contact => contact.Person.ShouldNotBeNull()).Select(person => (person.Count(), person.Count(c => c.State == ContactState.Waiting))).ShouldBe([(2, 1), (2, 1)]);
        var call = await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign);
        (await desk.Bank.NumberOfAsync(call)).ShouldBe(Bank.American(1));
        (await desk.Bank.WithAsync<ReadCall, CallView?>(read => read.ReadAsync(Ann)))!.Person!.OtherNumbers.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Import_SomebodyOneOfWhoseNumbersMayNotBeCalled_OrIsThere_TakesNoneOfThem(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Bank.PutOnDoNotCallAsync(Bank.American(2));
        await desk.Bank.AddContactsAsync(desk.Campaign, Bank.American(4));

        var report = await desk.ImportAsync("name,phone,other,note\nAnn,2025550101,2025550102,\nBo,2025550103,2025550104,\n", TwoNumbers);

        report.Rejections.Select(row => row.Why).ShouldBe([RowRefusal.AskedNotToBeCalled, RowRefusal.AlreadyInCampaign]);
        (await desk.ContactsAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Import_SomebodyElseOnASpareNumber_IsCalledThereInHisOwnRight(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);

        var report = await desk.ImportAsync("name,phone,other,note\nAnn,2025550101,2025550102,\nBo,2025550102,,\n", TwoNumbers);

        (report.List.Taken, report.List.Joined).ShouldBe((1, 1));
        var call = await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign);
        await desk.Bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        (await desk.Bank.NumberOfAsync(await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign))).ShouldBe(Bank.American(2));
    }

    [Theory, OnBothEngines]
    public async Task Join_ToSomebodyWithWhomTheCampaignIsThrough_AddsNobody_AndReportsTheRow(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var list = (await desk.ImportAsync("name,phone,other,note\nAnn,2025550101,,\n", TwoNumbers)).List.Id;
        await desk.Bank.ReportAsync(await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign), Ann, Outcome.SpokeAndFinished);
        var row = new PreparedRow(new Candidate(Row(3, "Bo", Bank.American(1)), [], [new(Bank.American(1), 2)]), []);

        var joined = await desk.Bank.WithAsync<JoinPeople, JoinedRows>(join => join.JoinAsync(list, [row], default));

        joined.Rows.ShouldBe(0);
        joined.Report.ShouldBe([new Rejection(3, 3, RowRefusal.TwiceInFile, 2)]);
        (await desk.ContactsAsync()).ShouldHaveSingleItem().Name.ShouldBe("Ann");
    }

    [Theory, OnBothEngines]
    public async Task Take_SomebodyOneOfWhoseNumbersCameInMeanwhile_LeavesNoneOfTheOthersBehind(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = (await desk.ImportAsync("name,phone,other,note\nZoe,2025550109,,\n", TwoNumbers)).List.Id;
        var list = await desk.Bank.DbAsync(db => db.Set<ContactList>().AsNoTracking().SingleAsync(one => one.Id == id));
        // Nobody could know of the second number when the rows were looked up: it comes in with them, in the statement before.
        Candidate[] rows =
        [
            new(Row(2, "Ann", Bank.American(2)), [new(Bank.American(2), Bank.Washington, 0)], []),
            .. Enumerable.Range(0, InsertContacts.MaxBatch).Select(Bank.British).Select(number => new Candidate(Row(4, "Cy", number), [new(number, Bank.London, 0)], [])),
            new(Row(3, "Bo", Bank.American(1), Bank.American(2)), [new(Bank.American(1), Bank.Washington, 1), new(Bank.American(2), Bank.Washington, 2)], []),
        ];

        await using var scope = desk.Bank.System.Scope();
        var take = scope.ServiceProvider.GetRequiredService<TakeRows>();
        await using var write = await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().BeginWriteAsync();
        var taken = await take.TakeAsync(list, TwoNumbers, take.Prepare(list, rows), default);
        await write.CommitAsync();

        taken.Report.ShouldBe([new Rejection(3, 3, RowRefusal.AlreadyInCampaign)]);
        (await desk.ContactsAsync()).Where(contact => contact.Zone == Bank.Washington).Select(contact => contact.Number).Order()
            .ShouldBe([Bank.American(2).E164, Bank.American(9).E164]);
    }

    [Theory, OnBothEngines]
    public async Task Import_WhomAnotherCampaignOfTheCentreIsCalling_IsLeftOutOnlyIfThatIsWished(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var other = await desk.Bank.AddCampaignAsync(desk.Coordinator.Centre, name: "Other");
        await desk.Bank.AddContactsAsync(other, Bank.American(1), Bank.American(2));
        var foreign = await desk.Bank.AddCampaignAsync(await desk.Bank.System.AddCentreAsync("Foreign"));
        await desk.Bank.AddContactsAsync(foreign, Bank.American(3));
        // Whom the other campaign is through with may be called by this one.
        var spoken = await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, other);
        await desk.Bank.ReportAsync(spoken, Ann, Outcome.SpokeAndFinished);
        const string File = "name,phone,other,note\nAnn,2025550101,,\nBo,2025550102,,\nCy,2025550103,,\n";

        var first = await desk.ImportAsync(File, TwoNumbers);
        var second = await desk.ImportAsync(File, TwoNumbers with { SkipOtherCampaigns = false });

        first.Rejections.ShouldBe([new Rejection(3, 3, RowRefusal.InOtherCampaign)]);
        (first.List.Taken, second.List.Taken).ShouldBe((2, 1));
    }

    private static ReadRow Row(int line, string name, params PhoneNumber[] numbers) =>
        new(new SheetRow(line, line, [name]), "", numbers, [], name, null, null, WasCut: false);
}
