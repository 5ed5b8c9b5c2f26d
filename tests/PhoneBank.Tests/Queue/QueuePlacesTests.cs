using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Tests.ContactLists;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Queue;

/// <summary>Lists of a campaign take turns.</summary>
public sealed class QueuePlacesTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly Reading Numbers = new(FileEncoding.Utf8, ',', HasHeadings: false, NumberColumn: 0, NameColumn: null, NoteColumn: null, null, null);

    [Theory, OnBothEngines]
    public async Task Claims_OfTwoLists_TakeTurns_FromWhenTheSecondIsThere(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.ImportAsync(List(Enumerable.Range(0, 6)), Numbers);
        var called = await CallAsync(desk, 2);
        desk.Bank.Clock.Advance(TimeSpan.FromDays(1));

        await desk.ImportAsync(List(Enumerable.Range(50, 3)), Numbers);

        called.Concat(await CallAsync(desk, 7)).Select(number => number.E164[^2..]).ShouldSatisfyAllConditions(
            all => all.Take(2).ShouldBe(["00", "01"]),
            // Two that stand in the same place may come in either order.
            all => all.Skip(2).Chunk(2).Take(3).Select(turn => string.Join(' ', turn.Order())).ShouldBe(["02 50", "03 51", "04 52"]),
            all => all.Last().ShouldBe("05"));
    }

    [Theory, OnBothEngines]
    public async Task Claims_OfAListWhereMostAreElsewhere_TakeTurnsInEachZone(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var american = Enumerable.Range(0, 4).Select(Bank.American).ToList();
        await desk.ImportAsync(Text(american), Numbers);

        // Nine in London before each in Washington.
        await desk.ImportAsync(Text(Enumerable.Range(0, 40).Select(index => index % 10 == 9 ? Bank.American(50 + index) : Bank.British(index))), Numbers);

        var called = (await CallAsync(desk, 44)).Where(number => number.E164.StartsWith("+1", StringComparison.Ordinal)).Select(number => american.Contains(number)).ToList();
        called.Chunk(2).ShouldAllBe(turn => turn[0] != turn[1]);
    }

    [Theory, OnBothEngines]
    public async Task Claims_OfAListThatComesAfterSomebodyWhoWasAddedJustNow_AreReadyAtOnce(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.Bank.AddContactsAsync(desk.Campaign, Bank.American(90));

        await desk.ImportAsync(List(Enumerable.Range(0, 5)), Numbers);

        (await CallAsync(desk, 6)).Count.ShouldBe(6);
    }

    [Theory, OnBothEngines]
    public async Task Claim_AfterAReferral_HandsItOutAmongTheFirst(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await desk.ImportAsync(List(Enumerable.Range(0, 30)), Numbers);
        var call = await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign);
        await desk.Bank.WithAsync<AddReferral, ReferralOutcome>(add => add.AddAsync(call, Ann, Bank.American(90), "A friend"));
        await desk.Bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);

        (await CallAsync(desk, 2)).ShouldContain(Bank.American(90));
    }

    private static string List(IEnumerable<int> indices) => Text(indices.Select(Bank.American));

    private static string Text(IEnumerable<PhoneNumber> numbers) => string.Concat(numbers.Select(number => number.E164 + "\n"));

    private static async Task<IReadOnlyList<PhoneNumber>> CallAsync(Desk desk, int calls)
    {
        var called = new List<PhoneNumber>();
        for (var i = 0; i < calls; i++)
        {
            var call = await desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign);
            called.Add(await desk.Bank.NumberOfAsync(call));
            await desk.Bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        }

        return called;
    }
}
