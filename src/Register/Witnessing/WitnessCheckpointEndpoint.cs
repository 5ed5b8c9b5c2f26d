using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Witnessing;

/// <summary><c>GET /{origin hash}/checkpoint</c>: the latest checkpoint that was cosigned (C2SP tlog-witness, "Monitor Retrieval Mechanism").</summary>
internal static class WitnessCheckpointEndpoint
{
    public const string Pattern = "/{hash}/checkpoint";

    public static async Task HandleAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var origin = services.GetRequiredService<WatchedLogs>().OriginOf((string)context.GetRouteValue("hash")!);
        var latest = origin is null ? WitnessedTree.None : await services.GetRequiredService<WitnessState>().ReadAsync(origin, context.RequestAborted);
        await (latest.Note is { } note
            ? context.Response.AnswerAsync(StatusCodes.Status200OK, WitnessAnswers.Text, note)
            : context.Response.AnswerAsync(StatusCodes.Status404NotFound, WitnessAnswers.Text, "No checkpoint of such a log was cosigned here.\n"));
    }
}
