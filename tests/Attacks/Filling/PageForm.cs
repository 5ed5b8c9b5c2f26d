namespace Ledgerline.Attacks.Filling;

/// <summary>A form of a page with one of its buttons.</summary>
/// <param name="Address">Where it goes, from the site's root.</param>
internal sealed record PageForm(string Method, string Address, bool IsMultipart, IReadOnlyList<FormField> Fields)
{
    /// <summary>Which form it is, whatever ids it has in its address, and whatever was typed into those of its fields that stand there.</summary>
    public string Kind => Method == "GET" ? $"GET {FormReader.WithoutIds(Address.Split('?')[0])}" : $"{Method} {FormReader.WithoutIds(Address)}";

    /// <summary>What is sent: the fields' names with <paramref name="fill"/>'s values; a file's is what is in it, and <paramref name="nameFile"/>'s its name.</summary>
    public HttpContent Content(Func<FormField, string> fill, Func<FormField, string>? nameFile = null)
    {
        if (!IsMultipart)
            return Ground.Visitor.Form(Fields.Select(field => (field.Name, fill(field))));
        var form = new MultipartFormDataContent();
        // A file stands behind all fields (Web/StreamedFormAttribute).
        foreach (var field in Fields.OrderBy(field => field.IsFile))
        {
            var part = new StringContent(fill(field));
            var file = field.IsFile ? $"; filename=\"{nameFile?.Invoke(field).Replace("\\", "", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) ?? "list.csv"}\"" : "";
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field.Name}\"{file}");
            form.Add(part);
        }

        return form;
    }
}
