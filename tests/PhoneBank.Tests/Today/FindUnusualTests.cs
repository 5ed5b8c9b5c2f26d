using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class FindUnusualTests
{
    [Theory, OnBothEngines]
    public async Task Unusual_TwentyOnOneCall_IsAsked_NineteenAreNot(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var call = await day.TakeAsync(day.Vera);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(9));
        await day.EnterAsync(day.Vera, call, FindUnusual.FewestPeople - 1);
        (await FindAsync(day, day.Centre)).ShouldBeEmpty();

        await day.EnterAsync(day.Vera, call, 1);

        var unusual = (await FindAsync(day, day.Centre)).ShouldHaveSingleItem();
        (unusual.Person.Name, unusual.People, unusual.Calls, unusual.OnCalls).ShouldBe(("vera", 20, 1, TimeSpan.FromMinutes(9)));
        (await FindAsync(day, await day.Bank.System.AddCentreAsync("Another"))).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Unusual_MoreThanFourAMinute_IsAsked_FourAreNot(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        var calls = new List<CallId>();
        foreach (var minutes in new[] { 2, 3 })
        {
            var call = await day.TakeAsync(day.Vera);
            await day.EnterAsync(day.Vera, call, 10);
            day.Bank.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);
            calls.Add(call);
        }

        (await FindAsync(day, day.Centre)).ShouldBeEmpty();
        await day.EnterAsync(day.Vera, calls[1], 1);
        (await FindAsync(day, day.Centre)).ShouldHaveSingleItem().People.ShouldBe(21);
    }

    [Theory, OnBothEngines]
    public async Task Unusual_CallsBeforeTheFirstHeld_DoNotCount(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        await day.CallAsync(day.Vera, Outcome.NoAnswer, minutes: 60);
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await day.EnterAsync(day.Vera, await day.TakeAsync(day.Vera), 20);

        (await FindAsync(day, day.Centre)).ShouldHaveSingleItem().Calls.ShouldBe(1);
    }

    private static Task<IReadOnlyList<Unusual>> FindAsync(Day day, CentreId centre) => day.Bank.WithAsync<FindUnusual, IReadOnlyList<Unusual>>(
        async find => (await find.OfAsync(centre, [new(day.Walter, "walter"), new(day.Vera, "vera")], default)).Entered);
}
