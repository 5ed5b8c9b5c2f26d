using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register.Reviewing;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class DeclaringJourneys(SharedBrowser shared)
{
    private const string Bidi = "abc\u202Edef";
    private const string ZeroWidth = "Zero\u200Bwidth";
    private static readonly string TooLong = string.Concat(Enumerable.Repeat("e\u0323\u0301", 101));

    [Theory, EveryVisitor]
    public async Task Somebody_declares_alone_under_a_suggested_pseudonym_and_reads_the_receipt(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/");
            await page.Button("Declare a withdrawal").ClickAsync();
            await page.ShouldReadWellAsync(visitor);

            await page.Button("Suggest a pseudonym").ClickAsync();
            await Expect(page.Person(1).Name()).Not.ToHaveValueAsync("");
            await Expect(page.GetByLabel("Pseudonym", new() { Exact = true })).ToBeCheckedAsync();
            var pseudonym = await page.Person(1).Name().InputValueAsync();
            await page.GetByLabel("Young Pioneers").CheckAsync();
            await page.Person(1).Name().PressAsync("Enter");
            await Expect(page.Heading("Is this right?")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"declare-preview-{visitor}");
            await page.Button("Declare").ClickAsync();

            await Expect(page.Heading("Your receipt")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await Expect(page.GetByText(pseudonym)).ToBeVisibleAsync();
            var receipt = await page.ReadReceiptAsync();
            new Uri(page.Url).PathAndQuery.ShouldBe("/en/declare");

            await page.Link("Look up a receipt").ClickAsync();
            await page.GetByLabel("Digits of the receipt").FillAsync(receipt.Replace(' ', '-'));
            await page.Button("Show").ClickAsync();
            await Expect(page.Heading(pseudonym)).ToBeVisibleAsync();
            await Expect(page.GetByText("waits for a registrar")).ToBeVisibleAsync();
            (await page.ReadReceiptAsync()).ShouldBe(receipt);
            new Uri(page.Url).PathAndQuery.ShouldBe("/en/receipt");
        });
    }

    [Theory, EveryVisitor]
    public async Task A_group_of_four_declares_row_by_row_and_takes_one_out_again(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/declare");
            await page.Person(1).Name().FillAsync("Mother <b>");
            await page.Person(1).GetByLabel("Real name").CheckAsync();
            await page.Person(1).GetByLabel("Communist Party").CheckAsync();
            foreach (var (number, name) in new[] { (2, "Father"), (3, "A neighbour who leaves"), (4, "Son"), (5, "女兒") })
            {
                await page.Button("Add another person").ClickAsync();
                // What the one before leaves is the first guess for the next.
                await Expect(page.Person(number).GetByLabel("Communist Party")).ToBeCheckedAsync();
                await page.Person(number).Name().FillAsync(name);
            }

            await page.Person(5).GetByLabel("Communist Party").UncheckAsync();
            await page.Person(5).GetByLabel("Youth League").CheckAsync();
            await page.Button("Remove person 3").ClickAsync();
            await Expect(page.Person(5)).ToHaveCountAsync(0);
            await page.ShouldReadWellAsync(visitor);
            await Expect(page.Person(1).Name()).ToHaveValueAsync("Mother <b>");
            await Expect(page.Person(1).GetByLabel("Real name")).ToBeCheckedAsync();
            await Expect(page.Person(3).Name()).ToHaveValueAsync("Son");
            await Expect(page.Person(4).Name()).ToHaveValueAsync("女兒");
            await page.LookAndDeclareAsync();

            await Expect(page.GetByText("4 declarations are written down.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
                ["Mother <b>: Communist Party", "Father: Communist Party", "Son: Communist Party", "女兒: Youth League"]);
        });
    }

    [Theory, EveryVisitor]
    public async Task Mistakes_are_said_beside_their_fields_and_nothing_typed_is_lost(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await TypeFourMistakesAsync(page);
            await page.Button("Look at it before sending").Last.ClickAsync();

            var summary = page.GetByRole(AriaRole.Alert);
            await Expect(summary.GetByRole(AriaRole.Link)).ToHaveTextAsync(
            [
                "Person 1: Enter a name or a pseudonym",
                "Person 2: Take out the characters that turn the direction of the text. It may help to type the name anew.",
                "Person 2: Choose at least one organisation",
                "Person 3: Take out the invisible characters in the name. It may help to type it anew.",
                "Person 4: Enter a name of at most 100 characters",
            ]);
            (await page.TitleAsync()).ShouldStartWith("Error");
            await page.ShouldReadWellAsync(visitor);
            await ShouldStillHaveWhatWasTypedAsync(page);

            await summary.GetByRole(AriaRole.Link).Nth(2).ClickAsync();
            await Expect(page.Person(2).GetByLabel("Communist Party")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Space");
            await summary.GetByRole(AriaRole.Link).Nth(4).ClickAsync();
            await Expect(page.Person(4).Name()).ToBeFocusedAsync();
            await page.Person(4).Name().FillAsync("Four");
            foreach (var number in new[] { 1, 2, 3 })
                await page.Person(number).Name().FillAsync($"Number {number}");
            await page.LookAndDeclareAsync();

            await Expect(page.GetByText("4 declarations are written down.")).ToBeVisibleAsync();
            await Expect(page.GetByText("Number 2: Communist Party")).ToBeVisibleAsync();
        });
    }

    [Theory, EveryVisitor]
    public async Task A_double_click_and_a_refresh_make_one_entry(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/declare");
            await page.Person(1).Name().FillAsync("晨光");
            await page.GetByLabel("Youth League").CheckAsync();
            await page.Button("Look at it before sending").Last.ClickAsync();
            await page.Button("Declare").DblClickAsync();
            await Expect(page.Heading("Your receipt")).ToBeVisibleAsync();
            var receipt = await page.ReadReceiptAsync();

            var again = await page.ReloadAsync();

            again!.Request.Method.ShouldBe("POST");
            (await page.ReadReceiptAsync()).ShouldBe(receipt);
        });
        var waiting = await system.InScopeAsync<WaitingGroups, IReadOnlyList<WaitingGroup>>(groups => groups.OldestAsync(CancellationToken.None));
        waiting.ShouldHaveSingleItem().People.ShouldHaveSingleItem().Name.Text.ShouldBe("晨光");
    }

    private static async Task TypeFourMistakesAsync(IPage page)
    {
        await page.GotoAsync("/en/declare");
        await page.Person(1).GetByLabel("Young Pioneers").CheckAsync();
        foreach (var (number, name) in new[] { (2, Bidi), (3, ZeroWidth), (4, TooLong) })
        {
            await page.Button("Add another person").ClickAsync();
            await page.Person(number).Name().FillAsync(name);
        }

        await page.Person(2).GetByLabel("Young Pioneers").UncheckAsync();
        await page.Person(3).GetByLabel("Real name").CheckAsync();
    }

    private static async Task ShouldStillHaveWhatWasTypedAsync(IPage page)
    {
        await Expect(page.Person(1).Name()).ToHaveValueAsync("");
        await Expect(page.Person(1).GetByLabel("Young Pioneers")).ToBeCheckedAsync();
        (await page.Person(2).Name().InputValueAsync()).ShouldBe(Bidi);
        await Expect(page.Person(2).GetByLabel("Young Pioneers")).Not.ToBeCheckedAsync();
        (await page.Person(3).Name().InputValueAsync()).ShouldBe(ZeroWidth);
        await Expect(page.Person(3).GetByLabel("Real name")).ToBeCheckedAsync();
        (await page.Person(4).Name().InputValueAsync()).ShouldBe(TooLong);
    }
}
