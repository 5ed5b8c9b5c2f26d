using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.Register.Annulling;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Annulling;

public sealed class AnnulmentsPageTests
{
    private const string Path = "/annulments";
    private const string Order = "form[action$=Order]";
    private const string TakeBack = "form[action$=TakeBack]";

    [Theory]
    [InlineData(Path)]
    [InlineData("/erasures")]
    public async Task Page_WithoutPermission_IsRefused(string path)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await system.AddPersonAsync("volunteer", await system.AddCentreAsync(), Role.Volunteer, Role.Coordinator, Role.Operator);
        using var nobody = system.Client();
        using var volunteer = await system.SignInAsync("volunteer");

        using var asNobody = await nobody.GetAsync(new Uri(path, UriKind.Relative));
        using var asVolunteer = await volunteer.GetAsync(new Uri(path, UriKind.Relative));
        using var nothing = await volunteer.GetAsync(new Uri(path + "/1", UriKind.Relative));

        asNobody.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        asVolunteer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_WithoutToken_DecidesNothing()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(1);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Numbers", "0"), KeyValuePair.Create("ReasonCode", "Hoax")]);

        using var answer = await registrar.PostAsync(new Uri(Path + "?handler=Order", UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await OrderedAsync(system)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_SomeThatCannotBe_ShowsEachAndOrdersTheRest()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.DeclareAsync(GroupId.New(), Draft("<b>Hoax</b>"), Draft("<b>Hoax</b>"), Draft("<b>Hoax</b>"));
        await system.SealLaterAsync();
        await system.OrderAsync(AnnulmentReason.Hoax, 0);
        await system.SealLaterAsync();
        await system.OrderAsync(AnnulmentReason.Hoax, 1);

        using var looked = await registrar.SubmitAsync(Path, ("Numbers", "０－２，３、77"), ("ReasonCode", "Mistake"));
        var preview = await looked.PageAsync();

        (await OrderedAsync(system)).ShouldBe([1]);
        preview.QuerySelectorAll("tbody tr").Select(row => row.Children[^1].TextContent).ShouldBe(
            ["Annulled already", "Chosen before, waits to be sealed", "Will be annulled", "Not an entry", "Not an entry"]);
        preview.QuerySelectorAll("tbody bdi").Select(name => name.TextContent).ShouldBe(Enumerable.Repeat("<b>Hoax</b>", 3));
        preview.QuerySelector(".notice.warning")!.TextContent.ShouldContain("4 of these cannot be annulled");
        using var ordered = await registrar.SubmitAsync(preview, Order);
        var page = await ordered.PageAsync();
        page.QuerySelector(".notice.success")!.TextContent.ShouldContain("One entry will be annulled");
        page.QuerySelectorAll(".waiting bdi").Length.ShouldBe(2);
        page.QuerySelector("textarea[name=Numbers]")!.TextContent.ShouldBe("");
        (await OrderedAsync(system)).ShouldBe([1, 2]);
        (await system.ReadAsync(db => db.Set<OrderedAnnulment>().SingleAsync(row => row.Entry == 2))).Reason.ShouldBe(AnnulmentReason.Mistake);
    }

    [Fact]
    public async Task Order_WhatCameIntoTheRangeSince_IsNotAnnulledUnseen()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(2);
        using var looked = await registrar.SubmitAsync(Path, ("Numbers", "0-9"), ("ReasonCode", "Hoax"));
        var preview = await looked.PageAsync();
        await system.SealPeopleAsync(2);

        using var ordered = await registrar.SubmitAsync(preview, Order);
        using var again = await registrar.SubmitAsync(preview, Order);

        (await OrderedAsync(system)).ShouldBe([0, 1]);
        (await again.PageAsync()).QuerySelector(".notice.success")!.TextContent.ShouldContain("2 were chosen before");
    }

    [Theory]
    [InlineData("", "Hoax", "#Numbers", "number of at least one entry")]
    [InlineData("1, zwölf", "Hoax", "#Numbers", "“zwölf” is neither")]
    [InlineData("9-2", "Hoax", "#Numbers", "9-2 with the smaller number first")]
    [InlineData("0-10000", "Hoax", "#Numbers", "At most 10,000 entries")]
    [InlineData("1", "", "#ReasonCode", "Choose why")]
    [InlineData("1", "7", "#ReasonCode", "Choose why")]
    public async Task Look_Invalid_SaysWhyAndKeepsWhatWasTyped(string numbers, string reason, string field, string words)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();

        using var answer = await registrar.SubmitAsync(Path, ("Numbers", numbers), ("ReasonCode", reason));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe(field);
        page.QuerySelector(".error-summary a")!.TextContent.ShouldContain(words);
        page.QuerySelector("textarea[name=Numbers]")!.TextContent.ShouldBe(numbers);
        page.QuerySelector("input[name=ReasonCode][value=Hoax]")!.HasAttribute("checked").ShouldBe(reason == "Hoax");
    }

    [Fact]
    public async Task Look_SeveralMistakes_AreListedInTheOrderOfTheForm()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();

        using var answer = await registrar.SubmitAsync(Path);

        (await answer.PageAsync()).QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#Numbers", "#ReasonCode"]);
    }

    [Fact]
    public async Task Change_AfterThePreview_BringsBackWhatWasTyped()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(1);
        using var looked = await registrar.SubmitAsync(Path, ("Numbers", "０、 5-9"), ("ReasonCode", "Duplicate"));

        using var answer = await registrar.SubmitAsync(await looked.PageAsync(), "form[action$=Change]");

        var page = await answer.PageAsync();
        page.QuerySelector("textarea[name=Numbers]")!.TextContent.ShouldBe("０、 5-9");
        page.QuerySelector("input[value=Duplicate]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task TakeBack_TickedAndTyped_AreTakenBackAndTheRestStays()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(5);
        await system.OrderAsync(AnnulmentReason.Hoax, 0, 1, 2, 3, 4);
        var page = await registrar.PageAsync(Path);
        page.QuerySelector(".waiting li")!.TextContent.ShouldContain("until 22 November 2026, 10:03 UTC");

        using var nothing = await registrar.SubmitAsync(page, TakeBack);
        (await nothing.PageAsync()).QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Chosen");
        using var wrong = await registrar.SubmitAsync(page, TakeBack, ("Chosen", "0"), ("Others", "x"));
        var asked = await wrong.PageAsync();
        asked.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Others");
        asked.QuerySelector("#Chosen")!.HasAttribute("checked").ShouldBeTrue();
        using var answer = await registrar.SubmitAsync(asked, TakeBack, ("Others", "2-3, 50"));

        var done = (await answer.PageAsync()).QuerySelector(".notice.success")!.TextContent;
        done.ShouldContain("3 annulments are taken back");
        done.ShouldContain("One was not waiting any more");
        (await OrderedAsync(system)).ShouldBe([1, 4]);
    }

    [Fact]
    public async Task TakeBack_All_ByOneTickForThePage()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(60);
        await system.OrderAsync(AnnulmentReason.Hoax, Enumerable.Range(0, 60).Select(i => (long)i));
        var page = await registrar.PageAsync(Path);
        page.Body!.TextContent.ShouldContain("60 entries wait");
        page.Body!.TextContent.ShouldContain("The newest 50 are shown");

        using var ticked = await registrar.PressAsync(page, TakeBack, $"{Path}?handler=ChooseAll");
        using var answer = await registrar.SubmitAsync(await ticked.PageAsync(), TakeBack);

        (await answer.PageAsync()).Body!.TextContent.ShouldContain("50 annulments are taken back");
        (await OrderedAsync(system)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Sealed_Many_ArePagedNewestFirst()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        await system.SealPeopleAsync(60);
        await system.OrderAsync(AnnulmentReason.Hoax, Enumerable.Range(0, 60).Select(i => (long)i));
        await system.SealLaterAsync();

        var first = await registrar.PageAsync(Path);
        var second = await registrar.PageAsync(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);

        Leaves(first).Concat(Leaves(second)).ShouldBe(Enumerable.Range(60, 60).Reverse().Select(i => $"{i}"));
        second.QuerySelector(".pager a[rel=next]").ShouldBeNull();
        (await registrar.PageAsync(Path + "?before=x")).QuerySelectorAll("tbody tr").Length.ShouldBe(50);
    }

    [Fact]
    public async Task Look_AsManyAsAreTaken_FitsIntoTheForm()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var registrar = await system.RegistrarAsync();
        var typed = string.Join(",\n", Enumerable.Range(0, OrderAnnulments.Most).Select(i => 450_000_000L + (2 * i)));

        using var looked = await registrar.SubmitAsync(Path, ("Numbers", typed), ("ReasonCode", "Hoax"));

        looked.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await looked.PageAsync()).QuerySelectorAll("tbody tr").Length.ShouldBe(OrderAnnulments.Most);
    }

    private static IEnumerable<string> Leaves(IDocument page) => page.QuerySelectorAll("tbody tr td:first-child").Select(cell => cell.TextContent);

    private static Task<List<long>> OrderedAsync(TestSystem system) =>
        system.ReadAsync(db => db.Set<OrderedAnnulment>().OrderBy(row => row.Entry).Select(row => row.Entry).ToListAsync());
}
