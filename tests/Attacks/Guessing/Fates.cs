using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Guessing;

/// <summary>Has everything happen to declarations that can.</summary>
internal sealed class Fates(TwoCentres ground, Guesses guesses)
{
    private const string Somewhere = "192.0.2.1";

    /// <summary>Each by the word that stands before its code. They are told apart by being looked at before: whoever has a code sees what became of it.</summary>
    public async Task MeetAsync(IReadOnlyDictionary<string, string> codes)
    {
        await PressAsync(codes["withdrawn"], "Choose", "Withdraw");
        await ground.ReviewAsync("Refuse", people => people.Contains("Refused", StringComparison.Ordinal));
        await ground.ReviewAsync("Accept", people => people.Contains("Sealed", StringComparison.Ordinal) || people.Contains("Erased", StringComparison.Ordinal));
        ground.System.Clock.Advance(TimeSpan.FromDays(2));
        (await ground.System.SealAsync()).ShouldBeGreaterThan(1);
        await PressAsync(codes["erased"], "erase", "erase?handler=Confirm");
        foreach (var (fate, code) in codes)
            (await guesses.AskAsync(Guesses.Page, code, Somewhere)).Body.ShouldContain(fate == "in review" ? "Autumn Lantern" : fate, Case.Insensitive);
    }

    /// <summary>Presses the buttons by which a receipt's holder comes to the end of something.</summary>
    private async Task PressAsync(string code, params string[] buttons)
    {
        var (address, page) = (Guesses.Page, await guesses.AskAsync(Guesses.Page, code, Somewhere));
        foreach (var button in buttons)
        {
            var form = (await FormReader.OnAsync(address, page)).First(form => form.Address.EndsWith(button, StringComparison.Ordinal));
            using var content = form.Content(field => field.Value);
            (address, page) = (form.Address, await ground.Stranger().SendAsync(HttpMethod.Post, form.Address, content));
            page.Status.ShouldBe(200, page.Body);
        }
    }
}
