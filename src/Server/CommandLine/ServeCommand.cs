using System.CommandLine;
using System.Net;
using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Server.Demo;
using Ledgerline.Server.Hosting;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline serve</c>: the whole program, until it is told to stop.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen; several are separated by semicolons.",
        DefaultValueFactory = _ => ServeOptions.DefaultUrl,
    };

    private static readonly Option<bool> Demo = new("--demo") { Description = "Fill an empty system with invented data, and seal after a minute." };

    private static readonly Option<bool> Https = new("--https") { Description = "People reach it over https, through a proxy that ends TLS: cookies are Secure, browsers keep to https." };

    private static readonly Option<string?> PublicUrl = new("--public-url")
    {
        Description = "Where people reach it: certificates carry this address. Needed with --https; without it, whatever host a request names.",
        HelpName = "https://register.example.org",
    };

    private static readonly Option<string[]> Proxies = new("--proxy")
    {
        Description = "A proxy in front, by address or network: from it alone X-Forwarded-For is believed, by which networks are limited. Can be given several times.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<TimeSpan?> Hold = new("--hold") { Description = "How long a declaration is held at least, to be corrected (default 01:00:00)." };

    private static readonly Option<int?> MinimumBatch = new("--minimum-batch") { Description = "How many declarations are sealed together at least (default 20)." };

    private static readonly Option<TimeSpan?> MaximumHold = new("--maximum-hold") { Description = "After how long a smaller batch is sealed all the same (default 3.00:00:00)." };

    private static readonly Option<string[]> Witnesses = new("--witness")
    {
        Description = "A witness that cosigns each checkpoint: its verifier key, @, and its address. Can be given several times.",
        HelpName = "VKEY@URL",
    };

    private static readonly Option<int?> Quorum = new("--quorum") { Description = "How many of the witnesses should have cosigned (default: all of them). Fewer are published too, and shown on the status page." };

    public static Command Make()
    {
        var command = new Command("serve", "Start the server.") { Urls, Https, PublicUrl, Proxies, Demo, Hold, MinimumBatch, MaximumHold, Witnesses, Quorum, LedgerlineCommand.Data, LedgerlineCommand.Database };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunAsync(() => ServeAsync(OptionsOf(parsed), cancel)));
        return command;
    }

    private static ServeOptions OptionsOf(ParseResult parsed)
    {
        var demo = parsed.GetValue(Demo);
        var defaults = demo ? DemoSystem.Sealing : new RegisterOptions();
        var witnesses = (parsed.GetValue(Witnesses) ?? []).Select(Parse).ToList();
        return new ServeOptions
        {
            Installation = LedgerlineCommand.InstallationOf(parsed),
            Urls = parsed.GetRequiredValue(Urls),
            Https = parsed.GetValue(Https),
            PublicUrl = ParsePublicUrl(parsed.GetValue(PublicUrl), parsed.GetValue(Https)),
            Proxies = [.. (parsed.GetValue(Proxies) ?? []).Select(ParseProxy)],
            Demo = demo,
            Witnesses = witnesses,
            Quorum = parsed.GetValue(Quorum) ?? witnesses.Count,
            Register = defaults with
            {
                Hold = parsed.GetValue(Hold) ?? defaults.Hold,
                MinimumBatch = parsed.GetValue(MinimumBatch) ?? defaults.MinimumBatch,
                MaximumHold = parsed.GetValue(MaximumHold) ?? defaults.MaximumHold,
            },
        };
    }

    private static Witness Parse(string text) =>
        Witness.TryParse(text, out var witness) ? witness : throw new StartRefusedException($"'{text}' is no witness. It is a verifier key, an @ and an address: VKEY@https://witness.example");

    /// <summary>Only scheme, host and port: the pages' paths begin at the root.</summary>
    private static Uri? ParsePublicUrl(string? text, bool https)
    {
        if (text is null)
            return https ? throw new StartRefusedException("With --https, say where people reach it, for the certificates: --public-url https://register.example.org") : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && !https))
            && url.UserInfo.Length == 0 && text.TrimEnd('/') == url.GetLeftPart(UriPartial.Authority)
            ? url
            : throw new StartRefusedException($"'{text}' is no address of a site. It is like {(https ? "https" : "http")}://register.example.org, in small letters, with nothing after the host.");
    }

    private static IPNetwork ParseProxy(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network) ? network : throw new StartRefusedException($"'{text}' is no proxy. It is an address or a network: 10.0.0.7 or 10.0.0.0/24");
    }

    private static async Task ServeAsync(ServeOptions options, CancellationToken cancel)
    {
        if (options.Demo)
            DemoSystem.RefuseOtherThanLoopback(options.Urls);
        await using var app = Composition.Build(options, await options.Installation.OpenKeyAsync(cancel));
        await Preparation.PrepareAsync(app.Services, options, cancel);
        if (options.Demo)
            await DemoSystem.FillAsync(app.Services, options.Installation, DemoSystem.DefaultEntries, DemoSystem.DefaultSeed, cancel);
        await app.StartAsync(cancel);
        await WelcomeAsync(app, options, cancel);
        await app.WaitForShutdownAsync(cancel);
    }

    private static async Task WelcomeAsync(WebApplication app, ServeOptions options, CancellationToken cancel)
    {
        var url = app.Urls.First();
        await Console.Out.WriteLineAsync($"\nLedgerline is at  {url}\n");
        if (options.Demo)
        {
            await Console.Out.WriteLineAsync(DemoSystem.Welcome(url));
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var centres = scope.ServiceProvider.GetRequiredService<SeedCentres>();
        if (await centres.IsEmptyAsync(cancel))
            await Console.Out.WriteLineAsync($"Nobody can sign in yet. Make the first centre and person here; the link works once:\n\n  {url}{centres.MakeSetUpPath()}\n");
    }
}
