using System.Security.Cryptography;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Declaring;

/// <summary>Fills what waits for review.</summary>
internal static class Waiting
{
    /// <summary>Groups of nobody, as they lie in the database.</summary>
    public static async Task AddGroupsAsync(
        this TestSystem system, int count, bool withWork, GroupState state = GroupState.Review, Channel channel = Channel.Web)
    {
        await using var scope = system.Scope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
        db.AddRange(Enumerable.Range(0, count).Select(_ => new Group
        {
            Id = Guid.NewGuid(),
            CodeSealed = RandomNumberGenerator.GetBytes(16),
            Channel = channel,
            State = state,
            DeclaredAt = system.Clock.GetUtcNow(),
            Series = withWork ? RandomNumberGenerator.GetBytes(16) : null,
            NextPosition = 1,
        }));
        await db.SaveChangesAsync();
    }

    public static Task<WaitingLoad> LoadAsync(this TestSystem system) => system.Services.GetRequiredService<ReadLoad>().NowAsync(CancellationToken.None).AsTask();
}
