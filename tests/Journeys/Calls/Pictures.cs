using Microsoft.Playwright;

namespace Ledgerline.Journeys.Calls;

/// <summary>Pictures of pages to look at, taken where the environment's LEDGERLINE_PICTURES names a folder.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("LEDGERLINE_PICTURES");

    public static async Task PictureAsync(this IPage page, string name, bool whole = true)
    {
        if (Folder is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = whole });
    }
}
