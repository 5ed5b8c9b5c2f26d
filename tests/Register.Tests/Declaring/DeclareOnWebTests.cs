using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class DeclareOnWebTests
{
    /// <summary>Eight places, two of them for what comes without work.</summary>
    private static readonly RegisterOptions Eight = Quick with { MostWaiting = 8 };

    [Theory, OnBothEngines]
    public async Task Declare_WithoutWork_TakesAQuarterOfThePlacesAndLeavesTheOthersToWhoeverWorks(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Eight);

        (await SendAsync(system, withWork: false)).Outcome.ShouldBe(WebOutcome.Sent);
        (await SendAsync(system, withWork: false)).Outcome.ShouldBe(WebOutcome.Sent);
        (await SendAsync(system, withWork: false)).ShouldBe(new WebResult(WebOutcome.FullWithoutWork));
        for (var i = 0; i < 6; i++)
            (await SendAsync(system, withWork: true)).Outcome.ShouldBe(WebOutcome.Sent);
        (await SendAsync(system, withWork: true)).ShouldBe(new WebResult(WebOutcome.Full));
        (await SendAsync(system, withWork: false)).ShouldBe(new WebResult(WebOutcome.Full));

        system.Clock.Advance(TimeSpan.FromMinutes(1));
        (await system.LoadAsync()).ShouldBe(new WaitingLoad(8, 2, 8));
    }

    [Theory, OnBothEngines]
    public async Task Declare_WhatIsThereAlready_HasItsReceiptGivenAgainHoweverFullItIs(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Eight);
        var (group, person) = (Guid.NewGuid(), Draft());
        var first = await SendAsync(system, withWork: true, group, person);
        await system.AddGroupsAsync(7, withWork: true);
        system.Clock.Advance(TimeSpan.FromMinutes(1));

        (await SendAsync(system, withWork: true)).Outcome.ShouldBe(WebOutcome.Full);
        var again = await SendAsync(system, withWork: false, group, person);

        again.Outcome.ShouldBe(WebOutcome.Sent);
        again.Declared!.Receipt.ShouldBe(first.Declared!.Receipt.ShouldNotBeNull());
    }

    [Theory, OnBothEngines]
    public async Task Declare_WhatWasSealed_IsSaidToBeEvenWhereItIsFull(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Eight);
        var person = Draft();
        await system.DeclareAsync(GroupId.New(), person);
        (await system.SealLaterAsync()).ShouldBe(1);
        await system.AddGroupsAsync(8, withWork: true);

        var again = await SendAsync(system, withWork: false, Guid.NewGuid(), person);

        again.Declared.ShouldNotBeNull().Outcome.ShouldBe(DeclareOutcome.AlreadySealed);
    }

    [Theory, OnBothEngines]
    public async Task Declare_OnACall_IsTakenAndCountsForNothingHoweverFullItIs(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Eight);
        await system.AddGroupsAsync(8, withWork: true);
        (await SendAsync(system, withWork: true)).Outcome.ShouldBe(WebOutcome.Full);

        (await system.DeclareAsync(GroupId.New(), Draft(), Draft())).Outcome.ShouldBe(DeclareOutcome.Accepted);

        system.Clock.Advance(TimeSpan.FromMinutes(1));
        (await system.LoadAsync()).Groups.ShouldBe(8);
    }

    private static Task<WebResult> SendAsync(TestSystem system, bool withWork) => SendAsync(system, withWork, Guid.NewGuid(), Draft());

    private static Task<WebResult> SendAsync(TestSystem system, bool withWork, Guid group, DeclarationDraft person)
    {
        var challenge = system.Services.GetRequiredService<Work>().NewChallenge(WaitingLoad.FewestBits);
        var solution = withWork ? WorkTests.Solve(challenge, group) : "";
        return system.InScopeAsync<DeclareOnWeb, WebResult>(declare => declare.DeclareAsync(group, [person], challenge, solution, CancellationToken.None));
    }
}
