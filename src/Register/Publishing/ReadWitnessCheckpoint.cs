using System.Net;
using Ledgerline.Register.Witnessing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>Reads which checkpoint of a log a witness cosigned last (C2SP tlog-witness, "Monitor Retrieval Mechanism").</summary>
/// <param name="client">As <see cref="WitnessHttp.NewClient"/> makes it.</param>
internal sealed class ReadWitnessCheckpoint(HttpClient client)
{
    /// <param name="cancel">Limits the time; when it is over, the witness's checkpoint is <see cref="WitnessedCheckpoint.Unknown"/>.</param>
    public async Task<WitnessedCheckpoint> RunAsync(Witness witness, VerifierKey log, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(witness.Url, $"{WatchedLogs.OriginHash(log.Name)}/checkpoint"));
        var exchange = await WitnessHttp.SendAsync(client, request, cancel);
        if (exchange.Wrong is { } wrong)
            return new WitnessedCheckpoint.Unknown(wrong);
        if (exchange.Status == HttpStatusCode.NotFound)
            return new WitnessedCheckpoint.None();
        if (exchange.Status != HttpStatusCode.OK)
            return new WitnessedCheckpoint.Unknown($"status {(int)exchange.Status!}");
        return new TrustPolicy(log, [witness.Key], Quorum: 1).TryOpen(exchange.Body, out var trusted, out var refusal)
            ? new WitnessedCheckpoint.Found(trusted)
            : new WitnessedCheckpoint.Unknown($"its checkpoint is not to be believed: {refusal}");
    }
}
