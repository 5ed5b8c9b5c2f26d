using System.CommandLine;
using System.Net;
using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Server.Demo;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Web;

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

    private static readonly Option<string?> LeaveTo = new("--leave-to")
    {
        Description = "Where the public pages' button \"Leave this page\" leads: a site that anybody might look at (default: an empty page).",
        HelpName = "https://weather.example",
    };

    private static readonly Option<string[]> Proxies = new("--proxy")
    {
        Description = "A proxy in front, by address or network: from it alone X-Forwarded-For is believed, by which networks are limited. Can be given several times.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<TimeSpan?> Hold = new("--hold") { Description = "How long a declaration is held at least, to be corrected (default 01:00:00)." };

    private static readonly Option<int?> MinimumBatch = new("--minimum-batch") { Description = "How many declarations are sealed together at least (default 20)." };

    private static readonly Option<TimeSpan?> MaximumHold = new("--maximum-hold") { Description = "After how long a smaller batch is sealed all the same (default 3.00:00:00)." };

    private static readonly Option<int?> MostWaiting = new("--most-waiting") { Description = "How many groups from the web may wait for review before the public form takes no more (default 20000)." };

    private static readonly Option<string[]> Witnesses = new("--witness")
    {
        Description = "A witness that cosigns each checkpoint: its verifier key, @, and its address. Can be given several times.",
        HelpName = "VKEY@URL",
    };

    private static readonly Option<int?> Quorum = new("--quorum") { Description = "How many of the witnesses should have cosigned (default: all of them). Fewer are published too, and shown on the status page." };

    private static readonly Option<Site> ServedSite = new("--site")
    {
        Description = "What this process shows: public (with a database's role and keys of its own, and nothing of the phone bank), staff, or all.",
        HelpName = "public|staff|all",
    };

    private static readonly Option<string?> Onion = new("--onion")
    {
        Description = "Where the public site is an onion service: pages tell Tor Browser of it.",
        HelpName = "http://….onion",
    };

    private static readonly Option<string?> LogFolder = new("--log-folder") { Description = "Where the log is published; a public site only reads there (default: log, in the data folder).", HelpName = "DIR" };

    public static Command Make()
    {
        var command = new Command("serve", "Start the server.") { ServedSite, Onion, LogFolder, Urls, Https, PublicUrl, LeaveTo, Proxies, Demo, Hold, MinimumBatch, MaximumHold, MostWaiting, Witnesses, Quorum, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
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
            LeaveTo = ParseLeaveTo(parsed.GetValue(LeaveTo)),
            Proxies = [.. (parsed.GetValue(Proxies) ?? []).Select(ParseProxy)],
            Demo = demo,
            Site = parsed.GetValue(ServedSite),
            Onion = ParseOnion(parsed.GetValue(Onion)),
            LogFolder = parsed.GetValue(LogFolder) is { } folder ? Path.GetFullPath(folder) : null,
            Witnesses = witnesses,
            Quorum = parsed.GetValue(Quorum) ?? witnesses.Count,
            Register = defaults with
            {
                Hold = parsed.GetValue(Hold) ?? defaults.Hold,
                MinimumBatch = parsed.GetValue(MinimumBatch) ?? defaults.MinimumBatch,
                MaximumHold = parsed.GetValue(MaximumHold) ?? defaults.MaximumHold,
                MostWaiting = parsed.GetValue(MostWaiting) ?? defaults.MostWaiting,
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

    private static Uri? ParseOnion(string? text) =>
        text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.EndsWith(".onion", StringComparison.Ordinal) ? url
        : throw new StartRefusedException($"'{text}' is no onion service. It is like http://….onion");

    private static Uri? ParseLeaveTo(string? text)
    {
        if (text is null)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url.UserInfo.Length == 0
            ? url
            : throw new StartRefusedException($"'{text}' is no address of a site to leave to. It is like https://weather.example");
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
        if (options is { Site: not Site.All, Installation.PostgreSql: null })
            throw new StartRefusedException("Two sites want a PostgreSQL (--database): the embedded database has one program.");
        if (options is { Site: not Site.All, Demo: true })
            throw new StartRefusedException("The demo is one site.");
        await using var app = Composition.Build(options, options.Site == Site.Public ? options.Installation.OpenFrontKeys() : await options.Installation.OpenKeysAsync(cancel));
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

        if (options.Site == Site.Public)
        {
            if (!app.Services.GetRequiredService<KeyRing>().CanDeclare)
                await Console.Out.WriteLineAsync($"There are no keys of a public site: neither {options.Installation.FrontKeyFile} nor {Installation.FrontKeyVariable}. Everything can be read; nobody can declare or look up a receipt.");
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var centres = scope.ServiceProvider.GetRequiredService<SeedCentres>();
        if (await centres.IsEmptyAsync(cancel))
            await Console.Out.WriteLineAsync($"Nobody can sign in yet. Make the first centre and person here; the link works once:\n\n  {url}{centres.MakeSetUpPath()}\n");
    }
}
