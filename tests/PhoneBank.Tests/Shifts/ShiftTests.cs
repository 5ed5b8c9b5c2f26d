using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Tests.Calls;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Shifts;

public sealed class ShiftTests
{
    [Fact]
    public async Task Shift_WhatSheEntered_CanBeCorrected()
    {
        await using var page = await WithOneEnteredAsync("Misspelt Nmae");
        var link = await ChangeLinkAsync(page.Client);

        var answer = await page.Client.SubmitAsync(link, "form[action*=Correct]", ("Name", "Right <b>Name</b>"));

        answer.Headers.Location!.ToString().ShouldBe("/shift?said=Corrected");
        var shift = await page.Client.PageAsync("/shift");
        shift.QuerySelector("td bdi")!.TextContent.ShouldBe("Right <b>Name</b>");
        shift.QuerySelector("td b").ShouldBeNull();
    }

    [Fact]
    public async Task Shift_WhatSheEntered_CanBeWithdrawn()
    {
        await using var page = await WithOneEnteredAsync("Somebody");

        await page.Client.SubmitAsync(await ChangeLinkAsync(page.Client), "form[action*=Withdraw]");

        (await page.Client.PageAsync("/shift")).QuerySelector("section td").ShouldBeNull();
    }

    [Theory]
    [InlineData("Name", " ", "#Name")]
    [InlineData("Name", "a\u202Eb", "#Name")]
    [InlineData("Organisations", "Nonsense", "#Organisations")]
    public async Task Correct_SomethingWrong_SaysWhatAndKeepsTheRest(string field, string value, string link)
    {
        await using var page = await WithOneEnteredAsync("Somebody");

        var answer = await page.Client.SubmitAsync(await ChangeLinkAsync(page.Client), "form[action*=Correct]", (field, value));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await answer.PageAsync();
        again.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe(link);
        again.QuerySelector("[name=Name]")!.GetAttribute("value").ShouldBe(field == "Name" ? value : "Somebody");
    }

    [Fact]
    public async Task Shift_AnotherVolunteer_SeesAndChangesNothingOfIt()
    {
        await using var page = await WithOneEnteredAsync("Somebody");
        var link = await ChangeLinkAsync(page.Client);
        var form = await page.Client.PageAsync(link);
        await page.Bank.System.AddPersonAsync("walter", page.Centre, Role.Volunteer);
        using var walter = await page.Bank.System.SignInAsync("walter");

        (await walter.PageAsync("/shift")).QuerySelector("section td").ShouldBeNull();
        (await walter.PageAsync(link)).QuerySelector("main form").ShouldBeNull();
        var token = (await walter.PageAsync("/shift")).QuerySelector("[name=token]")!.GetAttribute("value")!;
        await walter.SubmitAsync(form, "form[action*=Withdraw]", ("token", token));

        (await page.Client.PageAsync("/shift")).QuerySelector("td bdi")!.TextContent.ShouldBe("Somebody");
    }

    [Theory]
    [InlineData("/shift/00000000-0000-0000-0000-000000000000", HttpStatusCode.OK)]
    [InlineData("/shift/nonsense", HttpStatusCode.NotFound)]
    public async Task Change_UnknownId_IsAClearPage(string path, HttpStatusCode status)
    {
        await using var page = await CallPage.OpenAsync();
        (await page.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(status);
    }

    private static async Task<CallPage> WithOneEnteredAsync(string name)
    {
        var page = await CallPage.OpenAsync();
        await page.NextAsync();
        (await page.SaveAsync((name, ["Party"]))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return page;
    }

    private static async Task<string> ChangeLinkAsync(HttpClient client) =>
        (await client.PageAsync("/shift")).QuerySelector("td a")!.GetAttribute("href")!;
}
