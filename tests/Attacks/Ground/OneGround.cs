using Ledgerline.Storage;

namespace Ledgerline.Attacks.Ground;

/// <summary>Two centres that the tests of a class share: those that change nothing.</summary>
public sealed class OneGround : IAsyncLifetime
{
    internal TwoCentres Ground { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);

    public ValueTask DisposeAsync() => Ground.DisposeAsync();
}
