using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Ledgerline.Register.Statistics;

/// <summary>
/// The statistics as data, for anybody and from any site: <c>/api/v1/statistics/{days|weeks|months|years}</c>, with <c>.csv</c> or <c>.json</c>. They change only
/// when a batch is sealed.
/// </summary>
internal static class DownloadStatistics
{
    public const string Address = "/api/v1/statistics/";

    private const string Fresh = "public, max-age=60";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "csv", "text/csv; charset=utf-8", Csv);
        Map(endpoints, "json", "application/json", Json);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string format, string contentType, Func<CountedRegister, Period, byte[]> write) => endpoints
        .MapMethods($"{Address}{{period}}.{format}", Methods, (string period, CountRegister register, HttpContext context) =>
            FileAsync(period, format, contentType, write, register, context))
        .AllowAnonymous().WithMetadata(new CompressedAttribute());

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        string slug, string format, string contentType, Func<CountedRegister, Period, byte[]> write, CountRegister register, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!Periods.TryParse(slug, out var period))
            return TypedResults.NotFound();
        var counted = await register.CountAsync(context.RequestAborted);
        headers.CacheControl = Fresh;
        // Weak, as it may be sent compressed. The same log gives the same file.
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{slug}-{format}-{counted.Size}\""), isWeak: true);
        return TypedResults.Bytes(write(counted, period), contentType, $"{slug}.{format}", entityTag: tag);
    }

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

    private static byte[] Json(CountedRegister register, Period period)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("logSize", register.Size);
            json.WriteStartObject("total");
            Write(json, register.Total);
            json.WriteEndObject();
            json.WriteStartArray(period.Slug());
            foreach (var (start, counts) in register.By(period))
            {
                json.WriteStartObject();
                json.WriteString("period", period.Name(start));
                json.WriteString("firstDay", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                Write(json, counts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Counts counts)
    {
        json.WriteNumber("count", counts.Count);
        json.WriteNumber("party", counts.Party);
        json.WriteNumber("youthLeague", counts.YouthLeague);
        json.WriteNumber("youngPioneers", counts.YoungPioneers);
        json.WriteNumber("realNames", counts.RealNames);
        json.WriteNumber("pseudonyms", counts.Pseudonyms);
        json.WriteNumber("declared", counts.Declared);
        json.WriteNumber("annulled", counts.Annulled);
    }
}
