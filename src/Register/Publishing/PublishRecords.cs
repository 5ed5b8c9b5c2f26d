using System.Buffers;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Publishing;

/// <summary>Writes the openings of new entries, and takes those of erased ones out of the published files.</summary>
internal sealed class PublishRecords(LedgerlineDb db, LogFolder folder, WriteSteps steps)
{
    private List<long> _erased = [];

    /// <summary>Writes the bundles in which entries are new.</summary>
    public async Task WriteNewAsync(TreeSize published, TreeSize size, CancellationToken cancel)
    {
        var last = (size.Value - 1) / RecordBundle.FullWidth;
        const int atOnce = PublishTree.Chunk / RecordBundle.FullWidth;
        for (var bundle = published.Value / RecordBundle.FullWidth; size.Value > 0 && bundle <= last; bundle += atOnce)
            await WriteAsync(bundle, Math.Min(bundle + atOnce, last + 1), size, cancel);
    }

    /// <summary>Writes the bundles anew in which entries were erased.</summary>
    public async Task WriteErasedAsync(TreeSize size, CancellationToken cancel)
    {
        _erased = await db.Set<StaleRecord>().Where(row => row.Index < size.Value).Select(row => row.Index).ToListAsync(cancel);
        foreach (var bundle in _erased.Select(index => index / RecordBundle.FullWidth).Distinct().Order())
            await WriteAsync(bundle, bundle + 1, size, cancel);
    }

    /// <summary>Once what <see cref="WriteErasedAsync"/> wrote is durable.</summary>
    public async Task ForgetErasedAsync(CancellationToken cancel)
    {
        if (_erased.Count > 0)
            await steps.RunAsync("forget what was erased", () => db.Set<StaleRecord>().Where(row => _erased.Contains(row.Index)).ExecuteDeleteAsync(cancel));
    }

    private async Task WriteAsync(long firstBundle, long endBundle, TreeSize size, CancellationToken cancel)
    {
        var first = firstBundle * RecordBundle.FullWidth;
        var end = Math.Min(endBundle * RecordBundle.FullWidth, size.Value);
        var entries = await db.Set<Entry>().AsNoTracking().Where(entry => entry.Index >= first && entry.Index < end)
            .Select(entry => new { entry.Index, entry.Kind, entry.Name, entry.Place, entry.Statement, entry.Salt }).ToDictionaryAsync(entry => entry.Index, cancel);
        for (var bundle = firstBundle; bundle < endBundle; bundle++)
        {
            var bytes = new ArrayBufferWriter<byte>(RecordBundle.FullWidth * 160);
            for (var index = bundle * RecordBundle.FullWidth; index < Math.Min((bundle + 1) * RecordBundle.FullWidth, end); index++)
            {
                var entry = entries.GetValueOrDefault(index);
                var record = entry?.Name is null ? null : new CanonicalRecord(entry.Kind, entry.Name, entry.Place, entry.Statement);
                RecordBundle.Write(bytes, entry is null ? default : Opening.Of(entry.Salt, record));
            }

            await folder.ReplaceAsync(RecordBundle.Path(bundle), bytes.WrittenMemory);
        }
    }
}
