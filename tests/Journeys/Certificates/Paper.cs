using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Certificates;

/// <summary>What came out of the printer: a PDF, looked into with Poppler's tools.</summary>
/// <param name="Text">Its words, without any space.</param>
/// <param name="Fonts">Each of its fonts by name, and whether it is embedded.</param>
/// <param name="Picture">The first page as a PNG.</param>
internal sealed record Paper(int Pages, string Size, string Text, IReadOnlyList<(string Name, bool Embedded)> Fonts, byte[] Picture)
{
    /// <summary>Prints the page.</summary>
    /// <param name="format">The paper in the printer; null for the one that the page asks for.</param>
    public static async Task<Paper> PrintAsync(IPage page, string? format = null)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ledgerline-paper-").FullName, "certificate.pdf");
        await page.PdfAsync(new() { Path = file, Format = format, PreferCSSPageSize = format is null });
        try
        {
            return await ReadAsync(file);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    public static string WithoutSpaces(string text) => string.Concat(text.Where(each => !char.IsWhiteSpace(each)));

    private static async Task<Paper> ReadAsync(string file)
    {
        var facts = (await RunAsync("pdfinfo", file)).Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1].Trim());
        await RunAsync("pdftoppm", "-png", "-r", "150", "-singlefile", file, file);
        return new Paper(
            int.Parse(facts["Pages"], CultureInfo.InvariantCulture),
            facts["Page size"],
            WithoutSpaces(await RunAsync("pdftotext", file, "-")),
            [.. (await RunAsync("pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(FontOf)],
            await File.ReadAllBytesAsync(file + ".png"));
    }

    /// <summary>From the end of the line, because a type has a space in its name: emb sub uni object ID.</summary>
    private static (string Name, bool Embedded) FontOf(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (words[0], words[^5] == "yes");
    }

    private static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program);
        return output;
    }
}
