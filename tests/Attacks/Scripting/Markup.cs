using AngleSharp.Dom;
using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Scripting;

/// <summary>Looks for what a payload became in an answer, as a parser of HTML reads it: what <see cref="Window"/> does with a browser, but in no time.</summary>
internal static class Markup
{
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "xlink:href", "srcdoc", "data"];

    public static async Task<IReadOnlyList<string>> FaultsInAsync(Answer answer)
    {
        if (!answer.IsPage)
            return answer.HasHeader("X-Content-Type-Options") || answer.Body.Length == 0 ? [] : [$"{answer.Type} that a browser may take for another"];
        using var document = await FormReader.ReadAsync(answer);
        return [
            .. document.QuerySelectorAll($"[{Payloads.Sign}]").Select(element => $"an element: {element.OuterHtml}"),
            .. document.All.SelectMany(element => element.Attributes).Where(IsActive).Select(attribute => $"an attribute: {attribute.Name}={attribute.Value}"),
        ];
    }

    private static bool IsActive(IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (Addresses.Contains(attribute.Name) && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
}
