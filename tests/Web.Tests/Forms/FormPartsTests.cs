using System.Net;
using AngleSharp.Html.Dom;

namespace Ledgerline.Web.Tests.Forms;

public class FormPartsTests(Site site)
{
    private const string Hostile = "\"><script>alert('1')</script>";

    [Fact]
    public async Task Form_FirstSeen_HasLabelsAndNoErrors()
    {
        var (_, page) = await site.GetAsync("/en/declare");

        page.QuerySelector(".error-summary").ShouldBeNull();
        page.Title.ShouldBe("Declare · Ledgerline");
        var name = page.GetElementById("Name").ShouldBeAssignableTo<IHtmlInputElement>()!;
        page.QuerySelector("label[for=Name] .label")!.TextContent.ShouldBe("Home");
        page.QuerySelector("label[for=Name] .hint")!.TextContent.ShouldBe(Text.In("en")["layout.footer"]);
        name.GetAttribute("autocomplete").ShouldBe("off");
        name.GetAttribute("maxlength").ShouldBe("200");
        name.GetAttribute("data-kind").ShouldBe("name");
        name.HasAttribute("autofocus").ShouldBeTrue();
        name.HasAttribute("aria-invalid").ShouldBeFalse();
        page.GetElementById("Age")!.GetAttribute("value").ShouldBe("40");
        page.QuerySelectorAll("input[name=Organisations][checked]").Single().GetAttribute("value").ShouldBe("league");
    }

    [Fact]
    public async Task Errors_OfAForm_AreLinkedToTheirFields()
    {
        var (response, page) = await site.PostAsync("/en/declare", Site.Form(("Name", "x")));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Title.ShouldBe("Error: Declare · Ledgerline");
        var summary = page.QuerySelector(".error-summary[role=alert][tabindex='-1']")!;
        summary.QuerySelector("h2")!.TextContent.ShouldBe("There is a problem");
        var links = summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")![1..]).ToList();
        links.ShouldBe(["Name", "Organisations", "Agreed"], ignoreOrder: true);
        foreach (var id in links) page.GetElementById(id).ShouldBeAssignableTo<IHtmlInputElement>();

        var name = page.GetElementById("Name")!;
        name.GetAttribute("aria-invalid").ShouldBe("true");
        page.GetElementById(name.GetAttribute("aria-describedby")!)!.TextContent.ShouldBe("Error: Give a name of three letters or more");
        name.HasAttribute("autofocus").ShouldBeFalse();
        page.QuerySelector("fieldset[aria-describedby=Organisations-error]").ShouldNotBeNull();
    }

    [Fact]
    public async Task WhatWasTyped_IsKeptAndEncoded()
    {
        var (_, page) = await site.PostAsync("/en/declare", Site.Form(
            ("Name", Hostile), ("Words", "\n" + Hostile), ("Age", "ninety"), ("Organisations", "party"), ("Organisations", "pioneers"), ("Agreed", "true")));

        page.GetElementById("Name")!.GetAttribute("value").ShouldBe(Hostile);
        page.GetElementById("Words")!.TextContent.ShouldBe("\n" + Hostile);
        page.GetElementById("Age")!.GetAttribute("value").ShouldBe("ninety");
        page.QuerySelectorAll("input[name=Organisations][checked]").Select(box => box.GetAttribute("value")).ShouldBe(["party", "pioneers"]);
        page.QuerySelector("input[name=Agreed]")!.HasAttribute("checked").ShouldBeTrue();
        page.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatTheFrameworkCannotRead_IsSaidInOurWords()
    {
        var (_, page) = await site.PostAsync("/en/declare", Site.Form(("Name", "Morning Rain"), ("Age", "ninety"), ("Organisations", "party"), ("Agreed", "maybe")));
        var words = page.QuerySelectorAll(".error-summary a").Select(link => link.TextContent);
        words.ShouldBe([Text.In("en")["field.invalid"], Text.In("en")["field.invalid"], "Say that it is so"], ignoreOrder: true);
    }
}
