using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Stories;
using Ledgerline.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace Ledgerline.Server.Hosting;

/// <summary>The composition root: the one place where modules meet.</summary>
internal static class Composition
{
    /// <summary>Composes the whole program. <paramref name="replace"/> lets tests put in their own clock.</summary>
    public static WebApplication Build(ServeOptions options, MasterKey key, Action<IServiceCollection>? replace = null) => Build(options, new KeyRing(key), replace);

    /// <inheritdoc cref="Build(ServeOptions, MasterKey, Action{IServiceCollection}?)"/>
    public static WebApplication Build(ServeOptions options, KeyRing keys, Action<IServiceCollection>? replace = null)
    {
        // The content root is the program's own folder: nothing is read from where it happens to be started.
        var builder = WebApplication.CreateBuilder(Own());
        HearTheCommandLineOnly(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();
        // The assets do not change while the program runs: served compressed and immutable, as from a published build.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        Quieten(builder.Logging);

        var services = builder.Services;
        AddClock(services);
        services.AddSingleton(options.Installation);
        services.AddStorage(options.Installation.Database, keys);
        services.AddWeb();
        services.Configure<WebOptions>(web =>
        {
            (web.Https, web.PublicUrl, web.LeaveTo, web.Proxies) = (options.Https, options.PublicUrl, options.LeaveTo, options.Proxies);
            (web.Site, web.Onion) = (options.Site, options.Onion);
            web.Lanes = LanePlaces.On(Environment.ProcessorCount, options.Installation.Database.MaxConnections);
        });
        AddModules(services, options);
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        replace?.Invoke(services);

        var app = builder.Build();
        app.UseWeb();
        if (options.Site != Site.Public)
            app.MapCentres();
        app.MapRegister();
        app.MapStories(options.Site == Site.Public);
        app.MapHealthChecks("/health/ready").AllowAnonymous().WithMetadata(new OnSiteAttribute(Site.All), new LaneAttribute(Lane.Health));
        return app;
    }

    /// <summary>A public site has nothing of the phone bank and the centres in it: no page, no table, no key.</summary>
    private static void AddModules(IServiceCollection services, ServeOptions options)
    {
        var isPublic = options.Site == Site.Public;
        services.AddDataProtection().SetApplicationName("Ledgerline");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKeys(isPublic ? null : Path.Combine(options.Installation.KeysFolder, "sessions")));
        if (isPublic)
        {
            services.AddRegister(options.Register, options.Log, seals: false);
            services.AddSingleton<RecordAct>((_, _) => throw new InvalidOperationException("Nobody of the staff acts on a public site."));
            services.AddPublishedStories();
            AddPagesOf(services, typeof(WebModule), typeof(RegisterModule), typeof(StoriesModule));
            return;
        }

        services.AddPhoneBank();
        services.AddRegister(options.Register, options.Log);
        services.AddStories();
        services.AddCentres();
        services.AddScoped<RecordAct>(provider => (by, act) => provider.GetRequiredService<AuditTrail>().Record(by.Actor(), act, Guid.Empty));
        services.AddScoped<NamesInRegister>(provider => provider.GetRequiredService<KnownNames>().AmongAsync);
        services.AddHostedService<WatchKeys>();
        AddPagesOf(services, typeof(WebModule), typeof(PhoneBankModule), typeof(RegisterModule), typeof(StoriesModule), typeof(CentresModule));
    }

    public static WebApplicationOptions Own() =>
        new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "ledgerline", EnvironmentName = Environments.Production };

    /// <summary>A variable of the environment, or a file beside the program, could have requests with their addresses logged.</summary>
    public static void HearTheCommandLineOnly(ConfigurationManager configuration)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection();
    }

    /// <summary>The clock is chosen here and nowhere else.</summary>
    public static void AddClock(IServiceCollection services)
    {
#pragma warning disable RS0030
        services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
    }

    /// <summary>Named here rather than found at build time: the build's own list goes stale when a module gets its first page.</summary>
    private static void AddPagesOf(IServiceCollection services, params ReadOnlySpan<Type> modules)
    {
        var parts = new List<ApplicationPart>();
        foreach (var module in modules)
            parts.AddRange(ApplicationPartFactory.GetApplicationPartFactory(module.Assembly).GetApplicationParts(module.Assembly));
        services.AddMvcCore().ConfigureApplicationPartManager(manager => parts.ForEach(manager.ApplicationParts.Add));
    }

    /// <summary>No request, address or name is logged: only what went wrong, and what the operator should know.</summary>
    public static void Quieten(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What fails is thrown as well, and logged by whoever it stops; the first migration looks for a table that is not there yet, and that is no failure.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        logging.AddFilter("System", LogLevel.Warning);
    }
}
