namespace Ledgerline.Web.Errors;

/// <summary>The keys of what an error page says.</summary>
internal sealed record ErrorWords(string TitleKey, string TextKey)
{
    public static ErrorWords Of(int status) => status switch
    {
        401 or 403 => new("error.403.title", "error.403.text"),
        404 => new("error.404.title", "error.404.text"),
        405 => new("error.405.title", "error.405.text"),
        410 => new("error.410.title", "error.410.text"),
        413 => new("error.413.title", "error.413.text"),
        429 => new("error.429.title", "error.429.text"),
        503 => new("error.503.title", "error.503.text"),
        >= 500 => new("error.500.title", "error.500.text"),
        _ => new("error.400.title", "error.400.text"),
    };
}
