using System.Text;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class CheckingJourneys(SharedBrowser shared)
{
    private const string Proof = "**/en/entry/*/proof";

    private static readonly SigningKey Witness = SigningKey.Generate("witness.example", SignatureType.Ed25519Cosignature);

    /// <summary>Changes one line of a proof, and which step must notice it with which words.</summary>
    public static TheoryData<string, string, string> Tamperings => new()
    {
        { "extra", "Record and salt open the commitment", "They do not open it" },
        { "leaf", "The path leads to the checkpoint’s root", "It does not lead there" },
        { "index", "The path leads to the checkpoint’s root", "This is the proof of another entry." },
        { "path", "The path leads to the checkpoint’s root", "It does not lead there" },
        { "size", "The log’s signature", "register.example/log did not sign this checkpoint." },
        { "signature", "The log’s signature", "register.example/log did not sign this checkpoint." },
        { "cosignature", "The witness witness.example", "Its cosignature is wrong." },
    };

    [Theory]
    [InlineData(Visitor.AtALaptop)]
    [InlineData(Visitor.OnATelephone)]
    public async Task Somebody_checks_an_entry_in_the_browser_and_every_step_is_right(Visitor visitor)
    {
        await using var system = await WitnessedAsync(300);
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            foreach (var index in new[] { 299, 0, 255, 256 })
            {
                await page.GotoAsync($"/en/entry/{index}");
                await page.Button("Check this entry here").ClickAsync();
                await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("All of it is right.");
                await Expect(Steps(page)).ToHaveCountAsync(5);
                await Expect(page.Locator(".check-steps [data-state=right]")).ToHaveCountAsync(5);
            }

            await Expect(Step(page, "The witness witness.example")).ToContainTextAsync("22 November 2026");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync("entry-checked");
        });
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task A_proof_that_was_tampered_with_is_found_and_said(string what, string step, string words)
    {
        await using var system = await WitnessedAsync(8);
        await shared.VisitAsync(system.Url, Visitor.OnATelephone, async page =>
        {
            await page.RouteAsync(Proof, async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = answer, Body = Tamper(await answer.TextAsync(), what) });
            });
            await page.GotoAsync("/en/entry/5");
            await page.Button("Check this entry here").ClickAsync();

            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Something is not right");
            await Expect(Step(page, step)).ToContainTextAsync("Wrong");
            await Expect(Step(page, step)).ToContainTextAsync(words);
            await Expect(Steps(page)).ToHaveCountAsync(5);
            await page.ShouldReadWellAsync(Visitor.OnATelephone);
            if (what == "path")
                await page.PictureAsync("entry-tampered");
        });
    }

    [Fact]
    public async Task A_proof_that_is_none_is_said_and_can_be_asked_for_again()
    {
        await using var system = await WitnessedAsync(8);
        await shared.VisitAsync(system.Url, Visitor.AtALaptop, async page =>
        {
            await page.GotoAsync("/en/entry/5");
            await page.RouteAsync(Proof, route => route.FulfillAsync(new() { Body = "<html>" }));
            await page.Button("Check this entry here").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("not written as it should be");
            await page.UnrouteAllAsync();
            await page.Button("Check this entry here").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("All of it is right.");
        });
    }

    [Fact]
    public async Task A_browser_without_the_signatures_says_so_and_finds_no_fault()
    {
        await using var system = await WitnessedAsync(8);
        await shared.VisitAsync(system.Url, Visitor.AtALaptop, async page =>
        {
            await page.AddInitScriptAsync("""
                const known = SubtleCrypto.prototype.importKey;
                SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
                  return algorithm === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError")) : known.call(this, format, key, algorithm, ...rest);
                };
                """);
            await page.GotoAsync("/en/entry/5");
            await page.Button("Check this entry here").ClickAsync();

            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("What could be checked is right.");
            await Expect(Step(page, "The log’s signature")).ToContainTextAsync("does not know this kind of signature");
            await Expect(page.Locator(".check-steps [data-state=wrong]")).ToHaveCountAsync(0);
        });
    }

    [Theory]
    [InlineData(Visitor.AtALaptop)]
    [InlineData(Visitor.OnATelephone)]
    public async Task An_erased_entry_still_checks_without_its_name(Visitor visitor)
    {
        await using var system = await WitnessedAsync(8);
        await using var scope = system.Scope();
        await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Set<Entry>().Where(entry => entry.Index == 5).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Name, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null));
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/entry/5");
            await page.Button("Check this entry here").ClickAsync();

            await Expect(Step(page, "Record and salt open the commitment")).ToContainTextAsync("The name was erased");
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("All of it is right.");
            await page.ShouldReadWellAsync(visitor);
        });
    }

    [Theory]
    [InlineData(Visitor.AtALaptopWithoutScripts)]
    [InlineData(Visitor.OnATelephoneWithoutScripts)]
    public async Task Without_scripts_the_page_offers_the_files_and_the_way_to_check_them(Visitor visitor)
    {
        await using var system = await WitnessedAsync(8);
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/entry/5");
            await Expect(page.GetByText("Check this entry here")).ToBeHiddenAsync();
            await page.ShouldReadWellAsync(visitor);
            var file = await page.RunAndWaitForDownloadAsync(() => page.Link("The proof").ClickAsync());
            file.SuggestedFilename.ShouldBe("entry-5.tlog-proof");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "How to check the register without us" }).ClickAsync();
            await Expect(page.Heading("How to check the register without us")).ToBeVisibleAsync();
            await Expect(page.GetByText("/en/entry/5/proof")).ToBeVisibleAsync();
        });
    }

    [Theory, EveryVisitor]
    public async Task The_ways_to_check_and_the_status_read_well(Visitor visitor)
    {
        await using var system = await WitnessedAsync(8);
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "How to check the register without us" }).ClickAsync();
            await Expect(page.GetByText("ledgerline audit")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync("check");
            await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Status of the log" }).ClickAsync();
            await Expect(page.Heading("Witnesses")).ToBeVisibleAsync();
            await Expect(page.GetByText("witness.example")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync("status");
        });
    }

    private static ILocator Steps(IPage page) => page.Locator(".check-steps li");

    private static ILocator Step(IPage page, string title) => Steps(page).Filter(new() { Has = page.GetByText(title, new() { Exact = true }) });

    private static string Tamper(string proof, string what)
    {
        var lines = proof.Split('\n');
        var empty = Array.IndexOf(lines, "");
        var (at, changed) = what switch
        {
            "extra" => (1, $"extra {Inside(lines[1], "kind ", "kind x")}"),
            "leaf" => (1, $"extra {Inside(lines[1], "day 202", "day 201")}"),
            "index" => (2, "index 4"),
            "path" => (3, lines[4]),
            "size" => (empty + 2, "9"),
            "signature" => (empty + 5, OtherSignature(lines[empty + 5])),
            "cosignature" => (empty + 6, OtherSignature(lines[empty + 6])),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
        lines[at] = changed;
        return string.Join('\n', lines);
    }

    /// <summary>Puts another text into the leaf and opening, keeping their lengths.</summary>
    private static string Inside(string extra, string old, string other)
    {
        var bytes = Convert.FromBase64String(extra["extra ".Length..]);
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(old));
        Encoding.ASCII.GetBytes(other).CopyTo(bytes, at);
        return Convert.ToBase64String(bytes);
    }

    private static string OtherSignature(string line)
    {
        var parts = line.Split(' ');
        var bytes = Convert.FromBase64String(parts[2]);
        bytes[^1] ^= 1;
        return $"{parts[0]} {parts[1]} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>A published register whose checkpoint a witness has cosigned. Only its readers know the witness, so that nobody is asked.</summary>
    private static async Task<TestSystem> WitnessedAsync(int entries)
    {
        var witness = new Witness(Witness.Verifier, new Uri("https://witness.example"));
        var system = await (await TestSystem.StartAsync(replace: services => services.AddScoped(provider => new PublishedLog(
            provider.GetRequiredService<LogFolder>(),
            provider.GetRequiredService<LogHistory>(),
            provider.GetRequiredService<LogOptions>() with { Witnesses = [witness], Quorum = 1 })))).ServeAsync();
        await system.InScopeAsync<SeedRegister, bool>(async seed =>
        {
            await seed.RunAsync(entries, 7);
            return true;
        });
        await system.PublishAsync();
        var file = Path.Combine(system.LogFolder, "checkpoint");
        SignedNote.TryParse(await File.ReadAllBytesAsync(file), out var note).ShouldBeTrue();
        await File.WriteAllBytesAsync(file, note.With(Witness.Cosign(note.Text, system.Clock.GetUtcNow())).ToBytes());
        return system;
    }
}
