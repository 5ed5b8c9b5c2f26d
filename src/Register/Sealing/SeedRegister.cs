namespace Ledgerline.Register;

/// <summary>Fills an empty register with invented entries over two years up to today, hostile names among them. For demonstrations and tests.</summary>
public sealed class SeedRegister
{
    /// <summary>Writes <paramref name="entries"/> sealed entries; the same seed gives the same days, names and organisations.</summary>
    /// <exception cref="InvalidOperationException">The register has entries.</exception>
    public Task RunAsync(int entries, int seed, CancellationToken cancel = default) => throw new NotImplementedException();
}
