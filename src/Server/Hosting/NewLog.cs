using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Tlog;

namespace Ledgerline.Server.Hosting;

/// <summary>Makes the register's log, with a key of its own. Only an operator's command does it, and the demo.</summary>
internal static class NewLog
{
    /// <summary>Makes the key unless it is there, and the log of that key.</summary>
    /// <returns>The verifier key, to be published wherever people should find it.</returns>
    /// <exception cref="StartRefusedException">There is a log already, or the key is another log's.</exception>
    public static async Task<VerifierKey> MakeAsync(IServiceProvider services, Installation installation, string origin, CancellationToken cancel = default)
    {
        if (!KeyName.IsValid(origin))
            throw new StartRefusedException($"'{origin}' cannot be a log's origin. Take the address below which it is served, without the scheme: register.example.org/log");
        var key = installation.ReadLogKey() ?? Create(installation, origin);
        if (key.Name != origin)
            throw new StartRefusedException($"The key that is here is of the log {key.Name}, not of {origin}.");
        return await services.GetRequiredService<CreateLog>().CreateAsync(key, cancel) switch
        {
            CreateLogOutcome.Created => key.Verifier,
            CreateLogOutcome.AlreadyThere => throw new StartRefusedException("There is a log already. A register has one, for ever."),
            CreateLogOutcome.PlaceTaken => throw new StartRefusedException(
                $"{installation.LogFolder} or {installation.SavedCheckpoint} holds a log that this database does not have. If the database was lost, restore it; a new log must not take the old one's place."),
        };
    }

    private static SigningKey Create(Installation installation, string origin)
    {
        var key = SigningKey.Generate(origin, SignatureType.Ed25519);
        KeyFile.Create(installation.LogKeyFile, key.ToSecretText());
        return key;
    }
}
