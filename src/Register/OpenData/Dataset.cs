using System.Text.Json;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;

namespace Ledgerline.Register.OpenData;

/// <summary>What the register is, for search engines: a <c>Dataset</c> of schema.org as JSON-LD. Every sign that means something in markup is escaped.</summary>
internal static class Dataset
{
    public static string Json(Text text, string site) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Dataset",
        ["name"] = text["home.title"],
        ["description"] = text["home.text"],
        ["url"] = $"{site}/{text.Language}/",
        ["inLanguage"] = text.Language,
        ["isAccessibleForFree"] = true,
        ["distribution"] = new[] { Download(site, "csv", "text/csv"), Download(site, "json", "application/json") },
    });

    private static Dictionary<string, object> Download(string site, string format, string type) => new()
    {
        ["@type"] = "DataDownload",
        ["encodingFormat"] = type,
        ["contentUrl"] = $"{site}{DownloadStatistics.Address}{Period.Day.Slug()}.{format}",
    };
}
