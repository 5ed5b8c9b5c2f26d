using System.Threading.Channels;

namespace Ledgerline.Register.Declaring;

/// <summary>
/// Writes new groups of one person, several waiting ones in one commit: whoever writes takes along all who wait. So the cost of a durable
/// commit is shared when many declare at once, and nobody waits when only one does.
/// </summary>
/// <remarks>
/// The callers do not write by themselves, each in its turn: then all who had been taken along would still have to go through the line one
/// after the other before the next could write.
/// </remarks>
internal sealed class NewGroupLine : IAsyncDisposable
{
    private const int MaxTogether = 128;

    private readonly Channel<Waiting> _waiting = System.Threading.Channels.Channel.CreateUnbounded<Waiting>();
    private readonly INewGroups _store;
    private readonly Task _writing;

    public NewGroupLine(INewGroups store)
    {
        _store = store;
        _writing = Task.WhenAll(Enumerable.Range(0, store.WritersAtOnce).Select(_ => Task.Run(WriteAllAsync)));
    }

    /// <summary>True when it is written and committed; false when something of it was there before and nothing was written.</summary>
    /// <remarks>Not cancelled half-way: whether it was written would be unknown.</remarks>
    public async Task<bool> WriteAsync(NewGroup group)
    {
        var mine = new Waiting(group);
        await _waiting.Writer.WriteAsync(mine);
        return await mine.Written.Task;
    }

    /// <summary>Takes no more, and ends when all who wait are written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        var together = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (together.Count < MaxTogether && _waiting.Reader.TryRead(out var next))
                together.Add(next);
            if (together.Count > 0)
                await WriteTogetherAsync(together);
            together.Clear();
        }
    }

    private async Task WriteTogetherAsync(List<Waiting> together)
    {
        // In one order everywhere, so that two writers that meet over the same groups do not wait for each other.
        together.Sort((a, b) => a.Group.Group.Id.CompareTo(b.Group.Group.Id));
        try
        {
            var written = await _store.WriteAsync([.. together.Select(each => each.Group)]);
            for (var i = 0; i < together.Count; i++)
                together[i].Written.SetResult(written is not null && written[i]);
        }
        catch (Exception outage)
        {
            foreach (var each in together)
                each.Written.TrySetException(outage);
        }
    }

    private sealed record Waiting(NewGroup Group)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
