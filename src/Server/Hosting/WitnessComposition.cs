using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Web;

namespace Ledgerline.Server.Hosting;

/// <summary>Composes a witness: a program of its own beside the whole one, with nothing in it of the other modules.</summary>
internal static class WitnessComposition
{
    public const string DefaultUrl = "http://127.0.0.1:5081";

    /// <summary><paramref name="replace"/> lets tests put in their own clock.</summary>
    public static WebApplication Build(Installation installation, string urls, WitnessOptions options, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(Composition.Own());
        Composition.HearTheCommandLineOnly(builder.Configuration);
        builder.WebHost.UseUrls(urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            new RequestLimits().ApplyTo(kestrel);
        });
        Composition.Quieten(builder.Logging);

        var services = builder.Services;
        Composition.AddClock(services);
        services.AddSingleton(_ => new Database(DatabaseOptions.Embedded(installation.WitnessDatabaseFile)));
        services.AddWitness(options);
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        replace?.Invoke(services);

        var app = builder.Build();
        app.MapWitness();
        app.MapHealthChecks("/health/ready");
        return app;
    }
}
