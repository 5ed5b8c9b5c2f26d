using System.Net;
using System.Net.Http.Json;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ledgerline.Server.Tests;

/// <summary>The public site as a process of its own: it works, and whoever takes it over has neither the phone bank nor a key that opens anything.</summary>
public sealed class SitesTests
{
    private static readonly SocketsHttpHandler Handler = new() { AllowAutoRedirect = false };

    [Fact]
    public async Task Public_TakesWhatIsDeclared_KnowsReceipts_AndErasesNames()
    {
        await using var sites = await TwoSites.MakeAsync();
        await sites.GiveKeysAsync();
        var publicSite = await sites.ServePublicAsync();
        using var client = ClientOf(publicSite);
        await using var whole = sites.Compose();

        // Declared twice with the same ids, as after a dropped connection: one receipt, which the site still knows.
        var (code, again) = (await DeclareAsync(client, "Lantern Keeper"), await DeclareAsync(client, "Lantern Keeper"));
        again.ShouldBe(code);
        var page = await ShowAsync(client, code);
        page.QuerySelector(".people-rows")!.TextContent.ShouldContain("cannot be read here");
        page.Body!.TextContent.ShouldNotContain("Lantern Keeper");
        (await SealedNameAsync(whole)).ShouldBe((2, "Lantern Keeper"));

        var form = await (await client.SubmitAsync(page, "form[action$='handler=Choose']")).PageAsync();
        form.QuerySelector("[name='Person.Name']")!.GetAttribute("value").ShouldBeNullOrEmpty();
        page = await (await client.SubmitAsync(form, "form[action$='handler=Correct']", ("Person.Name", "Bridge Walker"))).PageAsync();
        page.QuerySelector(".notice.success").ShouldNotBeNull();
        (await SealedNameAsync(whole)).ShouldBe((2, "Bridge Walker"));
        form = await (await client.SubmitAsync(page, "form[action$='handler=Choose']")).PageAsync();
        page = await (await client.SubmitAsync(form, "form[action$='handler=Withdraw']")).PageAsync();
        page.QuerySelector(".people-rows")!.TextContent.ShouldContain("Withdrawn");

        var receipt = await TwoSites.DeclareOnACallAsync(whole.Services, "River Stone");
        var staff = await sites.ServeStaffAsync();
        await staff.PrintedAsync("Published 1 leaves");
        page = await ShowAsync(client, receipt.ToString());
        page.QuerySelector(".people-rows bdi")!.TextContent.ShouldBe("River Stone");
        (await client.GetStringAsync(new Uri("/log/checkpoint", UriKind.Relative))).ShouldStartWith("register.example/log\n1\n");
        var wiped = staff.NextLineAsync("has left the public folder");
        page = await (await client.SubmitAsync(page, "form[action='/en/receipt/erase']")).PageAsync();
        page = await (await client.SubmitAsync(page, "form[action$=Confirm]")).PageAsync();
        page.QuerySelector(".notice.success").ShouldNotBeNull();
        await wiped;
        (await client.PageAsync("/en/entry/0")).Body!.TextContent.ShouldNotContain("River Stone");
        publicSite.Output.ShouldNotContain("fail:", Case.Insensitive);
    }

    [Fact]
    public async Task Public_AsTheDatabaseSeesIt_ReachesNothingOfThePhoneBank_AndCannotWriteTheLog()
    {
        await using var sites = await TwoSites.MakeAsync();
        await using var whole = sites.Compose();
        await using var scope = whole.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Model.GetEntityTypes().Select(entity => (Schema: entity.GetSchema()!, Table: entity.GetTableName()!)).ToList();
        tables.Count(table => table.Schema == "phone_bank").ShouldBeGreaterThan(15);
        tables.Count(table => table.Schema == "centres").ShouldBeGreaterThan(5);
        string[] hidden = ["watched_names", "ordered_annulments", "tallies"];

        foreach (var (schema, table) in tables)
        {
            // Of the stories, what is published.
            var isShown = schema is "register" or "storage" ? !hidden.Contains(table) : schema == "stories" && table is "published_texts" or "published_pictures" or "published_state" or "searched_texts";
            await DeniedAsync(sites, $"SELECT 1 FROM \"{schema}\".\"{table}\"", isShown ? null : "42501");
            if (table is not ("groups" or "declarations" or "closed_receipts" or "retired_ids" or "stale_records"))
                await DeniedAsync(sites, $"INSERT INTO \"{schema}\".\"{table}\" DEFAULT VALUES", "42501");
            if (table is not ("groups" or "declarations" or "names"))
                await DeniedAsync(sites, $"DELETE FROM \"{schema}\".\"{table}\"", "42501");
            await DeniedAsync(sites, $"TRUNCATE \"{schema}\".\"{table}\"", "42501");
            await DeniedAsync(sites, $"DROP TABLE \"{schema}\".\"{table}\"", "42501");
        }

        foreach (var statement in (string[])["UPDATE register.entries SET day = day", "UPDATE register.entries SET receipt_key = NULL", "UPDATE register.leaves SET index = index",
            "UPDATE register.log_state SET size = 0", "UPDATE register.checkpoints SET size = size", "UPDATE register.annulments SET entry = entry", "CREATE TABLE register.more (a int)",
            "CREATE ROLE more", $"ALTER ROLE {sites.Role} SUPERUSER", "COPY (SELECT 1) TO PROGRAM 'true'", "SET ROLE postgres"])
            await DeniedAsync(sites, statement, "42501");
    }

    /// <summary>Every endpoint of the whole program, asked of both sites: each is on its own, and a new one cannot be on both by mistake.</summary>
    [Fact]
    public async Task EachSite_HasItsOwnEndpoints_AndNotTheOther()
    {
        await using var sites = await TwoSites.MakeAsync();
        await sites.GiveKeysAsync();
        using var publicClient = ClientOf(await sites.ServePublicAsync("--public-url", "http://register.example.org"));
        using var staffClient = ClientOf(await sites.ServeStaffAsync());
        await using var whole = sites.Compose();
        var endpoints = ((IEndpointRouteBuilder)whole).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.PathSegments.All(segment => segment.IsSimple) && endpoint.RoutePattern.Parameters.All(parameter => parameter.Name == "language"))
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(40);

        foreach (var endpoint in endpoints)
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{language:language}", "en", StringComparison.Ordinal).Replace("{language:content}", "en", StringComparison.Ordinal);
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
            var isStaff = endpoint.Metadata.GetMetadata<OnSiteAttribute>() is { } on ? on.Site == Site.Staff : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
            if (path == "/" || endpoint.Metadata.GetMetadata<OnSiteAttribute>()?.Site == Site.All)
                continue;
            using var asked = new HttpRequestMessage(new HttpMethod(methods is { Count: > 0 } ? methods[0] : "GET"), path);
            using var askedOther = new HttpRequestMessage(asked.Method, path);
            (await (isStaff ? publicClient : staffClient).SendAsync(asked)).StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{asked.Method} {path}");
            (await (isStaff ? staffClient : publicClient).SendAsync(askedOther)).StatusCode.ShouldNotBe(HttpStatusCode.NotFound, $"{asked.Method} {path}");
        }

        (await staffClient.GetAsync(new Uri("/", UriKind.Relative))).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await publicClient.GetAsync(new Uri("/", UriKind.Relative))).Headers.Location!.ToString().ShouldBe("/en/");
        (await publicClient.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Public_WithoutKeys_IsReadAsEver_AndSaysThatNobodyCanDeclareNow()
    {
        await using var sites = await TwoSites.MakeAsync();
        var server = await sites.ServePublicAsync("--onion", "http://examplexample.onion");
        await server.PrintedAsync("nobody can declare or look up a receipt");
        using var client = ClientOf(server);

        foreach (var path in (string[])["/en/", "/en/register", "/en/search", "/en/statistics", "/en/check", "/en/status"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.GetValues("Onion-Location").ShouldBe([$"http://examplexample.onion{path}"]);
        }

        foreach (var path in (string[])["/en/declare", "/en/receipt"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.PageAsync()).Body!.TextContent.ShouldContain("closed for the moment");
        }

        (await client.PostAsJsonAsync("/api/v1/receipts", new { code = "0000 0000 0000 0000" })).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync(new Uri("/api/v1/declarations/challenge", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>The framework would put keys for cookies, of which there are none, into the home of whoever runs it.</summary>
    [Fact]
    public async Task Public_MakesNoKey()
    {
        await using var sites = await TwoSites.MakeAsync();
        using var client = ClientOf(await sites.ServePublicAsync());

        (await client.GetAsync(new Uri("/en/receipt", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        Directory.GetFileSystemEntries(sites.PublicHome).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Two sites want a PostgreSQL", "--site", "public")]
    [InlineData("Two sites want a PostgreSQL", "--site", "staff")]
    [InlineData("is no onion service", "--onion", "https://register.example.org")]
    public async Task Serve_OfASiteThatCannotBe_SaysWhy(string why, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-site-").FullName;
        var (exit, output) = await ServerProcess.RunAsync(["serve", "--data", folder, .. options]);
        Directory.Delete(folder, recursive: true);
        (exit, output.Contains(why, StringComparison.Ordinal)).ShouldBe((1, true), output);
    }

    private static HttpClient ClientOf(ServerProcess server) => new(Handler, disposeHandler: false) { BaseAddress = server.Url };

    private static async Task<string> DeclareAsync(HttpClient client, string name)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/declarations", new
        {
            group = new Guid("5f0c0f43-5c3c-4d4a-9b6e-0d7a1d2c3b4a"),
            people = new[] { new { id = new Guid("0a7a6a0e-6d3b-4f0e-8a51-1c9b8e7d6f5a"), name, nameKind = "pseudonym", organisations = new[] { "party" } } },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Declared>())!.Receipt;
    }

    private static async Task<AngleSharp.Dom.IDocument> ShowAsync(HttpClient client, string code) =>
        await (await client.SubmitAsync("/en/receipt", "main form", ("Code", code))).PageAsync();

    /// <summary>The version of the only held name as it lies in the database, and what the master key finds in it.</summary>
    private static async Task<(int Version, string Name)> SealedNameAsync(WebApplication whole)
    {
        await using var scope = whole.Services.CreateAsyncScope();
        await using var connection = await scope.ServiceProvider.GetRequiredService<Database>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name_sealed FROM register.declarations";
        var value = (byte[])(await command.ExecuteScalarAsync())!;
        return (value[0], scope.ServiceProvider.GetRequiredService<KeyRing>().Open(KeyPurpose.HeldName, value));
    }

    /// <param name="state">The refusal that is expected; null where it is allowed.</param>
    private static async Task DeniedAsync(TwoSites sites, string statement, string? state)
    {
        string? refused = null;
        try
        {
            await TwoSites.RunAsync(sites.PublicDatabase, statement);
        }
        catch (PostgresException refusal)
        {
            refused = refusal.SqlState;
        }

        refused.ShouldBe(state, statement);
    }

    private sealed record Declared(string Receipt);
}
