using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Sessions;

/// <summary>What cookies are called and say of themselves: over https none can be set by a neighbour, read by a script, or go out unencrypted or with another site's request.</summary>
public sealed class SessionCookieTests
{
    [Fact]
    public async Task OverHttps_EveryCookie_BelongsToThisHostAlone()
    {
        await using var system = await SystemAsync(https: true);
        using var visitor = new Visitor(system.Url);
        var lines = (await visitor.GetAsync("/sign-in")).CookieLines.Concat((await SignInAsync(visitor)).CookieLines).ToList();

        lines.Select(line => line.Split('=')[0]).Distinct().ShouldBe(["__Host-form", "__Host-session"], ignoreOrder: true);
        foreach (var line in lines)
        {
            var said = line.Split(';', StringSplitOptions.TrimEntries)[1..];
            said.ShouldBe(["path=/", "secure", "samesite=strict", "httponly"], ignoreOrder: true, line.Split('=')[0]);
        }

        (await visitor.GetAsync("/call")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task OnAMachineThatServesItself_TheSession_HasAPlainName()
    {
        await using var system = await SystemAsync(https: false);
        using var visitor = new Visitor(system.Url);

        var session = (await SignInAsync(visitor)).CookieLines.Single(line => line.StartsWith("ledgerline-session=", StringComparison.Ordinal));

        session.Split(';', StringSplitOptions.TrimEntries)[1..].ShouldBe(["path=/", "samesite=strict", "httponly"], ignoreOrder: true);
    }

    /// <summary>A cookie that somebody else has set under the name without the prefix, from a neighbouring host, is nobody's session.</summary>
    [Fact]
    public async Task OverHttps_ASessionWithoutThePrefix_IsNone()
    {
        await using var system = await SystemAsync(https: true);
        using var visitor = new Visitor(system.Url);
        await SignInAsync(visitor);
        using var neighbour = new Visitor(system.Url);
        neighbour.Cookies["ledgerline-session"] = neighbour.Cookies["session"] = visitor.Cookies["__Host-session"];

        (await neighbour.GetAsync("/call")).AsksToSignIn.ShouldBeTrue();
    }

    private static async Task<TestSystem> SystemAsync(bool https)
    {
        var system = await (await TestSystem.StartAsync(replace: services => services.Configure<WebOptions>(web => web.Https = https))).ServeAsync();
        await system.AddPersonAsync("vera", await system.AddCentreAsync(), Role.Volunteer);
        return system;
    }

    private static async Task<Answer> SignInAsync(Visitor visitor)
    {
        var answer = await visitor.PostAsync("/sign-in", ("token", await visitor.TokenAsync("/sign-in")), ("Name", "vera"), ("Password", TestSystem.Password));
        answer.Location.ShouldBe("/call", answer.Body);
        return answer;
    }
}
