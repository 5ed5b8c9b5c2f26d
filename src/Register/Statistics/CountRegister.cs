using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Statistics;

/// <summary>Reads what sealing counted. Between two seals it is read from the database once.</summary>
internal sealed class CountRegister(LedgerlineDb db, CountRegister.Memory memory)
{
    public async Task<CountedRegister> CountAsync(CancellationToken cancel)
    {
        var size = await db.Set<LogState>().Select(state => state.Size).SingleOrDefaultAsync(cancel);
        if (memory.Newest is { } newest && newest.Size == size)
            return newest;
        var counted = await ReadAsync(cancel);
        memory.Newest = counted;
        return counted;
    }

    /// <summary>In one statement, which sees one state: a seal in between must not lead to a count of one size under the name of another.</summary>
    private async Task<CountedRegister> ReadAsync(CancellationToken cancel)
    {
        var rows = await db.Set<LogState>().SelectMany(_ => db.Set<DayTotal>(), (state, total) => new { state.Size, Total = total })
            .AsNoTracking().ToListAsync(cancel);
        return CountedRegister.Of(rows is [var first, ..] ? first.Size : 0, rows.Select(row => row.Total));
    }

    /// <summary>The newest count, shared by all requests. Two that find it old both read it anew, which does no harm.</summary>
    internal sealed class Memory
    {
        private volatile CountedRegister? _newest;

        public CountedRegister? Newest
        {
            get => _newest;
            set => _newest = value;
        }
    }
}
