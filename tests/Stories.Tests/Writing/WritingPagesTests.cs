using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Stories.Tests.Writing;

public sealed class WritingPagesTests
{
    [Theory, OnBothEngines]
    public async Task AStory_IsBegun_Written_Sent_ReviewedBySomebodyElse_Published_AndWithdrawn(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Room.WriteJottingAsync("A teacher listened at 21:35.");
        desk.Room.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Room.DeliverAsync();
        using var edith = await desk.Room.System.SignInAsync("edith");
        using var omar = await desk.Room.System.SignInAsync("omar");

        var begun = await edith.SubmitAsync("/stories", ".jotting form");
        var path = begun.Headers.Location!.ToString();
        var form = await edith.PageAsync(path);
        form.QuerySelector("[name='Form.Body']")!.TextContent.ShouldBe("A teacher listened at 21:35.");
        var saved = await edith.SubmitAsync(form, "#write", ("Form.Title", "The teacher"), ("Form.Summary", "He listened."), ("Form.Byline", "A volunteer"), ("Form.Occasion", "LunarNewYear"));
        saved.Headers.Location!.ToString().ShouldBe($"{path}?saved=true");

        var check = await edith.PageAsync($"{path}/check");
        check.QuerySelectorAll(".findings li").Select(item => item.QuerySelector("strong")!.TextContent).ShouldBe(["A time or a date"]);
        Desk.Summary(await (await edith.SubmitAsync(check, "#check")).PageAsync()).ShouldContain("Confirm each of what was found");
        var key = check.QuerySelector(".findings input")!.GetAttribute("value")!;
        (await edith.SubmitAsync(check, "#check", ("Confirmed", key))).Headers.Location!.ToString().ShouldBe("/stories?done=sent");

        (await edith.PageAsync($"{path}/check")).QuerySelector("[formaction$=Publish]").ShouldBeNull();
        var review = await omar.PageAsync($"{path}/check");
        (await omar.PressAsync(review, "#check", $"{path}/check?handler=Publish")).Headers.Location!.ToString().ShouldBe("/stories?done=published");
        (await desk.Room.PublicAsync()).Select(text => (text.Number, text.Title, text.Occasion)).ShouldBe([(1, "The teacher", Occasion.LunarNewYear)]);

        var published = await edith.PageAsync($"{path}/check");
        (await edith.PressAsync(published, "#check", $"{path}/check?handler=Withdraw")).Headers.Location!.ToString().ShouldBe("/stories?done=withdrawn");
        (await desk.Room.PublicAsync()).Single().IsWithdrawn.ShouldBeTrue();
        (await desk.Room.System.AuditActionsAsync()).ShouldBe(["story-begun", "story-saved", "story-sent", "story-published", "story-withdrawn"]);
    }

    [Theory, OnBothEngines]
    public async Task WhoSavesSecond_IsShownBoth_AndOverwritesNothingUnseen(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = await desk.Room.BeginAsync();
        await desk.Room.SaveAsync(id, Newsroom.Content with { Body = "One.\n\nTwo.\n\nThree." }, 1);
        var (mine, theirs) = (await desk.Editor.PageAsync(Path(id)), await desk.Other.PageAsync(Path(id)));
        await desk.Other.SubmitAsync(theirs, "#write", ("Form.Body", "One.\n\nTwo, theirs.\n\nThree."), ("Form.Title", "Their title"));

        var both = await (await desk.Editor.SubmitAsync(mine, "#write", ("Form.Body", "One, mine.\n\nTwo, mine.\n\nThree."))).PageAsync();

        both.QuerySelector("#merged strong")!.TextContent.ShouldBe("Somebody else saved while you were writing");
        both.QuerySelector("[name='Form.Title']")!.GetAttribute("value").ShouldBe("Their title");
        both.QuerySelector("[name='Form.Body']")!.TextContent.ShouldBe("One, mine.\n\nTwo, mine.\n\nThree.");
        both.QuerySelectorAll(".both p").Select(text => text.TextContent).ShouldBe(["One, mine.\n\nTwo, mine.", "One.\n\nTwo, theirs."]);
        (await desk.Room.TextAsync(id)).Version.ShouldBe(3);
        (await desk.Editor.SubmitAsync(both, "#write")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Room.TextAsync(id)).Version.ShouldBe(4);
    }

    [Theory, OnBothEngines]
    public async Task WhatIsTyped_IsKept_ShownAsReadersWillSeeIt_AndThrownAway(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = await desk.Room.BeginAsync();

        (await KeepAsync(desk.Editor, id, "## A heading\n\nHalf a sen<b>")).GetProperty("others").GetBoolean().ShouldBeFalse();
        (await KeepAsync(desk.Other, id, "Other")).GetProperty("others").GetBoolean().ShouldBeTrue();

        var page = await desk.Editor.PageAsync(Path(id));
        page.QuerySelector("#draft").ShouldNotBeNull();
        page.QuerySelector("#others")!.HasAttribute("hidden").ShouldBeFalse();
        page.QuerySelector("[name='Form.Body']")!.TextContent.ShouldBe("## A heading\n\nHalf a sen<b>");
        var shown = (await desk.Editor.PageAsync(Path(id) + "/preview")).QuerySelector(".shown")!;
        shown.QuerySelector("h2")!.TextContent.ShouldBe("A heading");
        shown.QuerySelector("b").ShouldBeNull();
        await desk.Editor.SubmitAsync(page, "#draft");
        (await desk.Editor.PageAsync(Path(id))).QuerySelector("[name='Form.Body']")!.TextContent.ShouldBe("");
        (await desk.Other.PageAsync(Path(id))).QuerySelector("[name='Form.Body']")!.TextContent.ShouldBe("Other");
    }

    [Fact]
    public async Task WhatAPageSentBeforeItsOwnSaving_AndCameAfterIt_IsNoDraft()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();
        await desk.Room.SaveAsync(id, Newsroom.Content, 1);

        (await PutAsync(desk.Editor, id, "Late")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await desk.Editor.PageAsync(Path(id))).QuerySelector("#draft").ShouldBeNull();
    }

    [Fact]
    public async Task WithoutATitle_ItIsNotSaved_AndComesBackAsItWasTyped()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();

        var page = await (await desk.Editor.SubmitAsync(Path(id), "#write", ("Form.Body", "What I wrote"), ("Form.Title", " "))).PageAsync();

        Desk.Summary(page).ShouldContain("Give it a title");
        page.QuerySelector("[name='Form.Body']")!.TextContent.ShouldBe("What I wrote");
        (await desk.Room.TextAsync(id)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task AnOldVersion_IsLookedAt_AndSavedAsANewerOne()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();
        await desk.Room.SaveAsync(id, Newsroom.Content with { Title = "First" }, 1);
        await desk.Room.SaveAsync(id, Newsroom.Content with { Title = "Second" }, 2);

        var old = await desk.Editor.PageAsync(Path(id) + "?version=2");
        old.QuerySelector("[name='Form.Title']")!.GetAttribute("value").ShouldBe("First");
        await desk.Editor.SubmitAsync(old, "#write");

        (await desk.Room.WithAsync<ReadTexts, StoryContent?>(texts => texts.ContentAsync(id, "en", 4)))!.Title.ShouldBe("First");
        (await desk.Editor.GetAsync(new Uri(Path(id) + "?version=9", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Scripts_AndLinksThatRunSomething_AreOnlyText()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();
        await desk.Room.SaveAsync(id, Newsroom.Content with { Body = "<script>alert(1)</script>\n\n[a](javascript:alert(1)) ![b](https://elsewhere.example/x.png) [c](https://example.org/)\n\n<img src=x onerror=alert(1)>" }, 1);

        var shown = (await desk.Editor.PageAsync(Path(id))).QuerySelector(".shown")!;

        shown.QuerySelectorAll("script, img, [onerror]").ShouldBeEmpty();
        shown.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["https://example.org/"]);
        shown.TextContent.ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task StoriesOfACentre_AreNowhereToBeFoundAtAnother_AndForEditorsOnly()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();
        using var stranger = await desk.SignInAsync("sam", Role.Editor, await desk.Room.System.AddCentreAsync("Another"));
        using var volunteer = await desk.SignInAsync("vera", Role.Volunteer);

        foreach (var path in (string[])[Path(id), Path(id) + "/check", Path(id) + "/preview"])
        {
            (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await volunteer.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await stranger.PageAsync("/stories")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    private static string Path(StoryId id) => $"/stories/{id}/en";

    private static async Task<JsonElement> KeepAsync(HttpClient client, StoryId id, string body)
    {
        using var answer = await PutAsync(client, id, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, StoryId id, string body)
    {
        var page = await client.PageAsync(Path(id));
        using var request = new HttpRequestMessage(HttpMethod.Put, Path(id)) { Content = JsonContent.Create(new { title = "T", summary = "S", byline = "", body, seen = 1 }) };
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("#write [name=token]")!.GetAttribute("value"));
        return await client.SendAsync(request);
    }
}
