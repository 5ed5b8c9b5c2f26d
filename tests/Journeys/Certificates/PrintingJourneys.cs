using Ledgerline.Journeys.Browsing;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Certificates;

public class PrintingJourneys(SharedBrowser shared, CertifiedSystem register) : IClassFixture<CertifiedSystem>
{
    /// <summary>From one letter to the longest.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_the_name_its_certificate_is_one_page_that_needs_no_fonts(bool scripts)
    {
        var page = await shared.Browser.OpenAsync(register.Url, scripts: scripts);
        await using var context = page.Context;
        foreach (var name in register.Names)
        {
            await page.GotoAsync($"/en/entry/{register.EntryOf(name)}/certificate");

            var paper = await Paper.PrintAsync(page);

            paper.Pages.ShouldBe(1, name);
            paper.Size.ShouldEndWith("(A4)");
            paper.Fonts.ShouldNotBeEmpty();
            paper.Fonts.ShouldAllBe(font => font.Embedded, name);
            // The last words on it.
            paper.Text.ShouldContain(Paper.WithoutSpaces(Testing.Hosting.TestSystem.Origin));
            paper.Text.ShouldNotContain("Skip");
            paper.Text.ShouldNotContain("Statistics");
            if (CertifiedSystem.Readable.Contains(name))
                paper.Text.ShouldContain(Paper.WithoutSpaces(name));
            if (CertifiedSystem.Talkative.TryGetValue(name, out var statement))
            {
                paper.Text.ShouldContain("InnerMongolia");
                foreach (var paragraph in statement.Split('\n'))
                    paper.Text.ShouldContain(Paper.WithoutSpaces(paragraph));
            }
        }
    }

    /// <summary>A4 and Letter, from a page in light and in dark.</summary>
    [Theory]
    [InlineData(null, ColorScheme.Light)]
    [InlineData(null, ColorScheme.Dark)]
    [InlineData("A4", ColorScheme.Light)]
    [InlineData("Letter", ColorScheme.Dark)]
    public async Task The_code_on_paper_leads_to_the_entry(string? format, ColorScheme scheme)
    {
        var page = await shared.Browser.OpenAsync(register.Url);
        await using var context = page.Context;
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var number = register.EntryOf("晨光");
        await page.GotoAsync($"/en/entry/{number}/certificate");

        var paper = await Paper.PrintAsync(page, format);

        paper.Pages.ShouldBe(1);
        paper.Size.ShouldEndWith(format == "Letter" ? "(letter)" : "(A4)");
        var sight = await new Eye(shared).LookAsync(paper.Picture);
        sight.Code.ShouldBe($"{CertifiedSystem.Site}/en/entry/{number}");
        sight.Light.ShouldBeGreaterThan(0.85);
    }
}
