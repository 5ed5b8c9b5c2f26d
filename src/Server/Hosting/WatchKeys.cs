using System.Security.Cryptography;
using Ledgerline.Storage;

namespace Ledgerline.Server.Hosting;

/// <summary>Reads the master keys again when their file has changed: another process has added one, which seals from then on.</summary>
internal sealed class WatchKeys(Installation installation, KeyRing keys, TimeProvider time, ILogger<WatchKeys> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (keys.Reread is not { } reread)
            return;
        using var timer = new PeriodicTimer(Interval, time);
        var seen = installation.Keys.ChangedAt;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (installation.Keys.ChangedAt is var changed && changed == seen)
                continue;
            seen = changed;
            try
            {
                keys.Take(reread());
                log.LogInformation("The master keys were read again; the newest seals from now on.");
            }
            catch (Exception refusal) when (refusal is CryptographicException or FormatException or IOException or UnauthorizedAccessException or WrongPassphraseException)
            {
                log.LogError("The file of the master keys has changed and could not be taken over: {Why}", refusal.Message);
            }
        }
    }
}
