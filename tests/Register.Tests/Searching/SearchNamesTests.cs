using Ledgerline.Register.Annulling;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Searching;

public sealed class SearchNamesTests
{
    [Theory, OnBothEngines]
    public async Task Search_InEveryWay_FindsWhoIsMeantTheBestFirst(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealNamesAsync("张三", "張三丰", "章山", "Zhang San", "单晓明", "María García", "🌊🌸", "100%", "\U0001F600\uFB01");

        (await system.NamesAsync("张三")).ShouldBe(["张三", "張三丰"]);
        (await system.NamesAsync("zhangsan")).ShouldBe(["Zhang San", "张三", "張三丰"]);
        (await system.NamesAsync("zs")).ShouldBe(["张三", "章山", "張三丰"], ignoreOrder: true);
        (await system.NamesAsync("zs"))[^1].ShouldBe("張三丰");
        (await system.NamesAsync("shàn xiǎo míng")).ShouldBe(["单晓明"]);
        (await system.NamesAsync("ＧＡＲＣＩＡ")).ShouldBe(["María García"]);
        (await system.NamesAsync("🌊")).ShouldBe(["🌊🌸"]);
        (await system.NamesAsync("😀f")).ShouldBe(["\U0001F600\uFB01"]);
        (await system.NamesAsync("100")).ShouldBe(["100%"]);
        (await system.NamesAsync("张_")).ShouldBe(["张三", "張三丰"]);
        foreach (var nobody in new[] { "%", "_", "*", "'; DROP TABLE register_names; --", "李四", "zhangsansan" })
            (await system.NamesAsync(nobody)).ShouldBeEmpty(nobody);
    }

    [Theory, OnBothEngines]
    public async Task Search_OfAnnulledAndErased_FindsTheFirstWithWhatAnnulsItAndNotTheSecond(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealNamesAsync("晨光", "晨光", "晨光");
        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        await system.SealLaterAsync();

        await system.EraseAsync(0);

        var rows = (await system.FindAsync("chenguang")).Rows;
        rows.Select(row => (row.Index.Value, row.Annulled?.Reason)).ShouldBe([(1L, AnnulmentReason.Hoax), (2L, (AnnulmentReason?)null)]);
    }

    /// <summary>Each of these is found at two keys by some of what is typed, and some of what is typed has more than two pages.</summary>
    [Theory]
    [OnBothEngines("w")]
    [OnBothEngines("wang")]
    [OnBothEngines("wangl")]
    [OnBothEngines("王")]
    [OnBothEngines("wl")]
    [OnBothEngines("nobody")]
    public async Task Search_PageByPage_FindsEverybodyOnce(DatabaseEngine engine, string typed)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        string[] names = [.. Enumerable.Repeat("王乐", 70), .. Enumerable.Repeat("王月乐", 40), .. Enumerable.Repeat("Wang Le", 20), .. Enumerable.Repeat("李乐", 10)];
        await system.SealNamesAsync(names);

        var found = await system.AllAsync(typed);

        found.Distinct().Count().ShouldBe(found.Count);
        found.Count.ShouldBe(names.Count(name => Searches.Query(typed).FirstOf(name) is not null));
    }

    [Theory, OnBothEngines]
    public async Task Search_FromPlacesThatAreNot_BeginsAnewOrGoesOn(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealNamesAsync("张三", "张三丰");

        foreach (var place in new[] { "", "0", "0.0.", "9.0.AAAA", "0.0.AAAA", "-1.0.AAAA", "0.9223372036854775808.AAAA", "0.0.%%%%", new string('1', 2_000), "0.0.0.0" })
            (await system.FindAsync("张三", SearchPlace.TryParse(place, out var read) ? read : null)).Rows.Count.ShouldBe(2, place);
        // One that is: after the whole names.
        (await system.FindAsync("张三", SearchPlace.Before(Searches.Query("张三"), 2))).Rows.Select(row => row.Entry.Name).ShouldBe(["张三丰"]);
    }

    [Fact]
    public async Task Place_WrittenAndRead_IsTheSame()
    {
        await using var system = await TestSystem.StartAsync(register: Quick);
        await system.SealNamesAsync(Enumerable.Repeat("𠮷野家", SearchNames.PageSize + 1));
        var place = (await system.FindAsync("𠮷")).Next!;

        SearchPlace.TryParse(place.ToString(), out var read).ShouldBeTrue();

        (read.Span, read.Entry, Convert.ToHexString(read.Key)).ShouldBe((place.Span, place.Entry, Convert.ToHexString(place.Key)));
        (await system.FindAsync("𠮷", read)).Rows.Count.ShouldBe(1);
    }
}
