using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Filling;

/// <summary>Reads the forms of a page as a browser without scripts does.</summary>
internal static partial class FormReader
{
    /// <returns>Each form with each of its buttons; of those that are the same but for ids (a row's) one.</returns>
    public static async Task<IReadOnlyList<PageForm>> OnAsync(string address, Answer page)
    {
        using var document = await ReadAsync(page);
        return [.. document.QuerySelectorAll<IHtmlFormElement>("main form").SelectMany(form => Buttons(form).Select(button => Read(address, form, button))).DistinctBy(form => form.Kind)];
    }

    public static Task<IDocument> ReadAsync(Answer page) => BrowsingContext.New().OpenAsync(request => request.Content(page.Body));

    public static string WithoutIds(string text) => Numbers().Replace(Ids().Replace(text, "ID"), "0");

    private static IEnumerable<IHtmlElement?> Buttons(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlButtonElement>().Where(button => button.Type == "submit").DefaultIfEmpty<IHtmlElement?>(null);

    private static PageForm Read(string address, IHtmlFormElement form, IHtmlElement? button)
    {
        var target = button?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "";
        var fields = form.Elements.Select(Field).OfType<FormField>().ToList();
        if (button?.GetAttribute("name") is { Length: > 0 } name)
            fields.Add(new FormField(name, "hidden", button.GetAttribute("value") ?? ""));
        return new PageForm((form.Method ?? "get").ToUpperInvariant(), Resolve(address, target), form.Enctype == "multipart/form-data", Chosen(fields));
    }

    private static FormField? Field(IElement element) => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, Type: not ("submit" or "button" or "image") } input => new FormField(name, input.Type, input.Value),
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => new FormField(name, "textarea", area.Value),
        IHtmlSelectElement { Name: { Length: > 0 } name } select => new FormField(
            name, "select", select.Value is { Length: > 0 } chosen ? chosen : select.Options.Select(option => option.Value).FirstOrDefault(value => value.Length > 0) ?? ""),
        _ => null,
    };

    /// <summary>Of radio buttons the first is chosen, of boxes all are.</summary>
    private static List<FormField> Chosen(List<FormField> fields) => [.. fields.DistinctBy(field => field.Type == "radio" ? field.Name : $"{field.Name} {field.Type} {field.Value}")];

    private static string Resolve(string address, string target) => target.Split('#')[0] switch
    {
        "" => address,
        ['/', ..] local => local,
        ['?', ..] query => address.Split('?')[0] + query,
        _ => throw new InvalidOperationException($"{address} has a form that goes to {target}."),
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
