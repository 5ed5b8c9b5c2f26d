using System.Net;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Erasing;

public sealed class ErasuresPageTests
{
    private const string Path = "/erasures";
    private const string Erase = "form[action$=Erase]";

    [Fact]
    public async Task Erase_LookedAtAndTicked_IsDone()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(3);
        await system.EraseAsync(2);

        using var looked = await registrar.SubmitAsync(Path, ("Numbers", "1-3"));
        var preview = await looked.PageAsync();
        preview.QuerySelectorAll("tbody tr").Select(row => row.Children[^1].TextContent).ShouldBe(["Will be erased", "Erased already", "Not an entry"]);
        using var notTicked = await registrar.SubmitAsync(preview, Erase);
        var asked = await notTicked.PageAsync();
        asked.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Understood");
        (await ErasedAsync(system)).ShouldBe([2]);
        using var ticked = await registrar.SubmitAsync(asked, Erase, ("Understood", "true"));

        (await ticked.PageAsync()).QuerySelector(".notice.success")!.TextContent.ShouldContain("One name is erased.");
        (await ErasedAsync(system)).ShouldBe([1, 2]);
        using var anybody = system.Client();
        (await anybody.PageAsync("/en/entry/1")).Body!.TextContent.ShouldContain("Name erased");
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1-101")]
    public async Task Look_Invalid_SaysWhyAndKeepsWhatWasTyped(string typed)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();

        using var answer = await registrar.SubmitAsync(Path, ("Numbers", typed));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Numbers");
        page.QuerySelector("input[name=Numbers]")!.GetAttribute("value").ShouldBe(typed);
    }

    [Fact]
    public async Task Look_NothingToErase_OffersNoButton()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();

        using var looked = await registrar.SubmitAsync(Path, ("Numbers", "7"));
        var page = await looked.PageAsync();

        page.QuerySelector(Erase).ShouldBeNull();
        using var back = await registrar.SubmitAsync(page, "form[action$=Change]");
        (await back.PageAsync()).QuerySelector("input[name=Numbers]")!.GetAttribute("value").ShouldBe("7");
    }

    private static Task<List<long>> ErasedAsync(TestSystem system) =>
        system.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Name == null).OrderBy(entry => entry.Index).Select(entry => entry.Index).ToListAsync());
}
