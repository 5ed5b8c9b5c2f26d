using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Headers;

/// <summary>What every answer says to the browser besides its page: found at every door of the table, so a new one is asked too, as who may and as who may not.</summary>
public sealed class HeaderWalkTests(OneGround one) : IClassFixture<OneGround>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Permissions-Policy", "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), "
            + "local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=(), "
            + "publickey-credentials-create=(self), publickey-credentials-get=(self)"),
    ];

    /// <summary>What a page may do, but for the last word: the Trusted Types policies that it may make.</summary>
    private const string ContentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ";

    private const string Picture = "/{language:language}/entry/{index:long}/certificate.svg";

    /// <summary>Ways in, whose forms carry a token that belongs to a cookie.</summary>
    private static readonly string[] WaysIn = ["/sign-in", "/sign-in/code", "/join/{code?}", "/set-up/{token}", "/sign-out"];

    [Fact]
    public async Task EveryAnswer_KeepsToItself()
    {
        var doors = await Doors.OfAsync(one.Ground.System);
        await WalkAsync((line, _, answer) =>
        {
            var missing = Missing(answer);
            if (Value(answer, "Content-Security-Policy") is var policy && policy != Policy(line))
                missing.Add($"Content-Security-Policy {policy}");
            if (Value(answer, "Cross-Origin-Resource-Policy") is not "same-origin" && !IsForEverySite(line, doors[line.Door]))
                missing.Add("Cross-Origin-Resource-Policy");
            return missing;
        });
    }

    /// <summary>What may be read only by who is signed in, and what she is refused, stays in no cache and on no disk.</summary>
    [Fact]
    public async Task NoAnswer_OfTheStaff_IsKept() =>
        await WalkAsync((line, _, answer) => line.Permission is null || Says(answer, "Cache-Control", "no-store") ? [] : ["no-store"]);

    [Fact]
    public async Task NoAnswer_ToThePublic_SetsACookie() =>
        await WalkAsync((line, isSignedIn, answer) => line.Permission is not null || isSignedIn || WaysIn.Contains(line.Door.Pattern) || answer.CookieLines.Count == 0 ? [] : ["a cookie"]);

    /// <summary>And no file does.</summary>
    [Fact]
    public async Task EveryFile_KeepsToItself_WithoutACookie()
    {
        var files = Doors.Source(one.Ground.System).Endpoints.OfType<RouteEndpoint>().Where(Doors.IsFile).ToList();
        files.Count.ShouldBeGreaterThan(10);
        foreach (var file in files)
        {
            var answer = await one.Ground.Stranger().GetAsync($"/{file.RoutePattern.RawText}");
            answer.Status.ShouldBe(200, file.RoutePattern.RawText);
            Missing(answer).ShouldBeEmpty(file.RoutePattern.RawText);
            answer.CookieLines.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("/en/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/en/entry/999999")]
    [InlineData("/log/nowhere")]
    public async Task AnAnswer_ThatNothingIsThere_SaysTheSame(string path)
    {
        var answer = await one.Ground.Stranger().GetAsync(path);
        answer.Status.ShouldBe(404);
        Missing(answer).ShouldBeEmpty();
        Value(answer, "Content-Security-Policy").ShouldBe($"{ContentPolicy}'none'");
        answer.CookieLines.ShouldBeEmpty();
    }

    /// <summary>Over https every answer says so for a year, and over http none does.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryAnswer_OverHttps_KeepsBrowsersThere(bool https)
    {
        await using var system = await (await TestSystem.StartAsync(replace: services => services.Configure<WebOptions>(web => web.Https = https))).ServeAsync();
        using var visitor = new Visitor(system.Url);
        foreach (var path in (string[])["/en/", "/en/declare", "/sign-in", "/call", "/en/nowhere", "/log/checkpoint", "/api/v1/entries", "/leave", "/", "/health/ready"])
            Value(await visitor.GetAsync(path), "Strict-Transport-Security").ShouldBe(https ? "max-age=31536000; includeSubDomains" : "", path);
    }

    /// <summary>Whoever is at the staff's pages is led to no other address, and whoever has sent something is not led away from its answer.</summary>
    [Fact]
    public async Task OnlyAPageOfThePublic_TellsOfTheOnionService()
    {
        await using var system = await (await TestSystem.StartAsync(replace: services => services.Configure<WebOptions>(web => web.Onion = new Uri("http://example.onion")))).ServeAsync();
        await system.AddPersonAsync("vera", await system.AddCentreAsync(), Role.Volunteer);
        using var visitor = new Visitor(system.Url);
        Value(await visitor.GetAsync("/en/receipt"), "Onion-Location").ShouldBe("http://example.onion/en/receipt");

        (await visitor.PostAsync("/en/receipt", ("Code", "1"))).HasHeader("Onion-Location").ShouldBeFalse();
        (await visitor.PostAsync("/sign-in", ("token", await visitor.TokenAsync("/sign-in")), ("Name", "vera"), ("Password", TestSystem.Password))).Location.ShouldBe("/call");
        foreach (var path in (string[])["/sign-in?again=true", "/call", "/account", "/api/v1/entries", "/log/checkpoint"])
            (await visitor.GetAsync(path)).HasHeader("Onion-Location").ShouldBeFalse(path);
    }

    [Fact]
    public async Task SigningOut_LeavesNothingInTheBrowser()
    {
        using var ground = await one.Ground.SignInAsync(TwoCentres.NameOf('A', Role.Volunteer));
        var answer = await ground.PostAsync("/sign-out", ("token", await ground.TokenAsync("/call")));
        answer.Location.ShouldBe("/sign-in");
        Value(answer, "Clear-Site-Data").ShouldBe("\"cache\", \"cookies\", \"storage\"");
    }

    /// <summary>What a volunteer at this browser has not sent yet stays, and so does she.</summary>
    [Fact]
    public async Task LeavingQuickly_ForgetsThePages_AndNothingElse()
    {
        var answer = await one.Ground.Stranger().GetAsync("/leave");
        Value(answer, "Clear-Site-Data").ShouldBe("\"cache\"");
        answer.Body.ShouldNotContain("Ledgerline");
        answer.Body.ShouldNotContain("register");
    }

    [Fact]
    public async Task LeavingQuickly_LeadsWhereTheOperatorSays()
    {
        await using var system = await (await TestSystem.StartAsync(replace: services => services.Configure<WebOptions>(web => web.LeaveTo = new Uri("https://weather.example/today")))).ServeAsync();
        using var visitor = new Visitor(system.Url);
        var answer = await visitor.GetAsync("/leave");
        (answer.Status, answer.Location).ShouldBe((302, "https://weather.example/today"));
        Value(answer, "Clear-Site-Data").ShouldBe("\"cache\"");
        Value(answer, "Referrer-Policy").ShouldBe("no-referrer");
    }

    /// <summary>A picture's allows nothing at all; of the pages, only the declaring form's may make a policy, the one that hands out its worker's address.</summary>
    private static string Policy(PermissionLine line) => line.Door.Pattern switch
    {
        Picture => "default-src 'none'; frame-ancestors 'none'; sandbox",
        "/{language:language}/declare" => $"{ContentPolicy}work",
        _ => $"{ContentPolicy}'none'",
    };

    private static List<string> Missing(Answer answer) => [.. Always.Where(header => Value(answer, header.Name) != header.Value).Select(header => $"{header.Name}: {Value(answer, header.Name)}")];

    private static bool IsForEverySite(PermissionLine line, RouteEndpoint endpoint) =>
        line.Door.Pattern.StartsWith("/log/", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<OpenDataAttribute>() is not null;

    private static string Value(Answer answer, string name) =>
        answer.Headers.Split('\n').FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? "";

    private static bool Says(Answer answer, string name, string value) => Value(answer, name).Contains(value, StringComparison.Ordinal);

    /// <summary>Asks at every door that only reads as whoever's thing it is, and at every door as a stranger and as another centre's volunteer; nothing is changed.</summary>
    private async Task WalkAsync(Func<PermissionLine, bool, Answer, IReadOnlyList<string>> look)
    {
        var doors = await Doors.OfAsync(one.Ground.System);
        var knock = new Knock(one.Ground);
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var line in PermissionTable.Lines)
        {
            Role?[] who = [null, Role.Trainee, .. Doors.IsUnsafe(line.Door) || line.Owner is null ? [] : (Role?[])[line.Owner]];
            foreach (var role in who.Distinct())
            {
                var answer = await knock.AskAsync(line, doors[line.Door], one.Ground.Things, 'A', role, isFilledIn: false);
                wrong.AddRange(look(line, role is not null, answer).Select(what => $"{line.Door} as {(role is null ? "nobody" : role)} ({answer.Status}): {what}"));
                asked++;
            }
        }

        wrong.Distinct().ShouldBeEmpty();
        asked.ShouldBeGreaterThan(250);
    }
}
