using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class FindUnusualRevealsTests
{
    private static readonly TimeSpan QuickCall = FindUnusualReveals.Quick - TimeSpan.FromSeconds(1);

    [Theory, OnBothEngines]
    public async Task Reveals_TenCallsOverWithinSeconds_AreAsked_NineAreNot(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 12);
        foreach (var _ in Enumerable.Range(1, FindUnusualReveals.FewestQuickAnHour - 1))
            await CallAsync(day, QuickCall, Outcome.NoAnswer);
        await CallAsync(day, FindUnusualReveals.Quick, Outcome.NoAnswer);
        await CallAsync(day, QuickCall, Outcome.SpokeAndFinished);
        (await FindAsync(day)).ShouldBeEmpty("one took its time, and on one somebody was reached");

        await CallAsync(day, QuickCall, null);

        var unusual = (await FindAsync(day)).ShouldHaveSingleItem();
        (unusual.Person.Id, unusual.Pattern, unusual.Numbers).ShouldBe((day.Vera, RevealPattern.TooQuick, 10));
        day.Bank.Clock.Advance(TimeSpan.FromDays(1));
        (await FindAsync(day)).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Reveals_MoreThanAnybodyCanCallInAnHour_AreAsked(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await ShowAsync(day, day.Vera, FindUnusualReveals.MostAnHour, TimeSpan.FromSeconds(30));
        (await FindAsync(day)).ShouldBeEmpty();

        await ShowAsync(day, day.Vera, 1, TimeSpan.FromSeconds(30));

        var unusual = (await FindAsync(day)).ShouldHaveSingleItem();
        (unusual.Pattern, unusual.Numbers).ShouldBe((RevealPattern.TooManyAnHour, 91));
        (await FindAsync(day, await day.Bank.System.AddCentreAsync("Another"))).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Reveals_FourTimesWhatIsUsual_AreAsked_AndNobodyIsCompared(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await WorkAsync(day, days: 10, aDay: 16);
        await ShowAsync(day, day.Vera, 64, TimeSpan.FromMinutes(1));
        (await FindAsync(day)).ShouldBeEmpty();

        await ShowAsync(day, day.Vera, 1, TimeSpan.FromMinutes(1));

        var unusual = (await FindAsync(day)).ShouldHaveSingleItem();
        (unusual.Person.Id, unusual.Pattern, unusual.Numbers, unusual.Usual).ShouldBe((day.Vera, RevealPattern.FarMoreThanUsual, 65, 16));
    }

    [Theory, OnBothEngines]
    public async Task Reveals_AtHoursAtWhichNobodyCalls_AreAsked_ByTheCentresClock(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await day.SetZoneAsync("Asia/Taipei");
        await WorkAsync(day, days: 10, aDay: 16);
        await ShowAsync(day, day.Vera, 5, TimeSpan.FromMinutes(1));
        (await FindAsync(day)).ShouldBeEmpty();
        day.Bank.Clock.Advance(TimeSpan.FromHours(10));
        await ShowAsync(day, day.Vera, FindUnusualReveals.FewestAtOddHours, TimeSpan.FromMinutes(1));

        var unusual = (await FindAsync(day)).ShouldHaveSingleItem();

        (unusual.Pattern, unusual.Numbers).ShouldBe((RevealPattern.AtAnOddHour, 5));
    }

    /// <summary>Ten within an hour, and not ten in a morning.</summary>
    [Theory, OnBothEngines]
    public async Task Reveals_OfQuickCallsThatLieFurtherApart_AreNotAsked(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 12);
        await CallAsync(day, QuickCall, Outcome.NoAnswer);
        day.Bank.Clock.Advance(TimeSpan.FromHours(1) - QuickCall);
        foreach (var _ in Enumerable.Range(1, FindUnusualReveals.FewestQuickAnHour - 1))
            await CallAsync(day, QuickCall, Outcome.NoAnswer);
        (await FindAsync(day)).ShouldBeEmpty();

        await CallAsync(day, QuickCall, Outcome.NoAnswer);

        (await FindAsync(day)).ShouldHaveSingleItem().Numbers.ShouldBe(10);
    }

    /// <summary>Whoever dials one number again and again copies nothing.</summary>
    [Theory, OnBothEngines]
    public async Task Reveals_OfOneNumber_CountOnce(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await ShowAsync(day, day.Vera, FindUnusualReveals.MostAnHour, TimeSpan.FromSeconds(10));
        var one = Guid.NewGuid();
        await ShowAsync(day, day.Vera, 1, TimeSpan.FromSeconds(10), one);

        (await FindAsync(day)).ShouldHaveSingleItem().Numbers.ShouldBe(91);
        day.Bank.Clock.Advance(TimeSpan.FromDays(2));
        await ShowAsync(day, day.Vera, FindUnusualReveals.MostAnHour, TimeSpan.FromSeconds(10), one);
        await ShowAsync(day, day.Vera, 1, TimeSpan.FromSeconds(10), one);
        (await FindAsync(day)).ShouldBeEmpty();
    }

    /// <summary>Half of all days had no more: few on which much more was called, or by one of them, change nothing.</summary>
    [Theory, OnBothEngines]
    public async Task Usual_IsTheMedian_OfTwentyDaysAtLeast_AndFewAreNeverFarMore(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await WorkAsync(day, days: 9, aDay: 10, ofWalter: 40);
        await ShowAsync(day, day.Vera, 70, TimeSpan.FromMinutes(1));
        (await FindAsync(day)).ShouldBeEmpty("eighteen days are too few");
        day.Bank.Clock.Advance(TimeSpan.FromDays(1));
        await ShowAsync(day, day.Vera, 10, TimeSpan.Zero);
        day.Bank.Clock.Advance(TimeSpan.FromDays(1));
        await WorkAsync(day, days: 1, aDay: 10, ofWalter: 10);

        await ShowAsync(day, day.Vera, FindUnusualReveals.FewestOfFarMore - 1, TimeSpan.FromMinutes(1));
        (await FindAsync(day)).ShouldBeEmpty();
        await ShowAsync(day, day.Vera, 1, TimeSpan.FromMinutes(1));

        var unusual = (await FindAsync(day)).ShouldHaveSingleItem();
        (unusual.Pattern, unusual.Numbers, unusual.Usual).ShouldBe((RevealPattern.FarMoreThanUsual, 60, 10));
    }

    [Theory, OnBothEngines]
    public async Task Hours_OfACentreThatHasHardlyCalled_AreNotOdd(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine, contacts: 0);
        await WorkAsync(day, days: 1, aDay: FindUnusualReveals.FewestOfHours - 1, ofWalter: 0);
        day.Bank.Clock.Advance(TimeSpan.FromHours(10));
        await ShowAsync(day, day.Vera, FindUnusualReveals.FewestAtOddHours, TimeSpan.FromMinutes(1));

        (await FindAsync(day)).ShouldBeEmpty();
    }

    /// <summary>Ten in the morning, day by day, of two volunteers; then it is ten in the morning again.</summary>
    private static async Task WorkAsync(Day day, int days, int aDay, int? ofWalter = null)
    {
        foreach (var _ in Enumerable.Range(0, days))
        {
            await ShowAsync(day, day.Vera, aDay, TimeSpan.Zero);
            await ShowAsync(day, day.Walter, ofWalter ?? aDay, TimeSpan.Zero);
            day.Bank.Clock.Advance(TimeSpan.FromDays(1));
        }

        // What was the day before is not lately any more.
        day.Bank.Clock.Advance(TimeSpan.FromDays(1));
    }

    private static async Task ShowAsync(Day day, PersonId volunteer, int numbers, TimeSpan each, Guid? contact = null)
    {
        await using var scope = day.Bank.System.Scope();
        var (db, audit) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        await using var write = await db.BeginWriteAsync();
        for (var i = 0; i < numbers; i++)
        {
            audit.Record(day.ActorOf(volunteer), FindUnusualReveals.Shown, contact ?? Guid.NewGuid());
            day.Bank.Clock.Advance(each);
        }

        await write.CommitAsync();
    }

    private static async Task CallAsync(Day day, TimeSpan lasts, Outcome? outcome)
    {
        var call = await day.TakeAsync(day.Vera);
        (await day.Bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(call, day.ActorOf(day.Vera))).Outcome)).ShouldBe(DialOutcome.Dialled);
        day.Bank.Clock.Advance(lasts);
        if (outcome is { } ended)
            await day.Bank.ReportAsync(call, day.Vera, ended);
        else
            await day.Bank.WithAsync<GiveBackCall, bool>(give => give.GiveBackAsync(call, day.Vera));
    }

    private static Task<IReadOnlyList<UnusualReveals>> FindAsync(Day day, CentreId? centre = null) => day.Bank.WithAsync<FindUnusualReveals, IReadOnlyList<UnusualReveals>>(
        find => find.OfAsync(centre ?? day.Centre, [new(day.Walter, "walter"), new(day.Vera, "vera")], default));
}
