namespace Ledgerline.Register;

/// <summary>The number that the front page shows.</summary>
public sealed class RegisterCount
{
    /// <summary>Sealed declarations less annulments.</summary>
    public Task<long> CountAsync(CancellationToken cancel = default) => throw new NotImplementedException();
}
