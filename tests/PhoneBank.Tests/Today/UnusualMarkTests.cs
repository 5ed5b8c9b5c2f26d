using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class UnusualMarkTests
{
    private const string Elsewhere = "/centre/campaigns";

    [Fact]
    public async Task Mark_StandsOnEveryPageOfACoordinator_UntilSheHasLooked_AndAgainWhenThereIsMore()
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        using var vera = await day.Bank.System.SignInAsync("vera");
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldBeNull();
        await day.EnterAsync(day.Vera, await day.TakeAsync(day.Vera), FindUnusual.FewestPeople);
        day.Bank.Clock.Advance(UnusualMark.MostAge);

        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark a")!.GetAttribute("href").ShouldBe("/centre/today#unusual");
        (await vera.PageAsync("/shift")).QuerySelector("#unusual-mark").ShouldBeNull();
        var today = await carla.PageAsync("/centre/today");
        today.QuerySelector("#unusual-mark").ShouldBeNull("it shows what it is about");
        today.QuerySelector("#unusual")!.TextContent.ShouldContain("vera: people entered: 20");
        today.QuerySelectorAll("#unusual a").Select(link => link.GetAttribute("href")).ShouldBe([$"/centre/sessions/{day.Vera}", $"/centre/entered/{day.Vera}", "/centre/people"]);
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldBeNull();
        using var other = await day.Bank.System.SignInAsync("carla");
        (await other.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldNotBeNull("another browser has not looked");

        await day.EnterAsync(day.Walter, await day.TakeAsync(day.Walter), FindUnusual.FewestPeople);
        day.Bank.Clock.Advance(UnusualMark.MostAge);
        (await carla.GetStringAsync(new Uri("/centre/today?handler=Now", UriKind.Relative))).ShouldContain("Something is unusual at your centre.");
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldNotBeNull();
    }
}
