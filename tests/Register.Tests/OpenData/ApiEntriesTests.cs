using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.OpenData;

public sealed class ApiEntriesTests
{
    [Fact]
    public async Task Entry_OfAPerson_HasAllThatItsPageHasAndItsFilesOpenIt()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.DeclareAsync(GroupId.New(), Draft("Ann <b> \u05D0", Organisations.Party | Organisations.YoungPioneers, NameKind.RealName));
        await system.SealLaterAsync();
        using var client = system.Client();

        using var answer = await client.GetAsync(Uri("/api/v1/entries/0"));
        using var json = await JsonAsync(answer);

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        var entry = json.RootElement;
        entry.GetProperty("type").GetString().ShouldBe("declaration");
        entry.GetProperty("number").GetInt64().ShouldBe(0);
        entry.GetProperty("day").GetString().ShouldBe("2026-11-22");
        entry.GetProperty("organisations").EnumerateArray().Select(each => each.GetString()).ShouldBe(["party", "young-pioneers"]);
        entry.GetProperty("nameKind").GetString().ShouldBe("real-name");
        entry.GetProperty("erased").GetBoolean().ShouldBeFalse();
        entry.GetProperty("annulled").ValueKind.ShouldBe(JsonValueKind.Null);
        var stored = await system.ReadAsync(db => db.Set<Entry>().SingleAsync());
        entry.GetProperty("name").GetString().ShouldBe(stored.Name);
        entry.GetProperty("commitment").GetString()
            .ShouldBe(Convert.ToBase64String(HMACSHA256.HashData(stored.Salt!, new CanonicalRecord(stored.Kind, stored.Name!).Bytes())));
        foreach (var link in entry.GetProperty("links").EnumerateObject())
            (await client.GetAsync(Uri(link.Value.GetString()!))).StatusCode.ShouldBe(HttpStatusCode.OK, link.Name);
    }

    [Fact]
    public async Task Entries_AnnulledAndErased_SaySo_AndAnAnnulmentIsAnEntryOfItsOwn()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(2);
        await system.EraseAsync(1);
        await system.OrderAsync(AnnulmentReason.Duplicate, 0);
        await system.SealLaterAsync();
        using var client = system.Client();

        using var json = await JsonAsync(await client.GetAsync(Uri("/api/v1/entries")));

        var entries = json.RootElement.GetProperty("entries").EnumerateArray().ToList();
        entries.Count.ShouldBe(3);
        entries[0].GetProperty("annulled").GetProperty("by").GetInt64().ShouldBe(2);
        entries[0].GetProperty("annulled").GetProperty("reason").GetString().ShouldBe("duplicate");
        entries[1].GetProperty("erased").GetBoolean().ShouldBeTrue();
        entries[1].GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null);
        entries[2].GetProperty("type").GetString().ShouldBe("annulment");
        entries[2].GetProperty("annuls").GetInt64().ShouldBe(0);
        using var alone = await JsonAsync(await client.GetAsync(Uri("/api/v1/entries/2")));
        alone.RootElement.GetRawText().ShouldBe(entries[2].GetRawText());
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("?limit=7", 7)]
    [InlineData("?limit=1000", 1_000)]
    public async Task Entries_FollowedToTheEnd_AreAllOfThemOnce(string query, int most)
    {
        await using var system = await SeededAsync(250);
        using var client = system.Client();
        var numbers = new List<long>();
        for (var next = "/api/v1/entries" + query; next is not null;)
        {
            using var json = await JsonAsync(await client.GetAsync(Uri(next)));
            var page = json.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("number").GetInt64()).ToList();
            page.Count.ShouldBeLessThanOrEqualTo(most);
            numbers.AddRange(page);
            json.RootElement.GetProperty("logSize").GetInt64().ShouldBe(250);
            next = json.RootElement.GetProperty("next").GetString();
        }

        numbers.ShouldBe(Enumerable.Range(0, 250).Select(i => (long)i));
    }

    [Theory]
    [InlineData("/api/v1/entries?after=249")]
    [InlineData("/api/v1/entries?after=9223372036854775807&limit=1000")]
    public async Task Entries_AfterTheLast_AreNoneYet(string path)
    {
        await using var system = await SeededAsync(250);
        using var client = system.Client();

        using var json = await JsonAsync(await client.GetAsync(Uri(path)));

        json.RootElement.GetProperty("entries").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/api/v1/entries/3", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/entries/-1", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/entries/9223372036854775807", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/entries/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/entries/x", HttpStatusCode.NotFound)]
    [InlineData("/api/v2/entries", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/entries?after=-2", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/entries?after=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/entries?after=99999999999999999999", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/entries?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/entries?limit=1001", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/entries?limit=%C3%28", HttpStatusCode.BadRequest)]
    public async Task Entries_OfWhatIsNot_AreAProblem(string path, HttpStatusCode status)
    {
        await using var system = await SeededAsync(3);
        using var client = system.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "<script>alert(1)</script>, tlh;q=x, en;q=0.1");

        using var answer = await client.GetAsync(Uri(path));

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.ETag.ShouldBeNull();
        using var json = await JsonAsync(answer);
        json.RootElement.GetProperty("status").GetInt32().ShouldBe((int)status);
        json.RootElement.GetRawText().ShouldNotContain("alert");
    }

    [Theory]
    [InlineData("POST", "/api/v1/entries", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/v1/entries/0", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/api/v1/receipts", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/receipts", HttpStatusCode.MethodNotAllowed)]
    public async Task Api_AnotherMethod_IsAProblemWithoutLeaveForOtherSites(string method, string path, HttpStatusCode status)
    {
        await using var system = await SeededAsync(3);
        using var client = system.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), Uri(path));
        request.Headers.TryAddWithoutValidation("Origin", "https://elsewhere.example");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
}
