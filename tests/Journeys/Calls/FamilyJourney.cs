using Ledgerline.Journeys.Browsing;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Register;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class FamilyJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const Organisations All = Organisations.Party | Organisations.YouthLeague | Organisations.YoungPioneers;

    private static readonly (string Name, Organisations Left)[] Family =
    [
        ("Morning Lane", All),
        ("晨光之友", Organisations.Party | Organisations.YoungPioneers),
        ("<b>Zoë</b> & O'Quill", Organisations.YoungPioneers),
        ("نور الصباح", Organisations.YoungPioneers),
        ("Silver Ridge", Organisations.YoungPioneers),
    ];

    /// <summary>Scenario 2: five people at one table, one call, one receipt.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_volunteer_records_a_family_of_five(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        await AddContactAsync(Bank.American(1), "Willow Lane", "Prefers the evening.");
        await SetScriptAsync(ReadyScripts.In("en")!);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.UnfoldAsync("Note");
        await desk.Page.GetByLabel("Others are listening").CheckAsync();
        await desk.EnterAsync(1, Family[0].Name, Family[0].Left);
        var receipt = await desk.ReceiptAsync();
        for (var number = 2; number <= Family.Length; number++)
        {
            await desk.EnterAsync(number, Family[number - 1].Name, Family[number - 1].Left);
            (await desk.ReceiptAsync()).ShouldBe(receipt);
            await Expect(desk.Name(number + 1)).ToBeFocusedAsync();
            if (number == 2)
                await desk.Page.PictureAsync("call", whole: false);
        }

        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("3-family", whole: telephone);
        await desk.FinishAsync();
        await desk.Page.PictureAsync("4-recorded");
        (await desk.ReceiptAsync()).ShouldBe(receipt);
        (await DeclaredByAsync("vera")).ShouldBe(Family);
        await desk.Button("Undo").ClickAsync();
        await Expect(desk.Page.GetByLabel("Others are listening")).ToBeCheckedAsync();
        await desk.FinishAsync();
        await ShouldAppearInTheRegisterAsync(Family);
    }

    /// <summary>Scenario 11: they call the hotline, and there is no contact.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Somebody_calls_the_hotline_and_brings_a_family_of_four(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.Button("Somebody called us").ClickAsync();
        await Expect(desk.Heading).ToHaveTextAsync("Somebody called us");
        await Expect(desk.Button("Dial")).ToHaveCountAsync(0);
        await Expect(desk.Button("No answer")).ToHaveCountAsync(0);
        foreach (var (number, person) in Family.Take(4).Index())
            await desk.EnterAsync(number + 1, person.Name, person.Left);
        await desk.ReceiptAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("5-hotline");
        await desk.FinishAsync();
        (await Bank.DbAsync(async db => await db.Set<Contact>().CountAsync() + await db.Set<Number>().CountAsync())).ShouldBe(0);
        await ShouldAppearInTheRegisterAsync(Family[..4]);
    }
}
