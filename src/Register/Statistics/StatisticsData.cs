using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledgerline.Register.Statistics;

/// <summary>People who declared in some time (docs/specs/statistics.md).</summary>
/// <param name="Count">Declared less annulled.</param>
/// <param name="Party">Those of them who left the Party.</param>
/// <param name="YouthLeague">Those of them who left the Youth League.</param>
/// <param name="YoungPioneers">Those of them who left the Young Pioneers.</param>
/// <param name="RealNames">Those of them who gave their own name.</param>
/// <param name="Pseudonyms">Those of them who gave a pseudonym.</param>
/// <param name="Declared">Everybody, the annulled too.</param>
/// <param name="Annulled">Those whose entries were annulled, whenever that was.</param>
internal record CountsData(long Count, long Party, long YouthLeague, long YoungPioneers, long RealNames, long Pseudonyms, long Declared, long Annulled)
{
    public static CountsData Of(Counts counts) => new(
        counts.Count, counts.Party, counts.YouthLeague, counts.YoungPioneers, counts.RealNames, counts.Pseudonyms, counts.Declared, counts.Annulled);
}

/// <summary>One period.</summary>
internal sealed record PeriodData : CountsData
{
    private PeriodData(CountsData counts)
        : base(counts)
    {
    }

    /// <summary>Its name by ISO 8601: 2026, 2026-11, 2026-W48, 2026-11-28.</summary>
    [JsonPropertyOrder(-2)]
    public required string Period { get; init; }

    /// <summary>Its first day, in UTC.</summary>
    [JsonPropertyOrder(-1)]
    public required DateOnly FirstDay { get; init; }

    public static PeriodData Of(Period period, PeriodCounts counted) =>
        new(CountsData.Of(counted.Counts)) { Period = period.Name(counted.Start), FirstDay = counted.Start };
}

/// <summary>The register, counted. It has the one array whose name was asked for.</summary>
/// <param name="LogSize">The size of the log that was counted.</param>
/// <param name="Total">All of it together.</param>
internal sealed record StatisticsData(long LogSize, CountsData Total)
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>By year.</summary>
    public IReadOnlyList<PeriodData>? Years { get; init; }

    /// <summary>By month.</summary>
    public IReadOnlyList<PeriodData>? Months { get; init; }

    /// <summary>By week, from Monday to Sunday.</summary>
    public IReadOnlyList<PeriodData>? Weeks { get; init; }

    /// <summary>By day.</summary>
    public IReadOnlyList<PeriodData>? Days { get; init; }

    public static StatisticsData Of(CountedRegister register, Period period)
    {
        PeriodData[] periods = [.. register.By(period).Select(each => PeriodData.Of(period, each))];
        var data = new StatisticsData(register.Size, CountsData.Of(register.Total));
        return period switch
        {
            Statistics.Period.Year => data with { Years = periods },
            Statistics.Period.Month => data with { Months = periods },
            Statistics.Period.Week => data with { Weeks = periods },
            Statistics.Period.Day => data with { Days = periods },
        };
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}
