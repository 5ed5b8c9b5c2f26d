using Ledgerline.Journeys.Browsing;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class RefusalJourneys(SharedBrowser shared)
{
    [Theory, EveryVisitor]
    public async Task A_form_that_is_too_large_or_no_form_at_all_is_refused_with_a_page(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/declare");
            await page.Person(1).Name().FillAsync(new string('長', 90_000));
            (await SendAsync(page)).ShouldBe(413);
            await Expect(page.Heading("That was too much at once")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);

            await page.GotoAsync("/en/declare");
            await page.EvaluateAsync("""
                for (let i = 0; i < 600; i++) document.querySelector("main form").append(Object.assign(document.createElement("input"), { type: "hidden", name: "f" + i }))
                """);
            (await SendAsync(page)).ShouldBe(400);
            await Expect(page.Heading("Something was not right with that request")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.Link("Go to the first page").ClickAsync();
            await Expect(page.Heading("A public register of withdrawals")).ToBeVisibleAsync();
            await page.Link("Register").ClickAsync();
            await Expect(page.GetByText("There are no entries yet.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
        });
    }

    private static async Task<int> SendAsync(IPage page) =>
        (await page.RunAndWaitForResponseAsync(() => page.Button("Look at it before sending").Last.ClickAsync(), response => response.Request.Method == "POST")).Status;
}
