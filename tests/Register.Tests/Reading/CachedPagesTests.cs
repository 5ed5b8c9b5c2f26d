using System.Net;
using System.Net.Http.Headers;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

public sealed class CachedPagesTests
{
    [Theory, OnBothEngines]
    public async Task Page_MadeBefore_IsSentWithoutTheDatabase(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine, Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();
        foreach (var path in Paths)
            (await client.GetStringAsync(Uri(path))).ShouldContain("Person 000", customMessage: path);

        // Behind everybody's back: whoever asks the database sees it.
        await RenameAsync(system, "Another");

        foreach (var path in Paths)
            (await client.GetStringAsync(Uri(path))).ShouldContain("Person 000", customMessage: path);
        // Within a second the version is read again; it is the same, so the pages are.
        system.Clock.Advance(TimeSpan.FromSeconds(2));
        (await client.GetStringAsync(Uri("/en/entry/0"))).ShouldContain("Person 000");
    }

    [Theory, OnBothEngines]
    public async Task Page_AfterASealAnErasureAndAnAnnulment_ShowsThemAtOnce(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine, Quick)).ServeAsync();
        using var client = system.Client();
        (await client.PageAsync("/en/")).QuerySelector("#count")!.TextContent.ShouldBe("0");
        await system.SealPeopleAsync(2);
        (await client.PageAsync("/en/")).QuerySelector("#count")!.TextContent.ShouldBe("2");
        foreach (var path in Paths)
            (await client.GetStringAsync(Uri(path))).ShouldNotContain("erased\":true", customMessage: path);

        await system.EraseAsync(0);
        foreach (var path in Paths)
        {
            var page = await client.GetStringAsync(Uri(path));
            (page.Contains("Name erased", StringComparison.Ordinal) || page.Contains("\"erased\":true", StringComparison.Ordinal)).ShouldBeTrue(path);
        }

        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        await system.SealLaterAsync();
        (await client.PageAsync("/en/")).QuerySelector("#count")!.TextContent.ShouldBe("1");
        (await client.GetStringAsync(Uri("/en/entry/1"))).ShouldContain("Reason: Hoax");
        (await client.GetStringAsync(Uri("/api/v1/entries/1"))).ShouldContain("\"hoax\"");
    }

    [Theory, OnBothEngines]
    public async Task Page_ChangedByAnotherProcess_ShowsItAfterASecond(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine, Quick)).ServeAsync();
        using var client = system.Client();
        await system.SealPeopleAsync(1);
        (await client.GetStringAsync(Uri("/en/entry/0"))).ShouldContain("Person 000");

        // As the other process would leave the database.
        await system.ReadAsync(db => db.Set<Entry>().ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Name, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null)));
        await system.ReadAsync(db => db.Set<LogState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.Erasures, state => state.Erasures + 1)));
        system.Clock.Advance(TimeSpan.FromSeconds(1));

        foreach (var path in Paths)
            (await client.GetStringAsync(Uri(path))).ShouldNotContain("Person 000", customMessage: path);
    }

    [Fact]
    public async Task Page_SomebodyHas_IsNotSentAgain_UntilSomethingIsSealed()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();
        using var first = await client.GetAsync(Uri("/en/register"));
        first.Headers.CacheControl!.ToString().ShouldBe("public, must-revalidate, max-age=0, s-maxage=5");
        first.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await client.GetAsync(Uri("/en/register"));
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        same.Headers.ETag.ShouldBe(first.Headers.ETag);
        client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var oneOfSeveral = await client.GetAsync(Uri("/en/register"));
        oneOfSeveral.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await system.SealPeopleAsync(1);
        using var anew = await client.GetAsync(Uri("/en/register"));
        anew.StatusCode.ShouldBe(HttpStatusCode.OK);
        anew.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Fact]
    public async Task Page_IsTheSameToWhoeverAsks_ByAddressAndEncodingAlone()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();
        var plain = await client.GetByteArrayAsync(Uri("/en/register"));
        await RenameAsync(system, "Another");

        foreach (var query in new[] { "?x=1", "?number=5", "?[[=&language=xx" })
            (await client.GetByteArrayAsync(Uri("/en/register" + query))).ShouldBe(plain);
        foreach (var (header, value) in new[] { ("Host", "elsewhere.example"), ("Accept-Language", "fr"), ("X-Forwarded-Host", "elsewhere.example"), ("Accept-Encoding", "identity") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Uri("/en/register"));
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await client.SendAsync(request);
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(plain, header);
        }

        foreach (var (accepted, sent) in new[] { ("br", "br"), ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Uri("/en/register"));
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var answer = await client.SendAsync(request);
            answer.Content.Headers.ContentEncoding.ShouldBe([sent], accepted);
            answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        }
    }

    [Fact]
    public async Task Page_ForSomebodyWithACookie_IsHersAlone()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var registrar = await system.RegistrarAsync();
        using var client = system.Client();
        using var hers = await registrar.GetAsync(Uri("/en/entry/0"));
        hers.Headers.CacheControl!.ToString().ShouldBe("no-store");
        hers.Headers.ETag.ShouldBeNull();

        await RenameAsync(system, "Another");
        (await client.GetStringAsync(Uri("/en/entry/0"))).ShouldContain("Another");
        await RenameAsync(system, "A third");
        (await registrar.GetStringAsync(Uri("/en/entry/0"))).ShouldContain("A third");
        (await client.GetStringAsync(Uri("/en/entry/0"))).ShouldContain("Another");
    }

    [Theory]
    [InlineData("/en/declare")]
    [InlineData("/en/receipt")]
    [InlineData("/en/check")]
    [InlineData("/en/status")]
    [InlineData("/en/entry/9")]
    [InlineData("/en/register/9")]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/entries/9")]
    public async Task Page_WithAFormOrThatIsNot_IsNeverKept(string path)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();

        for (var time = 0; time < 2; time++)
        {
            using var answer = await client.GetAsync(Uri(path));
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.ETag.ShouldBeNull();
            answer.Headers.Age.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Endpoints_ThatAreKept_AreForEverybodyAndTheirFormsAreEmpty()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();
        var kept = system.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<CachedAttribute>() is not null).ToList();

        kept.Count.ShouldBeGreaterThan(10);
        kept.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() != null && endpoint.Metadata.GetMetadata<CompressedAttribute>() != null);
        foreach (var path in Paths.Append("/en/"))
        {
            using var answer = await client.GetAsync(Uri(path));
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await answer.PageAsync()).QuerySelectorAll("input[value], input[type=hidden], textarea").ShouldBeEmpty();
        }
    }

    private static readonly string[] Paths =
    [
        "/en/register", "/en/register/0", "/en/entry/0", "/en/register/day/2026-11-22", "/en/register/organisation/party", "/api/v1/entries/0", "/api/v1/entries",
    ];

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    private static Task<int> RenameAsync(TestSystem system, string name) =>
        system.ReadAsync(db => db.Set<Entry>().ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Name, name)));
}
