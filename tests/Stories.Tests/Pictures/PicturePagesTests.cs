using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Pictures;

public sealed class PicturePagesTests
{
    [Theory, OnBothEngines]
    public async Task APicture_StandsInTheStory_IsPublicWithIt_AndGoneWithIt(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var id = await desk.Room.BeginAsync();
        await desk.Room.SaveAsync(id, Newsroom.Content, 1);

        (await UploadAsync(desk.Editor, id, Samples.WithPlace(".jpg"), "A [red] lantern")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await desk.Editor.PageAsync($"/stories/{id}/en");
        var shown = page.QuerySelector(".shown img")!;
        (shown.GetAttribute("alt"), shown.GetAttribute("width"), shown.GetAttribute("height")).ShouldBe(("A (red) lantern", "60", "90"));
        (await desk.Editor.GetAsync(new Uri(shown.GetAttribute("src")!, UriKind.Relative))).Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        using var stranger = await desk.SignInAsync("sam", Role.Editor, await desk.Room.System.AddCentreAsync("Another"));
        (await stranger.GetAsync(new Uri(shown.GetAttribute("src")!, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Encoding.Latin1.GetString(await desk.Room.DbAsync(db => db.Set<StoryPicture>().Select(p => p.BytesSealed).SingleAsync())).ShouldNotContain("WEBP");

        await desk.Editor.SubmitAsync(page, "#write");
        await desk.Room.SendAsync(id, 3);
        (await desk.Room.PublishAsync(id, 3)).ShouldBe(ReviewResult.Done);
        var html = (await desk.Room.PublicAsync()).Single().Html;
        var name = PictureLinks.NamesIn((await desk.Room.PublicAsync()).Single().Markdown).ShouldHaveSingleItem();
        html.ShouldContain($"<img src=\"/stories/pictures/1/{name}.webp\" width=\"60\" height=\"90\" loading=\"lazy\" alt=\"A (red) lantern\">");
        using var reader = desk.Room.System.Client();
        using var answer = await reader.GetAsync(new Uri($"/stories/pictures/1/{name}.webp", UriKind.Relative));
        (answer.StatusCode, answer.Headers.CacheControl!.ToString()).ShouldBe((HttpStatusCode.OK, "public, max-age=3600"));
        var served = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        served.ShouldNotContain(Samples.Maker);
        served.ShouldNotContain(Samples.Comment);

        await desk.Room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(desk.Room.Editor, id, "en"));
        (await reader.GetAsync(new Uri($"/stories/pictures/1/{name}.webp", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await desk.Room.DbAsync(db => db.Set<PublishedPicture>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task APictureThatIsNoLongerShown_IsNoLongerPublic()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();
        await UploadAsync(desk.Editor, id, Samples.Plain(20, 20, ".png"), "A wall");
        var body = (await desk.Editor.PageAsync($"/stories/{id}/en")).QuerySelector("[name='Form.Body']")!.TextContent;
        await desk.Room.SaveAsync(id, Newsroom.Content with { Body = body }, 1);
        await desk.Room.SendAsync(id, 2);
        await desk.Room.PublishAsync(id, 2);
        (await desk.Room.DbAsync(db => db.Set<PublishedPicture>().CountAsync())).ShouldBe(1);

        await desk.Room.SaveAsync(id, Newsroom.Content, 2);
        await desk.Room.SendAsync(id, 3);
        await desk.Room.PublishAsync(id, 3);

        (await desk.Room.DbAsync(db => db.Set<PublishedPicture>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task WithoutWords_OrAFile_ItIsNotTaken_AndOneWithoutWordsIsNotSentToBeReviewed()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.Room.BeginAsync();

        Desk.Summary(await (await UploadAsync(desk.Editor, id, Samples.Plain(20, 20, ".png"), " ")).PageAsync()).ShouldContain("Say in a few words what can be seen on it");
        Desk.Summary(await (await UploadAsync(desk.Editor, id, "<svg/>"u8.ToArray(), "A wall")).PageAsync()).ShouldContain("This is no JPEG, PNG or WebP");
        (await desk.Room.DbAsync(db => db.Set<StoryPicture>().CountAsync())).ShouldBe(0);
        await desk.Room.SaveAsync(id, Newsroom.Content with { Body = $"![](picture:{new string('a', 32)})" }, 1);
        (await desk.Room.SendAsync(id, 2)).ShouldBe(Stories.Writing.SendTextResult.PictureWithoutWords);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, StoryId id, byte[] file, string words)
    {
        var page = await client.PageAsync($"/stories/{id}/en/picture");
        using var part = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main [name=token]")!.GetAttribute("value")!), "token" },
            { new StringContent(words), "Alternative" },
            { part, "Picture", "../../lantern.png" },
        };
        return await client.PostAsync(new Uri($"/stories/{id}/en/picture", UriKind.Relative), content);
    }
}
