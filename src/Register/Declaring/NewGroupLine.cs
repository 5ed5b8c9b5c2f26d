using System.Collections.Concurrent;

namespace Ledgerline.Register.Declaring;

/// <summary>
/// Writes new groups of one person, several waiting ones in one commit: whoever gets a turn takes along all who wait. So the cost
/// of a durable commit is shared when many declare at once, and nobody waits when only one does.
/// </summary>
internal sealed class NewGroupLine(INewGroups store)
{
    private const int MaxTogether = 128;

    private readonly ConcurrentQueue<Waiting> _waiting = new();

    /// <summary>True when it is written and committed; false when something of it was there before and nothing was written.</summary>
    /// <remarks>Not cancelled half-way: whether it was written would be unknown.</remarks>
    public async Task<bool> WriteAsync(NewGroup group)
    {
        var mine = new Waiting(group);
        _waiting.Enqueue(mine);
        using (await store.EnterAsync())
        {
            if (!mine.Written.Task.IsCompleted)
                await WriteWaitingAsync();
        }

        return await mine.Written.Task;
    }

    private async Task WriteWaitingAsync()
    {
        var together = new List<Waiting>();
        while (together.Count < MaxTogether && _waiting.TryDequeue(out var next))
            together.Add(next);
        if (together.Count == 0)
            return;

        // In one order everywhere, so that two turns that meet over the same groups do not wait for each other.
        together.Sort((a, b) => a.Group.Group.Id.CompareTo(b.Group.Group.Id));
        try
        {
            var written = await store.WriteAsync([.. together.Select(each => each.Group)]);
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
