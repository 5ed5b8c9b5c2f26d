using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class WhoIsOnTests
{
    [Theory, OnBothEngines]
    public async Task WhoIsOn_SaysWhatEachDoes_AndSinceWhen(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        (await OnAsync(day)).ShouldBeEmpty();
        var begin = day.Bank.Clock.GetUtcNow();
        await day.CallAsync(day.Vera, Outcome.NoAnswer, minutes: 3);
        await day.TakeAsync(day.Walter);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(1));

        (await OnAsync(day)).ShouldBe(
        [
            new OnNow(day.Vera, Presence.BetweenCalls, begin.AddMinutes(3)), new OnNow(day.Walter, Presence.OnACall, begin.AddMinutes(3)),
        ], ignoreOrder: true);

        await day.StepAsync(day.Vera, ShiftStep.Pause);
        (await OnAsync(day)).ShouldContain(new OnNow(day.Vera, Presence.Pausing, begin.AddMinutes(4)));
        await day.StepAsync(day.Vera, ShiftStep.End);
        (await OnAsync(day)).Select(on => on.Person).ShouldBe([day.Walter]);
    }

    [Theory, OnBothEngines]
    public async Task WhoIsOn_WhoseLeaseIsOver_IsNotOnACall(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var begin = day.Bank.Clock.GetUtcNow();
        await day.TakeAsync(day.Vera);
        day.Bank.Clock.Advance(Leases.Duration);

        (await OnAsync(day)).ShouldBe([new OnNow(day.Vera, Presence.BetweenCalls, begin)]);
    }

    [Theory, OnBothEngines]
    public async Task WhoIsOn_SomebodyWhoCalledUs_IsACall(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.Bank.WithAsync<StartInboundCall, InboundOutcome>(start => start.StartAsync(day.Vera, day.Centre, day.Campaign));
        day.Bank.Clock.Advance(Leases.Duration);

        (await OnAsync(day)).ShouldHaveSingleItem().Presence.ShouldBe(Presence.OnACall);
    }

    [Theory, OnBothEngines]
    public async Task WhoIsOn_AtAnotherCentre_IsNotSeen(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.TakeAsync(day.Vera);
        var other = await day.Bank.System.AddCentreAsync("Another");

        (await day.Bank.WithAsync<WhoIsOn, IReadOnlyList<OnNow>>(on => on.OfAsync(other, default))).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<OnNow>> OnAsync(Day day) => day.Bank.WithAsync<WhoIsOn, IReadOnlyList<OnNow>>(on => on.OfAsync(day.Centre, default));
}
