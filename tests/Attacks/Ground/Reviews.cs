using Ledgerline.Attacks.Filling;
using Ledgerline.Centres;

namespace Ledgerline.Attacks.Ground;

/// <summary>A registrar at work, by what the page sends.</summary>
internal static class Reviews
{
    /// <summary>Decides about each group of whose people <paramref name="which"/> is true.</summary>
    /// <param name="decision">The handler: Accept or Refuse.</param>
    public static async Task ReviewAsync(this TwoCentres ground, string decision, Func<string, bool> which)
    {
        var registrar = ground.Person('A', Role.Registrar);
        using var page = await FormReader.ReadAsync(await registrar.GetAsync("/review"));
        var groups = page.QuerySelectorAll("input[name=Chosen]").Where(box => which(box.ParentElement!.TextContent)).Select(box => ("Chosen", box.GetAttribute("value")!)).ToList();
        var answer = await registrar.PostAsync($"/review?handler={decision}", [("token", await registrar.TokenAsync("/review")), ("Reason", "Hoax"), ("Looked", "true"), .. groups]);
        answer.Body.ShouldContain("notice success", customMessage: $"{decision} of {groups.Count}");
    }
}
