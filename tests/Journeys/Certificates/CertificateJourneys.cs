using System.Xml.Linq;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Journeys.Reading;
using Ledgerline.Register;
using Ledgerline.Register.Sealing;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Certificates;

public class CertificateJourneys(SharedBrowser shared, CertifiedSystem register) : IClassFixture<CertifiedSystem>
{
    [Theory, EveryVisitor]
    public Task Somebody_opens_the_certificate_of_an_entry_and_takes_its_picture_home(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            var number = register.EntryOf("Nguyễn Thị Ánh Hằng");
            await page.GotoAsync($"/en/entry/{number}");
            await page.Link("Certificate, to print or to share").ClickAsync();
            await Expect(page.Heading("Certificate")).ToBeVisibleAsync();
            await Expect(page.GetByText("Nguyễn Thị Ánh Hằng", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(page.GetByText("print command")).ToBeVisibleAsync();
            var sight = await new Eye(shared).LookAsync(await page.Locator(".checking svg").ScreenshotAsync());
            sight.Code.ShouldBe($"{CertifiedSystem.Site}/en/entry/{number}");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"certificate-{visitor}");

            var download = await page.RunAndWaitForDownloadAsync(() => page.Link("Save the drawing (SVG)").ClickAsync());
            download.SuggestedFilename.ShouldBe($"certificate-{number}.svg");
            XDocument.Load(await download.PathAsync()).Root!.Value.ShouldContain("Nguyễn Thị Ánh Hằng");
            await page.Link($"See entry {number}").ClickAsync();
            await Expect(page.Heading($"Entry {number}")).ToBeVisibleAsync();
        });

    [Theory]
    [InlineData(Visitor.AtALaptop)]
    [InlineData(Visitor.OnATelephone)]
    public Task Where_scripts_run_it_is_printed_saved_and_shared_by_a_press(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            await page.AddInitScriptAsync("""
                window.print = () => { window.printed = true; };
                navigator.canShare = () => true;
                navigator.share = async (what) => { document.title = what.files.map((file) => `${file.name} ${file.type}`).join(); };
                """);
            var number = register.EntryOf("晨光");
            await page.GotoAsync($"/en/entry/{number}/certificate");
            await page.Button("Print").ClickAsync();
            (await page.EvaluateAsync<bool>("window.printed")).ShouldBeTrue();

            var download = await page.RunAndWaitForDownloadAsync(() => page.Button("Save the picture (PNG)").ClickAsync());
            download.SuggestedFilename.ShouldBe($"certificate-{number}.png");
            var sight = await new Eye(shared).LookAsync(await File.ReadAllBytesAsync(await download.PathAsync()));
            (sight.Width, sight.Height).ShouldBe((2400, 1260));
            sight.Code.ShouldBe($"{CertifiedSystem.Site}/en/entry/{number}");

            await page.Button("Share the picture").ClickAsync();
            await Expect(page).ToHaveTitleAsync($"certificate-{number}.png image/png");
            await page.ShouldReadWellAsync(visitor);
        });

    [Theory, EveryVisitor]
    public Task Who_has_the_receipt_finds_the_certificate_once_it_is_entered(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            var name = $"Amber Field, {visitor}";
            var receipt = await register.System.DeclareAsync(Origin.Web with { Channel = Channel.Call }, name);
            await page.LookUpAsync(receipt);
            await Expect(page.GetByText("Once it is entered, a certificate can be printed here.")).ToBeVisibleAsync();

            await register.System.SealLaterAsync();
            await page.LookUpAsync(receipt);
            await page.ShouldReadWellAsync(visitor);
            await page.Link($"Certificate, to print or to share: {name}").ClickAsync();
            await Expect(page.GetByText(name, new() { Exact = true })).ToBeVisibleAsync();
        });

    [Theory, EveryVisitor]
    public Task Of_who_is_erased_or_annulled_there_is_none_and_it_is_said_why(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            foreach (var (name, why) in new[] { (CertifiedSystem.Erased, "at the wish of the person"), (CertifiedSystem.Annulled, "does not count any more") })
            {
                var number = register.EntryOf(name);
                await page.GotoAsync($"/en/entry/{number}/certificate");
                await Expect(page.Heading($"No certificate of entry {number}")).ToBeVisibleAsync();
                await Expect(page.GetByText(why)).ToBeVisibleAsync();
                await Expect(page.GetByText(name, new() { Exact = true })).ToHaveCountAsync(0);
                await page.ShouldReadWellAsync(visitor);
                await page.PictureAsync($"certificate-none-{number}-{visitor}");
                await page.Link($"See entry {number}").ClickAsync();
                await Expect(page.Heading($"Entry {number}")).ToBeVisibleAsync();
            }
        });

    [Theory, EveryVisitor]
    public Task Hostile_names_stay_within_sheet_and_picture(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            foreach (var name in DemoNames.Hostile.Select(typed => typed.Normalize()))
            {
                await page.GotoAsync($"/en/entry/{register.EntryOf(name)}/certificate");
                (await page.Locator(".certificate bdi").TextContentAsync()).ShouldBe(name);
                await page.ShouldFitAsync();
                // Drawn, and measured with this machine's fonts.
                var picture = await (await page.Context.APIRequest.GetAsync($"/en/entry/{register.EntryOf(name)}/certificate.svg")).TextAsync();
                // On the site's own pages no text becomes markup.
                await page.GotoAsync("about:blank");
                await page.SetContentAsync(picture);
                var outside = await page.EvaluateAsync<string[]>(
                    "[...document.querySelectorAll('text')].filter((line) => line.getBBox().x < 40 || line.getBBox().x + line.getBBox().width > 1160).map((line) => line.textContent)");
                outside.ShouldBeEmpty(name);
            }
        });
}
