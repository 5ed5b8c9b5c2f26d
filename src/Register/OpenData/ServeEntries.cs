using System.ComponentModel;
using System.Globalization;
using Ledgerline.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Register.OpenData;

/// <summary>Entries as data: <c>/api/v1/entries</c> (docs/specs/api.md).</summary>
internal static class ServeEntries
{
    private const string Address = $"{Api.Root}/entries";
    private const int FewerEntries = 100;
    private const int MostEntries = 1_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead(Address + "/{number:long}", OneAsync, new CachedAttribute())
            .WithSummary("One entry, by its number").Produces<ApiEntry>().ProducesProblem(StatusCodes.Status404NotFound);
        endpoints.MapRead(Address, SeveralAsync, new CachedAttribute("after", "limit"))
            .WithSummary("Entries in the order of their numbers").Produces<ApiEntries>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> OneAsync([Description("The entry's number.")] long number, ReadOpenData data, CancellationToken cancel) =>
        number >= 0 && number < long.MaxValue && await data.RangeAsync(number, number + 1, cancel) is [var entry]
            ? TypedResults.Ok(entry)
            : TypedResults.NotFound();

    private static async Task<IResult> SeveralAsync(
        [FromQuery, Description("The number after which to begin; without it, at the first.")] long? after,
        [FromQuery, Description("How many at most, from 1 to 1000; 100 without it.")] int? limit,
        ReadOpenData data,
        CancellationToken cancel)
    {
        var (last, most) = (after ?? -1, limit ?? FewerEntries);
        if (last < -1 || most is < 1 or > MostEntries)
            return TypedResults.BadRequest();
        var size = await data.SizeAsync(cancel);
        if (last >= size - 1)
            return TypedResults.Ok(new ApiEntries([], null, size));
        // Numbers follow each other: so many numbers are so many entries.
        var until = Math.Min(last + 1 + most, size);
        var next = until < size ? string.Create(CultureInfo.InvariantCulture, $"{Address}?after={until - 1}&limit={most}") : null;
        return TypedResults.Ok(new ApiEntries(await data.RangeAsync(last + 1, until, cancel), next, size));
    }
}
