using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Tlog;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Testing.Hosting;

/// <summary>A witness, composed as in production, on a fresh database with a clock that stands still; it listens on a free port of 127.0.0.1.</summary>
public sealed class TestWitness : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private TestWitness(WebApplication app, string folder, SigningKey key, FakeClock clock) => (_app, _folder, Key, Clock) = (app, folder, key, clock);

    public SigningKey Key { get; }

    public FakeClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Url => new(_app.Urls.First());

    public Witness Witness => new(Key.Verifier, Url);

    public static async Task<TestWitness> StartAsync(params VerifierKey[] logs)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-witness-").FullName;
        var key = SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature);
        var clock = new FakeClock();
        var app = WitnessComposition.Build(
            new Installation(folder, null), "http://127.0.0.1:0", new WitnessOptions(key, logs), services => services.AddSingleton<TimeProvider>(clock));
        await app.Services.PrepareWitnessAsync();
        await app.StartAsync();
        return new TestWitness(app, folder, key, clock);
    }

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
