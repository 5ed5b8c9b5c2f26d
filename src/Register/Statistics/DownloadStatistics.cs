using System.ComponentModel;
using System.Globalization;
using System.Text;
using Ledgerline.Register.OpenData;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Register.Statistics;

/// <summary>
/// The statistics as data, for anybody and from any site: <c>/api/v1/statistics/{days|weeks|months|years}</c>, with <c>.csv</c> or <c>.json</c>. They change only
/// when a batch is sealed.
/// </summary>
internal static class DownloadStatistics
{
    public const string Address = $"{Api.Root}/statistics/";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "csv", "text/csv; charset=utf-8", Csv).Produces<string>(contentType: "text/csv").WithSummary("The count by period, as a table");
        Map(endpoints, "json", "application/json", (register, period) => StatisticsData.Of(register, period).ToBytes())
            .Produces<StatisticsData>().WithSummary("The count by period, as data");
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder endpoints, string format, string contentType, Func<CountedRegister, Period, byte[]> write) => endpoints
        .MapRead($"{Address}{{period}}.{format}", async Task<IResult> ([Description("days, weeks, months or years")] string period, CountRegister register, CancellationToken cancel) =>
            Periods.TryParse(period, out var by)
                ? TypedResults.Bytes(write(await register.CountAsync(cancel), by), contentType, $"{period}.{format}")
                : TypedResults.NotFound(),
            new CachedAttribute())
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static byte[] Csv(CountedRegister register, Period period)
    {
        var text = new StringBuilder("period,first_day,count,party,youth_league,young_pioneers,real_names,pseudonyms,declared,annulled\r\n");
        foreach (var (start, counts) in register.By(period))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{period.Name(start)},{start:yyyy-MM-dd},{counts.Count},{counts.Party},{counts.YouthLeague},{counts.YoungPioneers},{counts.RealNames},{counts.Pseudonyms},{counts.Declared},{counts.Annulled}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
