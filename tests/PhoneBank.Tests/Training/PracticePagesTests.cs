using System.Net;
using System.Net.Http.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Training;

public sealed class PracticePagesTests
{
    private const string Number = "+1 202 555 0123";

    [Theory, OnBothEngines]
    public async Task Family_WithTooFewPeople_IsAnsweredKindly_AndThenRight(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);
        using var tina = await school.SignInAsync();
        var pupil = await new Pupil(tina, "family").OpenAsync();
        await pupil.EnterAsync("Quiet River", "Party", "YouthLeague");
        await pupil.EnterAsync("Willow Brook", "YouthLeague");

        await pupil.ReportAsync("SpokeAndFinished");

        pupil.Answer.ShouldContain("You entered 2 people.");
        pupil.Answer.ShouldContain("the mother gave three children too: five in all");
        pupil.Page.QuerySelector("#answer.success").ShouldBeNull();
        pupil.Names.ShouldBe(["Quiet River", "Willow Brook", ""]);
        (await school.PractisedAsync()).ShouldBeEmpty();

        foreach (var child in new[] { "Little Cedar", "Saffron", "Pebble" })
            await pupil.EnterAsync(child, "YoungPioneers");
        await pupil.ReportAsync("SpokeAndFinished");

        pupil.Page.QuerySelector("#answer.success strong")!.TextContent.ShouldBe("This is how it is done");
        (await school.PractisedAsync()).ShouldBe(["family"]);
        var list = await tina.PageAsync("/practice");
        list.QuerySelectorAll(".practice-list li").Count(item => item.TextContent.Contains("Been through", StringComparison.Ordinal)).ShouldBe(1);
        list.QuerySelectorAll(".practice-list a").Length.ShouldBe(InventedCalls.All.Count);
    }

    [Theory, OnBothEngines]
    public async Task NothingTyped_IsKept_InAnyTable(DatabaseEngine engine)
    {
        await using var school = await School.OpenAsync(engine);
        using var tina = await school.SignInAsync();
        var before = await school.CountsAsync();
        before.Count.ShouldBeGreaterThan(20);
        before["Contact"].ShouldBe(3);

        foreach (var call in InventedCalls.All)
        {
            var pupil = await new Pupil(tina, call.Key).OpenAsync();
            await pupil.EnterAsync("Untraceable Heron", "Party");
            await pupil.PressAsync("suggest");
            await pupil.PressAsync("refer", ("Form.ReferralNumber", Number), ("Form.ReferralName", "Untraceable Heron"));
            foreach (var outcome in Enum.GetNames<PhoneBank.Calls.Outcome>())
                await pupil.ReportAsync(outcome, ("Form.Minutes", "5"), ("Form.OtherNumber", Number), ("Form.Note", "Untraceable Heron"), ("Form.Moments", "SilentAtFirst"));
            var right = await new Pupil(tina, call.Key).OpenAsync();
            foreach (var left in call.Declared)
                await right.EnterAsync("Untraceable Heron", left.ToString().Split(", "));
            if (call.Refers)
                await right.PressAsync("refer", ("Form.ReferralNumber", Number));
            var last = right.Page.QuerySelector(".people-rows > li")!.GetAttribute("data-person");
            await right.ReportAsync(call.Ends.ToString(), [
                .. call.CallBackIn is null ? Array.Empty<(string, string)>() : [("Form.Minutes", "5"), ("Form.OtherNumber", Number)],
                .. call.Refers ? [($"Form.People[{last}].IsRealName", "true")] : Array.Empty<(string, string)>()]);
            right.Page.QuerySelector("#answer.success").ShouldNotBeNull(call.Key + right.Page.QuerySelector("main")!.TextContent);
        }

        var after = await school.CountsAsync();
        after.Remove(nameof(Practised), out var practised);
        practised.ShouldBe(InventedCalls.All.Count);
        before.Remove(nameof(Practised));
        after.ShouldBe(before, ignoreOrder: true);
        (await school.Bank.System.FindInTablesAsync([Trace.OfText("what was typed", "Untraceable Heron")])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/call")]
    [InlineData("GET", "/call/by-number")]
    [InlineData("POST", "/call/by-number")]
    [InlineData("GET", "/call/inbound")]
    [InlineData("POST", "/call/inbound")]
    [InlineData("POST", "/call?handler=Next")]
    [InlineData("POST", "/call/callback")]
    [InlineData("GET", "/call/8f6d6a30-5d0e-4d3e-9b0e-6f3a0f0f0f0f/live/people")]
    [InlineData("PUT", "/call/8f6d6a30-5d0e-4d3e-9b0e-6f3a0f0f0f0f/live/person")]
    [InlineData("PUT", "/call/8f6d6a30-5d0e-4d3e-9b0e-6f3a0f0f0f0f/live/report")]
    [InlineData("POST", "/call/8f6d6a30-5d0e-4d3e-9b0e-6f3a0f0f0f0f/live/dial")]
    [InlineData("GET", "/call/8f6d6a30-5d0e-4d3e-9b0e-6f3a0f0f0f0f/live/pseudonym")]
    [InlineData("GET", "/shift")]
    [InlineData("GET", "/centre/today")]
    [InlineData("GET", "/centre/training")]
    [InlineData("GET", "/centre/people")]
    public async Task WhateverIsReal_IsForbiddenToATrainee(string method, string path)
    {
        await using var school = await School.OpenAsync();
        using var tina = await school.SignInAsync();
        var before = await school.CountsAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("RequestVerificationToken", (await tina.PageAsync("/practice/family")).QuerySelector("main [name=token]")!.GetAttribute("value")!);
        if (method != "GET")
            request.Content = path.Contains("live", StringComparison.Ordinal) ? JsonContent.Create(new { }) : new FormUrlEncodedContent([]);

        using var answer = await tina.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await school.CountsAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Page_SaysThatItIsPractice_AndHasNoNumberToDial()
    {
        await using var school = await School.OpenAsync();
        using var tina = await school.SignInAsync();
        foreach (var call in InventedCalls.All)
        {
            var page = (await new Pupil(tina, call.Key).OpenAsync()).Page;
            page.QuerySelector(".practice-line")!.TextContent.ShouldContain("Practice: nothing here is real, and nothing that you type is kept.");
            page.QuerySelectorAll("[href^='tel:'], #dial, .masked-number").ShouldBeEmpty();
            page.QuerySelectorAll(".outcomes button").Length.ShouldBe(9);
            page.QuerySelector("main")!.TextContent.Replace(Number, "", StringComparison.Ordinal).ShouldNotMatch(@"\d[\d ]{3}");
        }
    }

    [Fact]
    public async Task WhatARealFormRefuses_IsRefusedInItsWords_AndTheTypedComesBack()
    {
        await using var school = await School.OpenAsync();
        using var tina = await school.SignInAsync();
        var pupil = await new Pupil(tina, "later").OpenAsync();

        await pupil.EnterAsync("Quiet River");
        pupil.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Choose at least one");
        pupil.Names.ShouldBe(["Quiet River", ""]);

        await pupil.OpenAsync();
        await pupil.ReportAsync("CallBack", ("Form.OtherNumber", "12"));
        var errors = pupil.Page.QuerySelector(".error-summary")!.TextContent;
        errors.ShouldContain("Say when to call back");
        errors.ShouldContain("Begin with a plus sign");
        pupil.Page.QuerySelector("#callback")!.HasAttribute("open").ShouldBeTrue();
        pupil.Page.QuerySelector("#Form_OtherNumber")!.GetAttribute("value").ShouldBe("12");
        pupil.Answer.ShouldBe("");

        await pupil.PressAsync("report");
        pupil.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Say how the call ended");
    }

    [Fact]
    public async Task ANumberThatTheyGave_IsAddedMasked_AndTakenBack()
    {
        await using var school = await School.OpenAsync();
        using var tina = await school.SignInAsync();
        var pupil = await new Pupil(tina, "friend").OpenAsync();

        await pupil.PressAsync("refer", ("Form.ReferralNumber", Number), ("Form.ReferralName", "Thistle"));
        pupil.Page.QuerySelector(".referred")!.TextContent.ShouldContain("Thistle");
        pupil.Page.QuerySelector(".referred")!.TextContent.ShouldNotContain("0123");
        pupil.Page.QuerySelector("#Form_ReferralNumber")!.GetAttribute("value").ShouldBe("");
        await pupil.EnterAsync("Orchard Well", "Party", "YoungPioneers");
        pupil.Page.QuerySelector(".referred").ShouldNotBeNull();
        await pupil.PressAsync("takeBack");
        pupil.Page.QuerySelector(".referred").ShouldBeNull();
        await pupil.ReportAsync("SpokeAndFinished");
        pupil.Answer.ShouldContain("Add this number");
        pupil.Answer.ShouldContain("tick “Real name”");
    }

    [Fact]
    public async Task Rows_AreSuggestedAndTakenOut_AndTheNextOneHasTheTicksOfTheOneBefore()
    {
        await using var school = await School.OpenAsync();
        using var tina = await school.SignInAsync();
        var pupil = await new Pupil(tina, "many").OpenAsync();
        await pupil.EnterAsync("Harbour Stone", "YouthLeague", "YoungPioneers");
        pupil.Page.QuerySelector(".people-rows > li .word")!.TextContent.ShouldBe("Entered, not kept");
        pupil.Page.QuerySelectorAll(".people-rows > li:last-child .organisation-input[checked]").Length.ShouldBe(2);

        await pupil.PressAsync("suggest");
        pupil.Names.Count(name => name.Length > 0).ShouldBe(2);
        var first = pupil.Page.QuerySelector(".people-rows > li")!.GetAttribute("data-person");
        await pupil.PressAsync($"remove?person={first}");

        pupil.Names.ShouldNotContain("Harbour Stone");
        (await (await tina.PressAsync(pupil.Page, "form.practice", "/practice/many/giveBack")).Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Practice_IsForWhoeverCallsOrWillCall()
    {
        await using var school = await School.OpenAsync();
        await school.Bank.System.AddPersonAsync("vera", school.Centre, Role.Volunteer);
        await school.Bank.System.AddPersonAsync("rita", school.Centre, Role.Registrar);
        foreach (var (name, status) in new[] { ("tina", HttpStatusCode.OK), ("vera", HttpStatusCode.OK), ("carla", HttpStatusCode.OK), ("rita", HttpStatusCode.Forbidden) })
        {
            using var client = await school.SignInAsync(name);
            (await client.GetAsync(new Uri("/practice", UriKind.Relative))).StatusCode.ShouldBe(status, name);
            (await client.GetAsync(new Uri("/practice/family", UriKind.Relative))).StatusCode.ShouldBe(status, name);
        }

        using var tina = await school.SignInAsync();
        (await tina.GetAsync(new Uri("/practice/nothing", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await tina.PageAsync("/practice")).QuerySelectorAll("nav a").Select(link => link.TextContent).ShouldBe(["Practice"]);
        using var nobody = school.Bank.System.Client();
        (await nobody.GetAsync(new Uri("/practice", UriKind.Relative))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
    }
}
