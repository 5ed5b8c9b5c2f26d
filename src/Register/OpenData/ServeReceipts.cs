using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Register.OpenData;

/// <summary>
/// Looks a receipt up: <c>/api/v1/receipts</c>. The code comes in the body and stands in no address; guessing is limited together with that on the page
/// (<see cref="OpenReceipt"/>). Not for other sites' scripts, not kept by anybody, not compressed.
/// </summary>
internal static class ServeReceipts
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost($"{Api.Root}/receipts", LookUpAsync).AllowAnonymous().AddEndpointFilter(new NeedsKeysAttribute())
        .WithSummary("What became of the declarations of a receipt")
        .Produces<ApiReceipt>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> LookUpAsync(ApiReceiptCode receipt, OpenReceipt open, HttpContext context, CancellationToken cancel)
    {
        var opened = await open.OpenAsync(context, receipt.Code, cancel);
        return opened.Answer switch
        {
            ReceiptAnswer.Found => TypedResults.Ok(ApiReceipt.Of(opened.People)),
            ReceiptAnswer.Unknown => TypedResults.NotFound(),
            ReceiptAnswer.AskLater => TypedResults.StatusCode(StatusCodes.Status429TooManyRequests),
        };
    }
}
