using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>The number that the front page shows.</summary>
public sealed class RegisterCount
{
    private readonly LedgerlineDb _db;

    internal RegisterCount(LedgerlineDb db) => _db = db;

    /// <summary>Sealed declarations less annulments.</summary>
    public Task<long> CountAsync(CancellationToken cancel = default) =>
        _db.Set<LogState>().Select(state => state.Declarations - state.Annulments).SingleOrDefaultAsync(cancel);
}
