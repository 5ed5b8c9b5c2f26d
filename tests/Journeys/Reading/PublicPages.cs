using Ledgerline.Register;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Reading;

/// <summary>What the journeys on the public pages do and say again and again.</summary>
internal static class PublicPages
{
    /// <summary>Everything is due after a minute.</summary>
    public static RegisterOptions Quick { get; } =
        new() { Hold = TimeSpan.FromMinutes(1), MinimumBatch = 1, MaximumHold = TimeSpan.FromMinutes(1), HoldWithoutWork = TimeSpan.Zero };

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>The fields of one person of the form.</summary>
    public static ILocator Person(this IPage page, int number) =>
        page.GetByRole(AriaRole.Group, new() { Name = $"Person {number}", Exact = true });

    public static ILocator Name(this ILocator person) => person.GetByLabel("Name or pseudonym");

    /// <summary>From the filled form by way of the preview to the receipt.</summary>
    public static async Task LookAndDeclareAsync(this IPage page)
    {
        await page.Button("Look at it before sending").Last.ClickAsync();
        await page.Button("Declare").ClickAsync();
    }

    /// <summary>The digits that stand on the page, as one would read them out.</summary>
    public static async Task<string> ReadReceiptAsync(this IPage page)
    {
        var digits = (await page.Locator(".receipt-code").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        digits.Length.ShouldBe(4);
        digits.ShouldAllBe(four => four.Length == 4 && four.All(char.IsAsciiDigit));
        return string.Join(' ', digits);
    }

    /// <summary>Types the digits on the receipt page. A wrong one leads back to it.</summary>
    public static async Task LookUpAsync(this IPage page, string receipt)
    {
        await page.GotoAsync("/en/receipt");
        await page.GetByLabel("Digits of the receipt").FillAsync(receipt);
        await page.Button("Show").ClickAsync();
    }

    /// <summary>Declares through the front door, as a call or the web form would.</summary>
    public static async Task<string> DeclareAsync(this TestSystem system, Origin origin, params string[] names)
    {
        var people = names.Select(text => DeclarantName.TryParse(text, out var name, out var refusal)
            ? new DeclarationDraft(DeclarationId.New(), name, NameKind.Pseudonym, Organisations.YoungPioneers)
            : throw new ArgumentException($"{refusal}: {text}")).ToList();
        var result = await system.InScopeAsync<Declare, DeclareResult>(declare => declare.DeclareAsync(GroupId.New(), people, origin));
        return result.Receipt!.ToString();
    }

    /// <summary>Seals what was held when it was <see cref="Quick"/>.</summary>
    public static Task<int> SealLaterAsync(this TestSystem system)
    {
        system.Clock.Advance(TimeSpan.FromMinutes(2));
        return system.SealAsync();
    }
}
