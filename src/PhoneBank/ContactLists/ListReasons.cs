using System.Text.Json;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How many rows were not taken for each reason, as a list keeps it.</summary>
internal static class ListReasons
{
    public const string None = "{}";

    public static IReadOnlyDictionary<RowRefusal, int> Read(string json) => JsonSerializer.Deserialize<Dictionary<RowRefusal, int>>(json, ReportJson.Options)!;

    public static string Add(string json, IEnumerable<Rejection> rejections)
    {
        var counts = new Dictionary<RowRefusal, int>(Read(json));
        foreach (var (why, count) in rejections.CountBy(row => row.Why))
            counts[why] = counts.GetValueOrDefault(why) + count;
        return JsonSerializer.Serialize(counts, ReportJson.Options);
    }
}
