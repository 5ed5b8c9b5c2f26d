using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank;

/// <summary>What became of a filter that was to be imported.</summary>
public enum DoNotCallImportOutcome
{
    /// <summary>From now on its numbers are not called.</summary>
    Imported,

    /// <summary>The file is no filter of a do-not-call list.</summary>
    NoFilter,

    /// <summary>It was made by a newer Ledgerline, in a way that this one does not know.</summary>
    NewerFormat,

    /// <summary>It was made with another key.</summary>
    OtherKey,

    /// <summary>It is cut short, or has more than belongs to it.</summary>
    WrongLength,

    /// <summary>It is not as it was made.</summary>
    Damaged,

    /// <summary>It says of nearly every number that it is on the list, which no filter does that was made rightly.</summary>
    TooFull,

    /// <summary>It is our own list.</summary>
    Own,

    /// <summary>A newer one of the same installation is here already.</summary>
    Older,

    /// <summary>It says that it was made in the future; taken, it would stand in the way of those that are made until then.</summary>
    FromTheFuture,
}

/// <summary>Takes the do-not-call list of another installation, a filter, in place of the one that it gave before.</summary>
public sealed class ImportDoNotCall(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    /// <summary>No filter is larger.</summary>
    public const int MaxBytes = FilterFile.MaxBytes;

    public async Task<DoNotCallImportOutcome> ImportAsync(DoNotCallKey key, ReadOnlyMemory<byte> file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (read, problem) = FilterFile.Read(file.Span, key);
        if (read is null)
            return Of(problem!.Value);
        if (read.Source == ExportDoNotCall.SourceOf(key, keys))
            return DoNotCallImportOutcome.Own;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // Another installation's clock may be a little ahead.
        if (read.Day > today.AddDays(1))
            return DoNotCallImportOutcome.FromTheFuture;
        var filter = new ForeignFilter
        {
            Id = Guid.NewGuid(),
            Key = key.Id,
            Source = read.Source,
            Day = read.Day,
            Capacity = read.Filter.Capacity,
            BitsSealed = keys.Seal(KeyPurpose.DoNotCallExchange, read.Filter.Bits),
        };
        return await PutAsync(key, filter, today, cancel) ? DoNotCallImportOutcome.Imported : DoNotCallImportOutcome.Older;
    }

    private async Task<bool> PutAsync(DoNotCallKey key, ForeignFilter filter, DateOnly today, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<ForeignFilter>().AnyAsync(old => old.Key == filter.Key && old.Source == filter.Source && old.Day > filter.Day, cancel))
            return false;
        await db.Set<ForeignFilter>().Where(old => old.Key == filter.Key && old.Source == filter.Source).ExecuteDeleteAsync(cancel);
        if (!await db.Set<ExchangeKey>().AnyAsync(known => known.Id == key.Id, cancel))
            db.Add(ExchangeKey.Of(key, keys, today));
        db.Add(filter);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    private static DoNotCallImportOutcome Of(FilterFileProblem problem) => problem switch
    {
        FilterFileProblem.NoFilter => DoNotCallImportOutcome.NoFilter,
        FilterFileProblem.NewerFormat => DoNotCallImportOutcome.NewerFormat,
        FilterFileProblem.OtherKey => DoNotCallImportOutcome.OtherKey,
        FilterFileProblem.WrongLength => DoNotCallImportOutcome.WrongLength,
        FilterFileProblem.Damaged => DoNotCallImportOutcome.Damaged,
        FilterFileProblem.TooFull => DoNotCallImportOutcome.TooFull,
    };
}
