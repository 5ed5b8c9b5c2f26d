using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ledgerline.Register.Annulling;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.OpenData;

public sealed class ApiReceiptsTests
{
    [Fact]
    public async Task Receipt_AsItsDeclarationsGoOn_SaysWhatBecameOfEach()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        DeclarationDraft[] drafts = [Draft("Amber"), Draft("Bela", Organisations.Party)];
        var receipt = (await system.DeclareAsync(GroupId.New(), drafts)).Receipt!;

        using var held = await AskAsync(client, receipt.ToString(), HttpStatusCode.OK);
        var people = held.RootElement.GetProperty("people");
        people.EnumerateArray().Select(person => person.GetProperty("state").GetString()).ShouldBe(["held", "held"]);
        people[1].GetProperty("name").GetString().ShouldBe("Bela");
        people[1].GetProperty("organisations")[0].GetString().ShouldBe("party");

        await system.WithdrawAsync(drafts[1].Id, new Proof.OfReceipt(receipt));
        await system.SealLaterAsync();
        await system.OrderAsync(AnnulmentReason.Mistake, 0);
        await system.SealLaterAsync();

        using var done = await AskAsync(client, string.Join("-", receipt.Groups), HttpStatusCode.OK);
        people = done.RootElement.GetProperty("people");
        people[0].GetProperty("state").GetString().ShouldBe("entered");
        people[0].GetProperty("entry").GetInt64().ShouldBe(0);
        people[0].GetProperty("annulled").GetProperty("reason").GetString().ShouldBe("mistake");
        people[1].GetProperty("state").GetString().ShouldBe("withdrawn");
        people[1].GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Receipt_InReview_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var receipt = (await system.DeclareAsync(Origin.Web, GroupId.New(), Draft())).Receipt!;

        using var answer = await AskAsync(client, receipt.ToString(), HttpStatusCode.OK);

        answer.RootElement.GetProperty("people")[0].GetProperty("state").GetString().ShouldBe("in-review");
    }

    [Fact]
    public async Task Receipt_IsNotKeptByAnybodyNorOpenToOtherSites()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", "https://elsewhere.example");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        var receipt = await system.SealPeopleAsync(1);
        using var content = Json($$"""{"code":"{{receipt}}"}""");

        using var answer = await client.PostAsync(Address, content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        answer.Headers.ETag.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("0000 0000 0000 0000")]
    [InlineData("0000 0000 0000 0001")]
    [InlineData("\\u0000")]
    public async Task Receipt_OfNobody_IsNotFound(string code)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var problem = await AskAsync(client, code, HttpStatusCode.NotFound);

        problem.RootElement.GetProperty("title").GetString().ShouldBe("Page not found");
    }

    [Fact]
    public async Task Receipts_GuessedTooOften_AreNotAnsweredAnyMore_NorOnThePage()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        for (var i = 0; i < 60; i++)
            (await AskAsync(client, "0000 0000 0000 0000", HttpStatusCode.NotFound)).Dispose();

        (await AskAsync(client, "0000 0000 0000 0000", HttpStatusCode.TooManyRequests)).Dispose();
        using var page = await client.SubmitAsync("/en/receipt", ("Code", "0000 0000 0000 0000"));
        page.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":1}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"code\":\"\\uD800\"}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.NotFound)]
    [InlineData("application/json; charset=utf-99", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", "{\"code\":\"1\"}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "code=1", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("nonsense", "{}", HttpStatusCode.UnsupportedMediaType)]
    public async Task Receipts_Malformed_AreAProblem(string type, string body, HttpStatusCode status)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.PostAsync(Address, content);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    /// <summary>Who says how much comes is refused before it is sent; who does not, as soon as it is too much.</summary>
    [Theory]
    [InlineData(10_000_000, false)]
    [InlineData(100_000, true)]
    public async Task Receipts_TooLarge_AreRefused(int digits, bool chunked)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = system.Url };
        using var content = Json($$"""{"code":"{{new string('1', digits)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = !chunked;

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static Uri Address => new("/api/v1/receipts", UriKind.Relative);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static async Task<JsonDocument> AskAsync(HttpClient client, string code, HttpStatusCode status)
    {
        using var content = Json($$"""{"code":"{{code}}"}""");
        using var answer = await client.PostAsync(Address, content);
        answer.StatusCode.ShouldBe(status);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
