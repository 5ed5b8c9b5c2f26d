using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class CallPageTests
{
    [Fact]
    public async Task Page_ForSomebodyNotSignedIn_LeadsToSignIn_AndForARegistrar_IsClosed()
    {
        await using var page = await CallPage.OpenAsync();
        using var stranger = page.Bank.System.Client();
        (await stranger.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await page.Bank.System.AddPersonAsync("rita", page.Centre, Role.Registrar);
        using var registrar = await page.Bank.System.SignInAsync("rita");
        (await registrar.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task NextContact_ShowsTheMaskedNumber_AndTheNumberOnlyOnceDialled_WhichTheAuditTrailSays()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        var open = await page.GetAsync();
        open.Body!.TextContent.ShouldContain("•");
        open.DocumentElement.OuterHtml.ShouldNotContain("2025550101");
        open.DocumentElement.OuterHtml.ShouldNotContain("555-0101");

        using var answer = await page.Client.SubmitAsync(await WithButtonAsync(page, "dial"), "#call");
        var dialled = await answer.PageAsync();
        dialled.QuerySelector("#dialled")!.GetAttribute("href").ShouldBe("tel:+12025550101");
        dialled.QuerySelector("#dial")!.ClassList.ShouldContain("secondary");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await page.Bank.AuditActionsAsync()).ShouldContain("number-shown");
        (await page.GetAsync()).DocumentElement.OuterHtml.ShouldNotContain("+12025550101");
    }

    [Fact]
    public async Task People_SavedByTheForm_GetAReceipt_AndStandThereAfterAReload()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        var first = await page.SaveAsync(("Ming Hope", ["Party", "YouthLeague"]));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var reloaded = await page.GetAsync();
        reloaded.QuerySelectorAll(".people-rows > li").Length.ShouldBe(2);
        reloaded.QuerySelector(".name-input")!.GetAttribute("value").ShouldBe("Ming Hope");
        var receipt = string.Concat(reloaded.QuerySelectorAll("#receipt span").Select(span => span.TextContent));
        receipt.Length.ShouldBe(16);

        // The next row has the organisations of the one before.
        reloaded.QuerySelectorAll(".people-rows > li:last-child .organisation-input[checked]").Length.ShouldBe(2);
        await page.SaveAsync(("晨光", ["YoungPioneers"]));
        var both = await page.GetAsync();
        both.QuerySelectorAll(".people-rows > li").Length.ShouldBe(3);
        string.Concat(both.QuerySelectorAll("#receipt span").Select(span => span.TextContent)).ShouldBe(receipt);
    }

    [Fact]
    public async Task Person_WithoutAnOrganisation_OrWithAHiddenCharacter_IsAskedFor_AndWhatWasTypedComesBack()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        foreach (var (name, organisations, words) in new (string, string[], string)[]
        {
            ("Ming <b>Hope</b>", [], "Choose at least one"),
            ("Ming\u202EHope", ["Party"], "turn the direction"),
            (new string('x', 101), ["Party"], "100 characters"),
        })
        {
            using var answer = await page.SaveAsync((name, organisations));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var shown = await answer.PageAsync();
            shown.QuerySelector(".error-summary")!.TextContent.ShouldContain(words);
            shown.QuerySelectorAll(".name-input").Select(input => input.GetAttribute("value")).ShouldContain(name);
            shown.GetElementById(shown.QuerySelector(".error-summary a")!.GetAttribute("href")![1..]).ShouldNotBeNull();
        }

        (await page.GetAsync()).QuerySelectorAll(".people-rows > li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Person_Corrected_KeepsTheReceipt_AndRemoved_IsGone()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        await page.SaveAsync(("Ming Hope", ["Party"]));
        var saved = await page.GetAsync();
        var id = saved.QuerySelector(".people-rows > li")!.GetAttribute("data-person")!;
        (await page.Client.SubmitAsync(saved, "#call", ($"Form.People[{id}].Name", "Ming Hop"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var corrected = await page.GetAsync();
        corrected.QuerySelector(".name-input")!.GetAttribute("value").ShouldBe("Ming Hop");

        var remove = await WithButtonAsync(page, $"remove?person={id}");
        await page.Client.SubmitAsync(remove, "#call");
        (await page.GetAsync()).QuerySelectorAll(".people-rows > li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Form_SentTwice_MakesOneDeclaration()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        var form = await page.GetAsync();
        var id = form.QuerySelector(".people-rows > li")!.GetAttribute("data-person")!;
        for (var time = 0; time < 2; time++)
            await page.Client.SubmitAsync(form, "#call", ($"Form.People[{id}].Name", "Ming Hope"), ($"Form.People[{id}].Organisations", "Party"));
        (await page.GetAsync()).QuerySelectorAll(".people-rows > li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Outcome_SavesTheLastRowToo_AndCanBeUndone_UntilTheNextContact()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        var form = await WithButtonAsync(page, "report");
        var id = form.QuerySelector(".people-rows > li")!.GetAttribute("data-person")!;
        using var reported = await page.Client.SubmitAsync(
            form, "#call", ($"Form.People[{id}].Name", "Ming Hope"), ($"Form.People[{id}].Organisations", "Party"), ("Form.Note", "Kind."), ("Form.Outcome", "SpokeAndFinished"));
        reported.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var after = await page.GetAsync();
        after.QuerySelector(".recorded")!.TextContent.ShouldContain("Finished");
        after.QuerySelector(".next .big-action")!.HasAttribute("autofocus").ShouldBeTrue();

        await page.Client.SubmitAsync(after, "form[action$=undo]");
        var open = await page.GetAsync();
        open.QuerySelector(".name-input")!.GetAttribute("value").ShouldBe("Ming Hope");
        open.QuerySelector("#Form_Note")!.TextContent.Trim().ShouldBe("Kind.");
    }

    [Fact]
    public async Task Callback_WithoutATime_OrInThePast_OrOnANumberThatIsNone_IsAskedFor()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        foreach (var (fields, words) in new ((string, string)[], string)[]
        {
            ([], "Say when"),
            ([("Form.Minutes", "0")], "whole number"),
            ([("Form.Minutes", "10081")], "whole number"),
            ([("Form.Minutes", "five")], "whole number"),
            ([("Form.Date", "2026-11-21"), ("Form.Time", "10:00")], "over already"),
            ([("Form.Date", "2026-02-30"), ("Form.Time", "10:00")], "Enter a time"),
            ([("Form.Date", "2036-11-21"), ("Form.Time", "10:00")], "90 days"),
            ([("Form.Minutes", "5"), ("Form.OtherNumber", "12")], "plus sign"),
            ([("Form.Minutes", "5"), ("Form.OtherNumber", "+1 202 555 0")], "too few digits"),
        })
        {
            using var answer = await page.Client.SubmitAsync(await WithButtonAsync(page, "report"), "#call", [("Form.Outcome", "CallBack"), .. fields]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain(words);
        }

        using var taken = await page.Client.SubmitAsync(
            await WithButtonAsync(page, "report"), "#call", ("Form.Outcome", "CallBack"), ("Form.Minutes", "5"), ("Form.OtherNumber", "+44 7700 900123"), ("Form.ForWhom", "Mr Lane"));
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await page.GetAsync()).QuerySelector(".promise")!.TextContent.ShouldContain("5 minutes");
    }

    [Fact]
    public async Task Referral_IsAdded_Shown_AndTakenBack()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        using var bad = await page.Client.SubmitAsync(await WithButtonAsync(page, "refer"), "#call", ("Form.ReferralNumber", "nobody"));
        (await bad.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("telephone number");
        using var added = await page.Client.SubmitAsync(await WithButtonAsync(page, "refer"), "#call", ("Form.ReferralNumber", "+44 7700 900123"), ("Form.ReferralName", "Lily"));
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var shown = await page.GetAsync();
        shown.QuerySelector(".referred")!.TextContent.ShouldContain("Lily");
        shown.DocumentElement.OuterHtml.ShouldNotContain("900123");
        var action = shown.QuerySelector(".referred button")!.GetAttribute("formaction")!;
        shown.QuerySelector("#call")!.SetAttribute("action", action);
        await page.Client.SubmitAsync(shown, "#call");
        (await page.GetAsync()).QuerySelector(".referred").ShouldBeNull();
    }

    [Fact]
    public async Task EmptyQueue_SaysWhy()
    {
        await using var page = await CallPage.OpenAsync(contacts: 0);
        using var answer = await page.Client.SubmitAsync("/call", ".next");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).QuerySelector(".notice")!.TextContent.ShouldContain("has been called");
    }

    [Fact]
    public async Task Inbound_IsTheSamePageWithoutAContact_AndItsPeopleComeByTheHotline()
    {
        await using var page = await CallPage.OpenAsync();
        var form = await page.GetAsync();
        form.QuerySelector(".next")!.SetAttribute("action", "/call/inbound");
        (await page.Client.SubmitAsync(form, ".next")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await page.GetAsync()).QuerySelector("#dial").ShouldBeNull();
        await page.SaveAsync(("Ming Hope", ["Party"]));
        var busy = await page.Client.SubmitAsync(await WithButtonAsync(page, "report"), "#call", ("Form.Outcome", "Busy"));
        (await busy.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("They called us");
        var call = await page.Bank.DbAsync(db => db.Set<Call>().AsNoTracking().SingleAsync());
        var group = await page.Bank.WithAsync<HeldDeclarations, HeldGroup?>(held => held.OfGroupAsync(
            CallGroup.Of((KeyRing)page.Bank.System.Services.GetService(typeof(KeyRing))!, call.Id)));
        group!.People.Single().Name.Text.ShouldBe("Ming Hope");
        (await page.Client.SubmitAsync(await WithButtonAsync(page, "report"), "#call", ("Form.Outcome", "SpokeAndFinished"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ExpiredAndForgedLeases_GiveAClearPage_AndLoseNothing()
    {
        await using var page = await CallPage.OpenAsync(contacts: 1);
        await page.NextAsync();
        var form = await WithButtonAsync(page, "report");
        page.Bank.Clock.Advance(Leases.Duration);
        await page.Bank.TakeAsync(new PersonId(Guid.NewGuid()), page.Centre, page.Campaign);
        var id = form.QuerySelector(".people-rows > li")!.GetAttribute("data-person")!;
        using var late = await page.Client.SubmitAsync(
            form, "#call", ($"Form.People[{id}].Name", "Ming Hope"), ($"Form.People[{id}].Organisations", "Party"), ("Form.Outcome", "SpokeAndFinished"));
        late.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var lost = await page.GetAsync();
        lost.QuerySelector("h1")!.TextContent.ShouldContain("Somebody else has this number");
        string.Concat(lost.QuerySelectorAll("#receipt span").Select(span => span.TextContent)).ShouldMatch("^[0-9]{16}$");

        form.QuerySelector("#call")!.SetAttribute("action", $"/call/{Guid.NewGuid()}/report");
        using var forged = await page.Client.SubmitAsync(form, "#call", ("Form.Outcome", "SpokeAndFinished"));
        forged.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await forged.PageAsync()).QuerySelector(".notice")!.TextContent.ShouldContain("This call is over");
    }

    [Theory]
    [InlineData("/call/1/save")]
    [InlineData("/call/00000000-0000-0000-0000-000000000000/nonsense")]
    public async Task UnknownSteps_AreNotFound_AndNeverAnError(string path)
    {
        await using var page = await CallPage.OpenAsync();
        using var answer = await page.Client.GetAsync(new Uri(path, UriKind.Relative));
        ((int)answer.StatusCode).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task BadlyFormedFields_AreAClearPage()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        using var answer = await page.Client.SubmitAsync(
            await WithButtonAsync(page, "report"), "#call", ("Form.Outcome", "Nonsense"), ("Form.People.Index", "x"), ("Form.People[x].Id", "not-an-id"), ("Form.Moments", "77"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).QuerySelector(".error-summary").ShouldNotBeNull();
    }

    private static async Task<IDocument> WithButtonAsync(CallPage page, string step)
    {
        var form = await page.GetAsync();
        var call = form.QuerySelector("#call")!;
        call.SetAttribute("action", $"/call/{call.GetAttribute("data-call")}/{step}");
        return form;
    }
}
