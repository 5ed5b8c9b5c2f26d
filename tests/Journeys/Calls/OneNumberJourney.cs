using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.ContactLists;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Tests;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class OneNumberJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    /// <summary>Scenario 10: the same number in two lists of two centres, two volunteers at the same instant: one call.</summary>
    [Fact]
    public async Task A_number_in_two_lists_of_two_centres_is_one_call_when_two_volunteers_ask_at_the_same_instant()
    {
        await OpenCentreAsync(contacts: 0);
        var other = await Bank.System.AddCentreAsync("Second centre");
        var theirs = await Bank.AddCampaignAsync(other);
        var (carla, carl) = (await SignInAsCoordinatorAsync(Screen.Laptop, scripts: true), await SignInAsCoordinatorAsync(Screen.Telephone, scripts: true, "carl", other));
        await carla.ImportAsync(Campaign, "Name,Phone,Note\nAnn,+1 202 555 0101,\n");
        await carl.ImportAsync(theirs, "Name,Phone,Note\nAunt Ann,＋１ (202) 555-0101,\n");
        await Bank.RunImportsAsync();
        foreach (var page in new[] { carla, carl })
            await Expect(page.Locator(".figure")).ToHaveTextAsync("1");

        Desk[] desks = [await SignInAsync(), await SignInAsync("ben", Screen.Telephone, centre: other)];
        await AskAtOnceAsync(desks);
        var (one, none) = await desks[0].Button("Dial").IsVisibleAsync() ? (desks[0], desks[1]) : (desks[1], desks[0]);
        await one.ShouldBeReadyAsync("Dial");
        await Expect(none.Page.GetByText("is on the line with somebody")).ToBeVisibleAsync();
        await none.ShouldBeAccessibleAsync();
        await one.DialAsync();
        await Expect(one.Number).ToHaveAttributeAsync("href", "tel:+12025550101");
        await one.FinishAsync();
        await none.Button("Next contact").ClickAsync();
        await Expect(none.Page.GetByText("Nobody to call right now")).ToBeVisibleAsync();
        (await Bank.DbAsync(db => db.Set<Call>().CountAsync())).ShouldBe(1);
    }

    /// <summary>No request goes on before all are there.</summary>
    private static async Task AskAtOnceAsync(Desk[] desks)
    {
        var missing = desks.Length;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var desk in desks)
        {
            await desk.Page.RouteAsync(url => url.EndsWith("/call?handler=Next", StringComparison.Ordinal), async route =>
            {
                if (Interlocked.Decrement(ref missing) == 0)
                    all.SetResult();
                await all.Task;
                await route.ContinueAsync();
            });
        }

        await Task.WhenAll(desks.Select(async desk =>
        {
            await desk.Button("Next contact").ClickAsync();
            await Expect(desk.Button("Dial").Or(desk.Page.GetByText("Nobody to call right now"))).ToBeVisibleAsync();
        }));
        foreach (var desk in desks)
            await desk.Page.UnrouteAllAsync();
    }
}
