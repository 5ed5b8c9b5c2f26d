using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ledgerline.Testing.Hosting;

/// <summary>Fills in and submits a page's form as a browser without scripts does: its hidden fields and what was filled in go along.</summary>
public static class Forms
{
    /// <summary>Gets the page at <paramref name="path"/> and submits its form (the one that <paramref name="form"/> selects) with <paramref name="fields"/> filled in.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await client.PageAsync(path);
        return await client.SubmitAsync(page, form, fields);
    }

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.SubmitAsync(path, "main form", fields);

    /// <summary>Submits a form of a page that was got before.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IDocument page, string form, params (string Name, string Value)[] fields) =>
        client.PressAsync(page, form, null, fields);

    /// <summary>Presses a button of a form that sends it elsewhere (its <c>formaction</c>).</summary>
    public static async Task<HttpResponseMessage> PressAsync(
        this HttpClient client, IDocument page, string form, string? formAction, params (string Name, string Value)[] fields)
    {
        var element = page.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form {form} on the page:\n{page.DocumentElement.OuterHtml}");
        var values = Filled(element).Where(field => fields.All(f => f.Name != field.Key))
            .Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var action = formAction ?? (element.GetAttribute("action") is { Length: > 0 } given ? given : new Uri(page.BaseUri).PathAndQuery);
        using var content = new FormUrlEncodedContent(values);
        return await client.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }

    /// <summary>Gets a page and parses it. The status is the caller's to have an opinion on.</summary>
    public static async Task<IDocument> PageAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.PageAsync();
    }

    /// <summary>Parses an answer.</summary>
    public static async Task<IDocument> PageAsync(this HttpResponseMessage answer) =>
        await BrowsingContext.New().OpenAsync(request => request.Content(answer.Content.ReadAsStringAsync().Result).Address(answer.RequestMessage!.RequestUri!.ToString()));

    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var pair = element switch
            {
                IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } box => box.IsChecked ? (name, box.Value) : default,
                IHtmlInputElement { Name: { Length: > 0 } name, Type: not ("submit" or "button" or "file") } input => (name, input.Value),
                IHtmlTextAreaElement { Name: { Length: > 0 } name } area => (name, area.Value),
                IHtmlSelectElement { Name: { Length: > 0 } name } select => (name, select.Value ?? string.Empty),
                _ => default,
            };
            if (pair.Item1 is not null)
                yield return KeyValuePair.Create(pair.Item1, pair.Item2);
        }
    }
}
