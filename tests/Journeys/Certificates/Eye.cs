using Ledgerline.Journeys.Browsing;
using Ledgerline.Testing;

namespace Ledgerline.Journeys.Certificates;

/// <summary>Looks at pictures as a telephone's camera does, with a reader of codes that is not the maker's of ours.</summary>
internal sealed class Eye(SharedBrowser shared)
{
    private static readonly string Reader = Path.Combine(Repository.Root, "tests/Journeys/jsqr/node_modules/jsqr/dist/jsQR.js");

    private const string Look = """
        async (picture) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          context.drawImage(bitmap, 0, 0);
          const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
          let light = 0;
          for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] > 600) light++;
          return { code: jsQR(data, width, height)?.data ?? "", light: light / (width * height), width, height };
        }
        """;

    /// <summary>What is seen in a picture.</summary>
    /// <param name="png">The picture's file.</param>
    public async Task<Sight> LookAsync(byte[] png)
    {
        if (!File.Exists(Reader))
            throw new InvalidOperationException("The code reader is not installed; ./dev test installs it.");
        var page = await shared.Browser.OpenAsync(new Uri("about:blank"));
        await using var context = page.Context;
        await page.EvaluateAsync(await File.ReadAllTextAsync(Reader));
        return await page.EvaluateAsync<Sight>(Look, Convert.ToBase64String(png));
    }
}

/// <summary>What is seen in a picture.</summary>
internal sealed record Sight
{
    /// <summary>What its code says; empty where none can be read.</summary>
    public string Code { get; init; } = "";

    /// <summary>Which part of it is nearly white, from 0 to 1.</summary>
    public double Light { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }
}
