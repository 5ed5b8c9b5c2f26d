using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class ReadLoadTests
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);

    [Theory, OnBothEngines]
    public async Task Load_OfWhatCameFromTheWebAndWaits_LeavesOutCallsAndWhatIsDecided(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await system.AddGroupsAsync(3, withWork: true);
        await system.AddGroupsAsync(2, withWork: false);
        await system.AddGroupsAsync(4, withWork: false, state: GroupState.Refused);
        await system.AddGroupsAsync(4, withWork: true, state: GroupState.Held);
        // Declared on a call, and corrected with the receipt since.
        await system.AddGroupsAsync(5, withWork: false, channel: Channel.Call);
        system.Clock.Advance(WaitingLoad.Recent + TimeSpan.FromSeconds(1));
        await system.AddGroupsAsync(1, withWork: true);

        (await system.LoadAsync()).ShouldBe(new WaitingLoad(Groups: 6, WithoutWork: 2, Lately: 1));
    }

    [Theory, OnBothEngines]
    public async Task Load_OfNothing_IsNone(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);

        (await system.LoadAsync()).ShouldBe(new WaitingLoad(0, 0, 0));
    }

    [Theory, OnBothEngines]
    public async Task Load_ReadBefore_IsReadAgainAfterTwoSecondsAndAddsAtOnceWhatItTakesIn(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await using var other = system.AnotherProcess();
        (await system.LoadAsync()).Groups.ShouldBe(0);
        await system.AddGroupsAsync(3, withWork: true);

        (await system.LoadAsync()).Groups.ShouldBe(0);
        system.Services.GetRequiredService<ReadLoad>().Came(withWork: false);
        (await system.LoadAsync()).ShouldBe(new WaitingLoad(1, 1, 1));
        (await other.Services.GetRequiredService<ReadLoad>().NowAsync(CancellationToken.None)).Groups.ShouldBe(3);
        system.Clock.Advance(Age);
        (await system.LoadAsync()).ShouldBe(new WaitingLoad(3, 0, 3));
    }

    [Theory]
    [InlineData(0, 0, 13)]
    [InlineData(499, 99, 13)]
    [InlineData(500, 0, 14)]
    [InlineData(0, 100, 14)]
    [InlineData(999, 199, 14)]
    [InlineData(1_000, 0, 15)]
    [InlineData(0, 400, 16)]
    [InlineData(2_000, 199, 16)]
    [InlineData(4_000, 0, 17)]
    [InlineData(0, 800, 17)]
    [InlineData(1_000_000, 1_000_000, 17)]
    public void Bits_OfALoad_AreAsTheSpecificationSays(int groups, int lately, int bits) =>
        new WaitingLoad(groups, 0, lately).Bits.ShouldBe(bits);

    [Theory]
    [InlineData(7, 2, true, false)]
    [InlineData(7, 2, false, true)]
    [InlineData(7, 1, false, false)]
    [InlineData(8, 0, true, true)]
    [InlineData(8, 0, false, true)]
    public void Full_OfEightPlaces_IsSoWithoutWorkFromTwoOn(int groups, int withoutWork, bool withWork, bool full) =>
        new WaitingLoad(groups, withoutWork, 0).IsFull(withWork, new RegisterOptions { MostWaiting = 8 }).ShouldBe(full);
}
