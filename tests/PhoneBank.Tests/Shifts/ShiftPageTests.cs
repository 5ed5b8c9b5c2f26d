using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Tests.Calls;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Shifts;

public sealed class ShiftPageTests
{
    [Fact]
    public async Task Shift_ShowsWhatIsHeld_ToBeCorrectedOrWithdrawn_ByWhoEnteredItOnly()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        await page.SaveAsync(("Ming Hoop", ["Party"]));
        await page.SaveAsync(("晨光", ["Party"]));
        var shift = await page.Client.PageAsync("/shift");
        shift.QuerySelectorAll(".name-input").Select(input => input.GetAttribute("value")).ShouldBe(["Ming Hoop", "晨光"]);
        shift.QuerySelector(".shift-receipt")!.TextContent.ShouldMatch("^[0-9]{4}( [0-9]{4}){3}$");

        var id = shift.QuerySelector("li.person")!.GetAttribute("data-person")!;
        using var corrected = await page.Client.SubmitAsync(shift, ".call-row", ($"Form.People[{id}].Name", "Ming Hope"));
        (await corrected.PageAsync()).QuerySelector(".notice.success")!.TextContent.ShouldContain("saved");
        (await page.GetAsync()).QuerySelector(".name-input")!.GetAttribute("value").ShouldBe("Ming Hope");

        await page.Bank.System.AddPersonAsync("walt", page.Centre, Role.Volunteer);
        using var other = await page.Bank.System.SignInAsync("walt");
        (await other.PageAsync("/shift")).QuerySelector(".name-input").ShouldBeNull();
        shift.QuerySelector(".call-row input[name=token]")!.SetAttribute("value", (await other.PageAsync("/call")).QuerySelector("input[name=token]")!.GetAttribute("value")!);
        using var forged = await other.SubmitAsync(shift, ".call-row", ($"Form.People[{id}].Name", "Somebody else"));
        (await forged.PageAsync()).QuerySelector(".notice.warning")!.TextContent.ShouldContain("too late");

        shift = await page.Client.PageAsync("/shift");
        shift.QuerySelector(".call-row")!.SetAttribute("action", $"/shift?handler=Withdraw&person={id}");
        using var withdrawn = await page.Client.SubmitAsync(shift, ".call-row");
        (await withdrawn.PageAsync()).QuerySelectorAll(".name-input").Length.ShouldBe(1);
        using var again = await page.Client.SubmitAsync(shift, ".call-row");
        (await again.PageAsync()).QuerySelector(".notice.warning")!.TextContent.ShouldContain("too late");
    }

    [Fact]
    public async Task Correction_WithABadName_OrWithoutOrganisation_IsExplained_AndComesBack()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        await page.SaveAsync(("Ming Hope", ["Party"]));
        var shift = await page.Client.PageAsync("/shift");
        var id = shift.QuerySelector("li.person")!.GetAttribute("data-person")!;
        using var bad = await page.Client.SubmitAsync(shift, ".call-row", ($"Form.People[{id}].Name", "Ming\u200BHope"));
        var shown = await bad.PageAsync();
        shown.QuerySelector(".error-summary")!.TextContent.ShouldContain("invisible");
        shown.QuerySelector(".name-input")!.GetAttribute("value").ShouldBe("Ming\u200BHope");
        foreach (var box in shift.QuerySelectorAll(".organisation-input"))
            box.RemoveAttribute("checked");
        using var none = await page.Client.SubmitAsync(shift, ".call-row");
        (await none.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("at least one");
    }

    [Fact]
    public async Task Shift_ForARegistrar_IsClosed()
    {
        await using var page = await CallPage.OpenAsync();
        await page.Bank.System.AddPersonAsync("rita", page.Centre, Role.Registrar);
        using var registrar = await page.Bank.System.SignInAsync("rita");
        (await registrar.GetAsync(new Uri("/shift", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
