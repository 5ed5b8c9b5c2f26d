using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Witnessing;

/// <summary>Requests to a witness as any client makes them, without the client that is tested elsewhere.</summary>
internal static class WitnessRequests
{
    public static Task<HttpResponseMessage> AddAsync(this HttpClient client, AddCheckpointRequest request) => client.AddAsync(request.ToBytes());

    public static async Task<HttpResponseMessage> AddAsync(this HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return await client.PostAsync(new Uri("/add-checkpoint", UriKind.Relative), content);
    }

    public static async Task<HttpResponseMessage> LatestAsync(this HttpClient client, string origin) =>
        await client.GetAsync(new Uri($"/{Register.Witnessing.WatchedLogs.OriginHash(origin)}/checkpoint", UriKind.Relative));

    /// <summary>Which size the witness shows as its latest, after both signatures were verified.</summary>
    public static async Task<TrustedCheckpoint> LatestAsync(this HttpClient client, VerifierKey log, VerifierKey witness)
    {
        using var answer = await client.LatestAsync(log.Name);
        new TrustPolicy(log, [witness], 1).TryOpen(await answer.Content.ReadAsByteArrayAsync(), out var trusted, out _).ShouldBeTrue();
        return trusted!;
    }
}
