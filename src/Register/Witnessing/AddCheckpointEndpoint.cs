using Ledgerline.Tlog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Witnessing;

/// <summary><c>POST /add-checkpoint</c> (C2SP tlog-witness, "add-checkpoint").</summary>
internal static class AddCheckpointEndpoint
{
    /// <summary>Sixteen signatures of the largest kind there is, the proof, and room.</summary>
    public const int MaxRequestBytes = 128 * 1024;

    public static async Task HandleAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await ReadAsync(context) is not { } body)
            return;
        var result = await context.RequestServices.GetRequiredService<CosignCheckpoint>().RunAsync(body, cancel);
        await (result.Outcome switch
        {
            CosignOutcome.Cosigned => context.Response.AnswerAsync(StatusCodes.Status200OK, WitnessAnswers.Text, $"{result.Cosignature}\n"),
            CosignOutcome.Malformed => RefuseAsync(context, StatusCodes.Status400BadRequest, "This is no add-checkpoint request."),
            CosignOutcome.UnknownLog => RefuseAsync(context, StatusCodes.Status404NotFound, "This log is not watched here."),
            CosignOutcome.WrongSignature => RefuseAsync(context, StatusCodes.Status403Forbidden, "The log's signature is missing or wrong."),
            CosignOutcome.OtherSize => context.Response.AnswerAsync(StatusCodes.Status409Conflict, AddCheckpointRequest.SizeContentType, $"{result.Latest}\n"),
            CosignOutcome.NotConsistent => RefuseAsync(context, StatusCodes.Status422UnprocessableEntity, "It is not proved that this tree follows from the one cosigned before."),
        });
    }

    /// <returns>Null when the body is too long or was not sent as it should be; that is answered already.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxRequestBytes;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException refused)
        {
            await RefuseAsync(context, refused.StatusCode, "The request is too long, or was cut short.");
            return null;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string why) => context.Response.AnswerAsync(status, WitnessAnswers.Text, $"{why}\n");
}
