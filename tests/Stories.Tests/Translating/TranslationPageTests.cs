using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class TranslationPageTests
{
    private static readonly StoryContent Story = new("The teacher", "A teacher listens.", "A volunteer in Canada", "She picked up at once.\n\nHe listened.");

    [Theory, OnBothEngines]
    public async Task Translation_FromTheListToTheSavedText(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);

        var begun = await desk.Tara.SubmitAsync("/translations/new?into=fr", "#begin-0");
        begun.Headers.Location!.ToString().ShouldBe(desk.Path);
        var page = await desk.Tara.PageAsync(desk.Path);
        page.QuerySelectorAll(".piece-source .piece-text").Select(text => text.TextContent).ShouldBe(["The teacher", "A teacher listens.", "She picked up at once.", "He listened."]);
        var source = page.QuerySelector(".piece-source .piece-text")!;
        (source.GetAttribute("lang"), source.GetAttribute("dir")).ShouldBe(("en", "ltr"));
        (page.QuerySelector("textarea")!.GetAttribute("lang"), page.QuerySelectorAll("textarea").Length).ShouldBe(("fr", 4));

        var saved = await desk.TypeAsync(page, "Le\r\nprofesseur", "Résumé.", "", "Il écoutait.");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await desk.Tara.PageAsync(saved.Headers.Location!.ToString());

        page.QuerySelector(".notice.success").ShouldNotBeNull();
        Targets(page).ShouldBe(["Le professeur", "Résumé.", "", "Il écoutait."]);
        page.QuerySelectorAll(".missing").Length.ShouldBe(1);
        page.QuerySelector("[name='Form.Credit']")!.GetAttribute("value").ShouldBe("in Canada");
        var row = (await desk.Tara.PageAsync("/translations")).QuerySelector("#translations tbody tr")!;
        row.QuerySelector("a")!.GetAttribute("href").ShouldBe(desk.Path);
        row.TextContent.ShouldContain("3 of 4 pieces");
    }

    [Fact]
    public async Task Save_ThenPublishedByAnother_AfterTheSourceChanged_ShowsWhatIsBehind_UntilItIsSaidToBeRight()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddTranslationAsync();
        await desk.Room.CorrectAsync(desk.Id, Story with { Body = "She picked up after a while.\n\nHe listened." });

        (await desk.Tara.PageAsync("/translations")).QuerySelector("#translations .behind").ShouldNotBeNull();
        var page = await desk.Tara.PageAsync(desk.Path);
        page.QuerySelectorAll(".piece").Count(piece => piece.QuerySelector(".behind") is not null).ShouldBe(1);
        var difference = page.QuerySelector(".difference")!;
        (difference.QuerySelector("del")!.TextContent, difference.QuerySelector("ins")!.TextContent).ShouldBe(("at once", "after a while"));
        difference.TextContent.ShouldBe("She picked up at onceafter a while.");
        (await desk.Tara.SubmitAsync(page, "#translation")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Tara.PageAsync(desk.Path)).QuerySelectorAll(".difference").ShouldHaveSingleItem("nothing was said about it");

        (await desk.Tara.SubmitAsync(desk.Path, "#translation", ("Form.Right", "2"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await desk.Tara.PageAsync(desk.Path)).QuerySelectorAll(".difference").ShouldBeEmpty();
        var content = (await desk.Room.OpenTranslationAsync(desk.Id, desk.Actor)).Own.Content;
        content.Rows[2].ShouldBe(new TranslatedPiece("She picked up after a while.", "fr: She picked up at once."));
    }

    [Fact]
    public async Task Save_WhileTheSourceChanged_KeepsWhatWasTyped_AndShowsTheDifference()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);
        var page = await desk.Tara.PageAsync(desk.Path);
        await desk.Room.CorrectAsync(desk.Id, Story with { Body = "First it rang.\n\nShe picked up after a while.\n\nHe listened." });

        (await desk.TypeAsync(page, "T", "S", "Elle a décroché.", "Il écoutait.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        page = await desk.Tara.PageAsync(desk.Path);
        Targets(page).ShouldBe(["T", "S", "", "Elle a décroché.", "Il écoutait."]);
        page.QuerySelector(".difference del")!.TextContent.ShouldBe("at once");
    }

    [Theory, OnBothEngines]
    public async Task Save_AfterSomebodyElse_PutsBothTogether_AndLosesNothing(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);
        var page = await desk.Tara.PageAsync(desk.Path);
        await desk.Room.TranslateAsync(desk.Id, desk.OtherActor, piece => piece == "He listened." ? "Leur ligne" : piece == "The teacher" ? "Leur titre" : "");

        var both = await (await desk.TypeAsync(page, "Mon titre", "Mon résumé", "", "")).PageAsync();

        both.QuerySelector(".notice.warning").ShouldNotBeNull();
        Targets(both).ShouldBe(["Mon titre", "Mon résumé", "", "Leur ligne"]);
        both.QuerySelectorAll(".theirs").ShouldHaveSingleItem().TextContent.ShouldBe("Leur titre");
        both.QuerySelector("[name='Form.Credit']")!.GetAttribute("value").ShouldBe("in Canada");
        (await desk.Tara.SubmitAsync(both, "#translation")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Room.OpenTranslationAsync(desk.Id, desk.Actor)).Own.Content.Rows.Select(row => row.Target).ShouldBe(["Mon titre", "Mon résumé", "", "Leur ligne"]);
    }

    [Fact]
    public async Task Save_OfWhatIsTooLong_SaysWhere_AndKeepsWhatWasTyped()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);

        var page = await (await desk.TypeAsync(await desk.Tara.PageAsync(desk.Path), new string('t', 151), new string('s', 501), "b", "c")).PageAsync();

        page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#Form_Target_0_", "#Form_Target_1_"]);
        page.QuerySelector("#Form_Target_0_")!.GetAttribute("aria-invalid").ShouldBe("true");
        Targets(page).ShouldBe([new string('t', 151), new string('s', 501), "b", "c"]);
        (await desk.Room.TextAsync(desk.Id, "fr")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Save_OfAFormThatWasTorn_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddTranslationAsync();

        foreach (var fields in ((string, string)[][])[[("Form.Target", "only one")], [("Form.Seen", "77")]])
        {
            var page = await (await desk.Tara.SubmitAsync(desk.Path, "#translation", fields)).PageAsync();
            page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Something was lost on the way");
            Targets(page)[0].ShouldBe("fr: The teacher");
        }

        (await desk.Room.TextAsync(desk.Id, "fr")).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Story_OfAThousandParagraphs_IsTakenWhole()
    {
        await using var desk = await Desk.OpenAsync(story: Story with { Body = string.Join("\n\n", Enumerable.Range(0, 1_000).Select(one => $"Paragraph {one}, of {one % 7}.")) });
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);
        var page = await desk.Tara.PageAsync(desk.Path);

        (await desk.TypeAsync(page, [.. Enumerable.Range(0, 1_002).Select(one => $"Ligne {one}")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await desk.Room.AlignmentAsync(desk.Id, desk.Actor)).Done.ShouldBe(1_002);
    }

    [Fact]
    public async Task Arabic_IsWrittenFromTheRight()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor, "ar");

        (await desk.Tara.PageAsync($"/translations/{desk.Id}/ar")).QuerySelectorAll("textarea").ShouldAllBe(area => area.GetAttribute("dir") == "rtl");
    }

    [Fact]
    public async Task Proposal_IsShownBesideWhatIsEmpty_AndPutInByAButton_NothingSaved()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddTranslationAsync();
        var second = await desk.Room.AddPublishedAsync(Story with { Title = "Another", Body = "It rang. He listened.\n\nNobody knows this." });
        await desk.Room.BeginTranslationAsync(second, desk.Actor);
        var path = $"/translations/{second}/fr";
        var page = await desk.Tara.PageAsync(path);
        var button = page.QuerySelectorAll(".piece-proposal button")[1];

        var filled = await (await desk.Tara.PressAsync(page, "#translation", button.GetAttribute("formaction")!.Split('#')[0], ("put", button.GetAttribute("value")!))).PageAsync();

        Targets(filled).ShouldBe(["", "", "fr: He listened.", ""]);
        (await desk.Room.TextAsync(second, "fr")).Version.ShouldBe(1);
        (await desk.Tara.SubmitAsync(filled, "#translation")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Room.OpenTranslationAsync(second, desk.Actor)).Own.Content.Body.ShouldBe("fr: He listened.");
    }

    [Fact]
    public async Task Glossary_IsKept_ShownBesideItsPiece_AndAskedForWhereItIsNotFollowed()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);

        (await desk.Tara.SubmitAsync("/translations/glossary?from=en&into=fr", "#term", ("Term", "teacher"), ("Translation", "professeur"), ("Note", "never maître"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await desk.TypeAsync(await desk.Tara.PageAsync(desk.Path), "Le maître", "Un Professeur écoute.", "", "");
        var page = await desk.Tara.PageAsync(desk.Path);
        page.QuerySelectorAll(".piece-terms li").Length.ShouldBe(2);
        page.QuerySelectorAll(".piece-ask").ShouldHaveSingleItem().TextContent.ShouldBe("For “teacher” your glossary has “professeur”. Is it different here?");
        var terms = await desk.Tara.PageAsync("/translations/glossary");
        terms.QuerySelector("#terms tbody th")!.TextContent.ShouldBe("teacher");
        var twice = await (await desk.Tara.SubmitAsync(terms, "#term", ("Term", "teacher"), ("Translation", "x"))).PageAsync();
        twice.QuerySelector(".error-summary")!.TextContent.ShouldContain("already");
        var change = await desk.Tara.PageAsync(terms.QuerySelector("#terms a")!.GetAttribute("href")!);
        change.QuerySelector("#Note")!.GetAttribute("value").ShouldBe("never maître");
        (await desk.Tara.SubmitAsync(change, "#term", ("Translation", "enseignant"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Tara.SubmitAsync("/translations/glossary", ".delete")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Tara.PageAsync("/translations/glossary")).QuerySelector("#terms").ShouldBeNull();
        (await (await desk.Tara.SubmitAsync("/translations/glossary", "#term")).PageAsync()).QuerySelectorAll(".error-summary li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Xliff_GoesOutAndComesBack_AndNothingIsSavedUnseen()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddTranslationAsync();
        using var got = await desk.Tara.GetAsync(new Uri($"{desk.Path}?handler=Xliff", UriKind.Relative));
        (got.Content.Headers.ContentType!.MediaType, got.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("application/xliff+xml", "attachment"));
        var file = (await got.Content.ReadAsStringAsync()).Replace("fr: He listened.", "Il écoutait.", StringComparison.Ordinal);

        var page = await ImportAsync(file);
        Targets(page).ShouldBe(["fr: The teacher", "fr: A teacher listens.", "fr: She picked up at once.", "Il écoutait."]);
        page.QuerySelector("#imported strong")!.TextContent.ShouldBe("4 pieces were read from the file");
        (await desk.Room.TextAsync(desk.Id, "fr")).Version.ShouldBe(2);
        (await desk.Tara.SubmitAsync(page, "#translation")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Room.OpenTranslationAsync(desk.Id, desk.Actor)).Own.Content.Rows[3].Target.ShouldBe("Il écoutait.");

        (await ImportAsync(file.Replace("trgLang=\"fr\"", "trgLang=\"de\"", StringComparison.Ordinal))).QuerySelector(".error-summary")!.TextContent.ShouldContain("of other languages");
        (await ImportAsync("<html>")).QuerySelector(".error-summary")!.TextContent.ShouldContain("not XLIFF 2.0");

        async Task<IDocument> ImportAsync(string content)
        {
            var form = (await desk.Tara.PageAsync(desk.Path)).QuerySelector("#import")!;
            using var sent = new MultipartFormDataContent { { new StringContent(form.QuerySelector("[type=hidden]")!.GetAttribute("value")!), form.QuerySelector("[type=hidden]")!.GetAttribute("name")! }, { new StringContent(content), "file", "translated.xlf" } };
            using var answer = await desk.Tara.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), sent);
            return await answer.PageAsync();
        }
    }

    [Theory, OnBothEngines]
    public async Task Review_IsByAnother_AndWhatCouldFindSomebodyIsConfirmed(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);
        var review = desk.Path + "/review";
        await desk.TypeAsync(await desk.Tara.PageAsync(desk.Path), "T", "S", "Elle a décroché à 14h30.", "");
        (await desk.Tara.PageAsync(review)).QuerySelector("#send").ShouldBeNull("a piece is missing");
        await desk.TypeAsync(await desk.Tara.PageAsync(desk.Path), "T", "S", "Elle a décroché à 14h30.", "Il *écoutait*.");

        var page = await desk.Tara.PageAsync(review);
        page.QuerySelectorAll(".piece")[3].QuerySelector(".piece-target em")!.TextContent.ShouldBe("écoutait");
        var refused = await (await desk.Tara.SubmitAsync(page, "#send")).PageAsync();
        refused.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Confirmed");
        (await desk.Tara.SubmitAsync(page, "#send", ("Confirmed", page.QuerySelector("#Confirmed")!.GetAttribute("value")!))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var sent = await desk.Tara.PageAsync(review);
        (sent.QuerySelector("#publish"), sent.QuerySelector("#return")).ShouldBe((null, sent.QuerySelector("#return")));
        (await desk.Tara.PageAsync(desk.Path)).QuerySelectorAll("#translation button:not(.quiet)").ShouldBeEmpty();
        var own = await (await desk.Tara.PressAsync(sent, "#return", $"{review}?handler=Publish")).PageAsync();
        own.QuerySelector(".error-summary")!.TextContent.ShouldContain("somebody else has to publish it");

        var editor = await desk.Room.System.SignInAsync("omar");
        (await editor.PageAsync("/translations")).QuerySelector("#translations a")!.GetAttribute("href").ShouldBe(review);
        (await editor.SubmitAsync(review, "#publish")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await desk.Room.PublicAsync()).Select(text => (text.Language, text.Title, text.Credit)).ShouldBe([("en", "The teacher", ""), ("fr", "T", "in Canada")]);
        (await editor.GetAsync(new Uri(desk.Path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Review_GivesBack_AndOfAnOlderVersionIsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);
        await desk.Room.TranslateAsync(desk.Id, desk.Actor, piece => $"fr: {piece}");
        await desk.Room.SendAsync(desk.Id, 2, desk.Actor, "fr");
        var theo = await desk.Room.System.SignInAsync("theo");
        var review = await theo.PageAsync(desk.Path + "/review");

        (await (await theo.SubmitAsync(review, "#publish", ("Version", "1"))).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("this is the newest");
        (await theo.SubmitAsync(review, "#return")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await theo.SubmitAsync(review, "#publish")).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("somebody has decided already");

        (await desk.Room.TextAsync(desk.Id, "fr")).State.ShouldBe(TextState.Draft);
    }

    [Fact]
    public async Task SourceWithdrawn_IsSaid_AndWhatWasTranslatedIsThere()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.BeginTranslationAsync(desk.Id, desk.Actor);
        await desk.Room.TranslateAsync(desk.Id, desk.Actor, piece => $"fr: {piece}");
        await desk.Room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(desk.Room.Editor, desk.Id, "en"));

        (await desk.Tara.PageAsync(desk.Path)).QuerySelector("#source-gone").ShouldNotBeNull();
        (await desk.Tara.PageAsync(desk.Path + "/review")).QuerySelectorAll(".piece").Length.ShouldBe(4);
        (await desk.Tara.PageAsync("/translations")).QuerySelector("#translations td:last-child")!.TextContent.ShouldContain("not public any more");
    }

    [Fact]
    public async Task Pages_ForAnEditor_AreForbidden_AndOfAnotherCentre_AreNotFound()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddTranslationAsync();
        await desk.Room.AddTranslatorAsync("sam", await desk.Room.System.AddCentreAsync("Another"));
        var (editor, stranger) = (await desk.Room.System.SignInAsync("edith"), await desk.Room.System.SignInAsync("sam"));

        foreach (var path in (string[])[desk.Path, "/translations/new", "/translations/glossary"])
            (await editor.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        foreach (var path in (string[])[desk.Path, desk.Path + "/review", $"/translations/{desk.Id}/en", $"/translations/{desk.Id}/xx", $"/translations/{Guid.NewGuid()}/fr"])
            (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await stranger.PageAsync("/translations")).QuerySelector("#translations").ShouldBeNull();
    }

    private static string[] Targets(IDocument page) => [.. page.QuerySelectorAll("textarea").Select(area => area.TextContent)];

    /// <summary>A story in English that is public, and two translators, one at her browser.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private Desk(Newsroom room, StoryId id, Actor actor, Actor otherActor, HttpClient tara) => (Room, Id, Actor, OtherActor, Tara) = (room, id, actor, otherActor, tara);

        public Newsroom Room { get; }

        public StoryId Id { get; }

        public Actor Actor { get; }

        public Actor OtherActor { get; }

        public HttpClient Tara { get; }

        public string Path => $"/translations/{Id}/fr";

        public static async Task<Desk> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, StoryContent? story = null)
        {
            var room = await Newsroom.OpenAsync(engine);
            await room.System.ServeAsync();
            var (tara, theo) = (await room.AddTranslatorAsync(), await room.AddTranslatorAsync("theo"));
            return new Desk(room, await room.AddPublishedAsync(story ?? Story), tara, theo, await room.System.SignInAsync("tara"));
        }

        /// <summary>A translation into French that is public.</summary>
        public Task AddTranslationAsync() => Room.AddTranslationAsync(Id, Actor, OtherActor);

        /// <summary>Fills in the page's pieces and saves.</summary>
        public Task<HttpResponseMessage> TypeAsync(IDocument page, params string[] targets) =>
            Tara.SubmitAsync(page, "#translation", [.. targets.Select(target => ("Form.Target", target)), ("Form.Credit", "in Canada")]);

        public ValueTask DisposeAsync() => Room.DisposeAsync();
    }
}
