using Ledgerline.Register.Sealing;
using Ledgerline.Tlog;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Register.Publishing;

/// <summary>The register's witnesses, and what is remembered of each while the program runs. A singleton, for one sealer at a time.</summary>
internal sealed class WitnessDesk(LogOptions options, ILogger<WitnessDesk> log) : IDisposable
{
    private readonly HttpClient _client = WitnessHttp.NewClient();
    private IReadOnlyList<(Witness Witness, AskWitness Ask)>? _places;

    /// <summary>Each witness, with whoever asks it.</summary>
    public IReadOnlyList<(Witness Witness, AskWitness Ask)> Places =>
        _places ??= [.. options.Witnesses.Select(witness => (witness, new AskWitness(_client, witness)))];

    /// <summary>Holds what every witness remembers of the log against the database. One that does not answer is passed over, and said so.</summary>
    /// <exception cref="BrokenRegisterException">A witness has seen a larger log, or another one.</exception>
    public async Task RequireAgreementAsync(LogHistory history, CancellationToken cancel)
    {
        if (await history.KeyAsync(cancel) is not { } key)
            return;
        foreach (var witness in options.Witnesses)
            await RequireAgreementAsync(witness, key, history, cancel);
    }

    /// <summary>The same of one.</summary>
    public async Task RequireAgreementAsync(Witness witness, VerifierKey key, LogHistory history, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.WitnessPatience);
        switch (await new ReadWitnessCheckpoint(_client).RunAsync(witness, key, patience.Token))
        {
            case WitnessedCheckpoint.Found(var trusted):
                await history.RequireAgreementAsync(trusted.Checkpoint, $"The witness {witness.Key.Name}", cancel);
                break;
            case WitnessedCheckpoint.Unknown(var why):
                log.LogWarning("The witness {Witness} could not be asked what it has seen: {Why}", witness.Key.Name, why);
                break;
        }
    }

    public void Dispose() => _client.Dispose();
}
