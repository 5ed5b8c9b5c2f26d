using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web;

/// <summary>One thing that public pages are made of.</summary>
/// <param name="ReadAsync">Reads a short text that is another whenever any page made of it would be. Asked at most once a second, so it may ask the database.</param>
public sealed record PublicSource(Func<IServiceProvider, CancellationToken, Task<string>> ReadAsync);

/// <summary>
/// Which state of what is public is shown. What was made of an earlier one is never sent again: at once where this process has changed it
/// (<see cref="Changed"/>), within a second where another one has. Safe to use from any thread.
/// </summary>
/// <remarks>
/// A page is kept under the version that was read before it was made. So one that was begun before a change and finished after it is kept under the old
/// version, and is gone with it: there is nothing to invalidate in time.
/// </remarks>
public sealed class PublicVersion(IEnumerable<PublicSource> sources, IServiceScopeFactory scopes, IOutputCacheStore pages, TimeProvider time) : IDisposable
{
    /// <summary>What evicts everything that was kept.</summary>
    internal const string Tag = "public";

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>Another build may write another page of the same state.</summary>
    private static readonly string Build = string.Join(
        ' ',
        AppDomain.CurrentDomain.GetAssemblies().Where(each => each.GetName().Name!.StartsWith("ledgerline", StringComparison.OrdinalIgnoreCase))
            .Select(each => each.ManifestModule.ModuleVersionId.ToString()).Order(StringComparer.Ordinal));

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Seen? _seen;
    private int _changes;

    /// <summary>Which pages were kept under last. Only touched by who reads.</summary>
    private string? _last;

    /// <summary>Says that this process has changed what is public. Call it when the change is committed, and also where that is not known.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref _changes);
        _seen = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    /// <summary>The version, as letters and digits. It was right at some moment within the last second, and after the last <see cref="Changed"/>.</summary>
    internal ValueTask<string> CurrentAsync(CancellationToken cancel) =>
        _seen is { } seen && IsFresh(seen) ? ValueTask.FromResult(seen.Version) : new ValueTask<string>(ReadAsync(cancel));

    private async Task<string> ReadAsync(CancellationToken cancel)
    {
        // One reads, the others wait for it.
        await _reading.WaitAsync(cancel);
        try
        {
            while (true)
            {
                if (_seen is { } seen && IsFresh(seen))
                    return seen.Version;
                var (before, now) = (Volatile.Read(ref _changes), time.GetUtcNow());
                var version = await HashAsync(cancel);
                if (_last != version)
                    await pages.EvictByTagAsync(Tag, cancel);
                _last = version;
                _seen = new Seen(version, now);
                // What was changed while it was read may not be in it.
                if (before != Volatile.Read(ref _changes))
                    _seen = null;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<string> HashAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var text = new StringBuilder(Build);
        foreach (var source in sources)
            text.Append('\n').Append(await source.ReadAsync(scope.ServiceProvider, cancel));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    private bool IsFresh(Seen seen) => time.GetUtcNow() - seen.At is var age && age >= TimeSpan.Zero && age < MaxAge;

    private sealed record Seen(string Version, DateTimeOffset At);
}
