using Ledgerline.PhoneBank.Calls;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class BrokenLineJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    /// <summary>Scenario 6: the line drops twice in the middle of the second name; she dials again, and what was entered is there.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task The_line_drops_twice_in_the_middle_of_the_second_name(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.EnterAsync(1, "Amber Field", Organisations.Party);
        var receipt = await desk.ReceiptAsync();
        await desk.Name(2).PressSequentiallyAsync("Qui");
        await desk.Button("Dial").ClickAsync();
        await Expect(desk.Number).ToBeVisibleAsync();
        await Expect(desk.Name(2)).ToHaveValueAsync("Qui");
        await desk.Name(2).PressAsync("End");
        await desk.Name(2).PressSequentiallyAsync("et B");
        await desk.Button("Dial").ClickAsync();
        await Expect(desk.Number).ToBeVisibleAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await Expect(desk.Name(2)).ToHaveValueAsync("Quiet B");
        await desk.EnterAsync(2, "Quiet Brook", Organisations.Party);
        (await desk.ReceiptAsync()).ShouldBe(receipt);
        await desk.FinishAsync();
        await ShouldAppearInTheRegisterAsync(("Amber Field", Organisations.Party), ("Quiet Brook", Organisations.Party));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_is_the_same_after_a_reload_and_in_a_second_tab(bool scripts)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(scripts: scripts);
        await desk.NextAsync();
        await desk.EnterAsync(1, "Amber Field", Organisations.Party | Organisations.YouthLeague);
        var receipt = await desk.ReceiptAsync();
        await desk.Page.ReloadAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        (await desk.ReceiptAsync()).ShouldBe(receipt);

        var second = new Desk(await desk.Page.Context.NewPageAsync());
        await second.Page.GotoAsync("/call");
        await Expect(second.Name(1)).ToHaveValueAsync("Amber Field");
        await second.EnterAsync(2, "Quiet Brook", Organisations.YoungPioneers);
        (await second.ReceiptAsync()).ShouldBe(receipt);

        await desk.Page.BringToFrontAsync();
        if (scripts)
            await desk.Page.EvaluateAsync("dispatchEvent(new Event('focus'))");
        else
            await desk.Page.ReloadAsync();
        await Expect(desk.Rows).ToHaveCountAsync(3);
        await Expect(desk.Name(2)).ToHaveValueAsync("Quiet Brook");
        await desk.FinishAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party | Organisations.YouthLeague), ("Quiet Brook", Organisations.YoungPioneers)]);
    }

    /// <summary>Scenario 7: nothing typed is lost while the network is away, the page says so, and each person is saved once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_network_drops_when_she_saves(bool telephone)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone));
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.EnterAsync(1, "Amber Field", Organisations.Party);
        var receipt = await desk.ReceiptAsync();

        await desk.Page.Context.SetOfflineAsync(true);
        await desk.FillAsync(2, "Quiet Brook", Organisations.Party);
        await desk.Name(2).PressAsync("Enter");
        await Expect(desk.Row(2).GetByText("Not saved yet")).ToBeVisibleAsync();
        await desk.FillAsync(3, "Cedar Well", Organisations.YoungPioneers);
        await desk.Button("Finished").ClickAsync();
        await Expect(desk.Row(3).GetByText("Not saved yet")).ToBeVisibleAsync();
        await desk.Page.PictureAsync("7-network-away");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);

        await desk.Page.Context.SetOfflineAsync(false);
        await desk.ShouldBeRecordedAsync("Finished");
        (await desk.ReceiptAsync()).ShouldBe(receipt);
        (await DeclaredByAsync("vera")).ShouldBe(
            [("Amber Field", Organisations.Party), ("Quiet Brook", Organisations.Party), ("Cedar Well", Organisations.YoungPioneers)], ignoreOrder: true);
    }

    [Fact]
    public async Task The_network_drops_when_she_says_how_it_ended()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.Page.Context.SetOfflineAsync(true);
        await desk.Button("Busy").ClickAsync();
        await Expect(desk.Page.GetByText("Nothing is lost")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.Context.SetOfflineAsync(false);
        await desk.ShouldBeRecordedAsync("Busy");
        (await Bank.DbAsync(db => Task.FromResult(db.Set<PhoneBank.Queue.Contact>().Single(c => c.Attempts != PhoneBank.Calls.Attempts.None).Attempts.Total))).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_the_way_makes_no_second_entry_and_a_reload_sends_what_was_not_saved()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        var lost = 0;
        await desk.Page.RouteAsync("**/live/person", async route =>
        {
            // The server has written it; the page never hears of it, and asks again.
            if (++lost <= 2)
                await route.FetchAsync();
            await route.AbortAsync();
        });
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Name(1).PressAsync("Enter");
        await desk.Name(2).PressSequentiallyAsync("Quiet Brook");
        await desk.Name(2).PressAsync("Enter");
        await Expect(desk.Row(1).GetByText("Not saved yet")).ToBeVisibleAsync();
        await Expect(desk.Row(2).GetByText("Not saved yet")).ToBeVisibleAsync();
        await desk.Page.UnrouteAllAsync();
        await desk.Page.ReloadAsync();
        await Expect(desk.Row(1).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(desk.Row(2).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party), ("Quiet Brook", Organisations.Party)], ignoreOrder: true);
    }

    [Fact]
    public async Task Pressing_twice_makes_one()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Button("Busy").DblClickAsync();
        await desk.ShouldBeRecordedAsync("Busy");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
        (await Bank.DbAsync(db => Task.FromResult(db.Set<PhoneBank.Queue.Contact>().Single(c => c.Attempts != PhoneBank.Calls.Attempts.None).Attempts.Total))).ShouldBe(1);

        await desk.Button("Next contact").DblClickAsync();
        await Expect(desk.Button("Dial")).ToBeVisibleAsync();
        (await Bank.DbAsync(db => Task.FromResult(db.Set<Call>().Count()))).ShouldBe(2);
    }

    [Fact]
    public async Task Pressing_save_twice_without_scripts_makes_one()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(scripts: false);
        await desk.NextAsync();
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Button("Save and add another").DblClickAsync();
        await Expect(desk.Row(1).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
    }
}
