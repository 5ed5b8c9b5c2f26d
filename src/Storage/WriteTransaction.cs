using Microsoft.EntityFrameworkCore.Storage;

namespace Ledgerline.Storage;

/// <summary>A write transaction with its place in the line of writers. Rolls back unless committed.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private readonly List<Func<CancellationToken, Task>> _last = [];
    private readonly LedgerlineDb _db;
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable? _place;

    internal WriteTransaction(LedgerlineDb db, IDbContextTransaction transaction, IDisposable? place) => (_db, _transaction, _place) = (db, transaction, place);

    /// <summary>
    /// Has something done at the very end, right before the commit: what takes hold of a row that many want. Nothing is waited for after it, so it can be in no
    /// circle of transactions that wait for each other, and the row is held for as long as the commit takes. Not done where nothing is committed.
    /// </summary>
    public void DoLast(Func<CancellationToken, Task> work) => _last.Add(work);

    /// <summary>From here on the writes are durable.</summary>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        foreach (var work in _last)
            await work(cancel);
        await _transaction.CommitAsync(cancel);
        End();
    }

    public async ValueTask DisposeAsync()
    {
        End();
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _place?.Dispose();
        }
    }

    private void End()
    {
        if (_db.Write == this)
            _db.Write = null;
    }
}
