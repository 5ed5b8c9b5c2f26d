using System.Net;
using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reviewing;
using Ledgerline.Register.Sealing;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Tlog;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ledgerline.Testing.Hosting;

/// <summary>
/// The whole program, composed as in production, on a fresh database with a clock that stands still. Background services do not run
/// (a test seals when it means to); over HTTP it listens on a free port of 127.0.0.1.
/// </summary>
public sealed class TestSystem : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>The name of the test's log.</summary>
    public const string Origin = "register.example/log";

    private readonly WebApplication _app;
    private readonly Installation _installation;
    private bool _started;

    private TestSystem(WebApplication app, Installation installation, DatabaseEngine engine, FakeClock clock)
    {
        (_app, _installation, Engine, Clock) = (app, installation, engine, clock);
    }

    public DatabaseEngine Engine { get; }

    public FakeClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, once <see cref="ServeAsync"/> was called.</summary>
    public Uri Url => new(_app.Urls.First());

    /// <summary>The folder with the embedded database's file and the keys.</summary>
    public string Folder => _installation.DataFolder;

    /// <summary>The connection string of its PostgreSQL, or null.</summary>
    public string? PostgreSql => _installation.PostgreSql;

    /// <summary>The folder that is the public log.</summary>
    public string LogFolder => _installation.LogFolder;

    /// <summary>The log's verifier key.</summary>
    public VerifierKey LogKey => _installation.ReadLogKey()!.Verifier;

    /// <summary>The file that remembers the newest checkpoint.</summary>
    public string SavedCheckpoint => _installation.SavedCheckpoint;

    public static async Task<TestSystem> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, RegisterOptions? register = null, Action<IServiceCollection>? replace = null, bool withLog = true, SigningKey? logKey = null, params IReadOnlyList<Witness> witnesses)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-test-").FullName;
        var clock = new FakeClock();
        var options = new ServeOptions
        {
            Installation = await TestDatabase.MakeAsync(engine, folder),
            Urls = "http://127.0.0.1:0",
            Register = register ?? new RegisterOptions(),
            Witnesses = witnesses,
            Quorum = witnesses.Count,
        };
        if (logKey is not null)
            KeyFile.Create(options.Installation.LogKeyFile, logKey.ToSecretText());
        var app = Composition.Build(options, MasterKey.Create(options.Installation.MasterKeyFile), services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            RemoveBackgroundServices(services);
            replace?.Invoke(services);
        });
        var system = new TestSystem(app, options.Installation, engine, clock);
        if (withLog)
            await system.MakeLogAsync();
        return system;
    }

    /// <summary>Makes the register's log, as <c>ledgerline log create</c> does.</summary>
    public async Task MakeLogAsync()
    {
        await using var scope = Scope();
        await NewLog.MakeAsync(scope.ServiceProvider, _installation, Origin);
    }

    /// <summary>Starts listening.</summary>
    public async Task<TestSystem> ServeAsync()
    {
        await _app.StartAsync();
        _started = true;
        return this;
    }

    /// <summary>A unit of work, as a request has it.</summary>
    public AsyncServiceScope Scope() => _app.Services.CreateAsyncScope();

    /// <summary>The program composed once more on the same database, as another process has it; the caller's to dispose.</summary>
    public WebApplication AnotherProcess() => Composition.Build(
        new ServeOptions { Installation = _installation }, MasterKey.Read(_installation.MasterKeyFile), services => services.AddSingleton<TimeProvider>(Clock));

    /// <summary>Runs <paramref name="work"/> with a service from a unit of work of its own.</summary>
    public async Task<TResult> InScopeAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = Scope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A browser without scripts: keeps cookies, does not follow redirects.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        UseCookies = true,
        // Who asks first is answered before anything large is sent, however slow this machine is.
        Expect100ContinueTimeout = Timeout.InfiniteTimeSpan,
    })
    {
        BaseAddress = Url,
    };

    /// <summary>Every action in the audit trails, in order.</summary>
    public Task<List<string>> AuditActionsAsync() => InScopeAsync<LedgerlineDb, List<string>>(db =>
        db.Database.SqlQueryRaw<string>($"SELECT action AS \"Value\" FROM {db.Source.Table("centres", "audit_entries")} ORDER BY id").ToListAsync());

    /// <summary>Makes a centre.</summary>
    public Task<CentreId> AddCentreAsync(string name = "Test centre") => InScopeAsync<SeedCentres, CentreId>(centres => centres.AddCentreAsync(name));

    /// <summary>Makes a person with <see cref="Password"/>.</summary>
    public Task<PersonId> AddPersonAsync(string name, CentreId centre, params Role[] roles) =>
        InScopeAsync<SeedCentres, PersonId>(centres => centres.AddPersonAsync(name, Password, centre, roles));

    /// <summary>Seals what is due by the clock and publishes it, as the sealer does in production.</summary>
    /// <returns>How many declarations and annulments were sealed.</returns>
    public async Task<int> SealAsync()
    {
        await InScopeAsync<CloseRefused, int>(refused => refused.RunAsync(default));
        var count = await InScopeAsync<SealBatch, int>(seal => seal.RunAsync());
        await PublishAsync();
        return count;
    }

    /// <summary>Brings the public log up to the database.</summary>
    public Task PublishAsync() => InScopeAsync<PublishLog, bool>(async publish =>
    {
        await publish.RunAsync();
        return true;
    });

    /// <summary>Signs a person in through the sign-in page.</summary>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = Client();
        var answer = await client.SubmitAsync("/sign-in", "#with-password", ("Name", name), ("Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static void RemoveBackgroundServices(IServiceCollection services)
    {
        foreach (var ours in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Ledgerline.", StringComparison.Ordinal) == true).ToList())
            services.Remove(ours);
    }
}
