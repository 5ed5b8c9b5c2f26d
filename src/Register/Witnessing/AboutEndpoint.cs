using Ledgerline.Tlog;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Witnessing;

/// <summary><c>GET /</c>: who this is, for whoever looks.</summary>
internal static class AboutEndpoint
{
    public static Task HandleAsync(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<SigningKey>().Verifier;
        var logs = context.RequestServices.GetRequiredService<WatchedLogs>().Keys.OrderBy(log => log.Name, StringComparer.Ordinal);
        return context.Response.AnswerAsync(StatusCodes.Status200OK, WitnessAnswers.Text, $"""
            This is a witness of transparency logs (C2SP tlog-witness): it cosigns a log's checkpoint
            only if the log has grown from what was cosigned before, and never two histories.

            Its verifier key:
            {key}

            The logs it watches:
            {string.Join('\n', logs.Select(log => $"{log}  {WatchedLogs.OriginHash(log.Name)}/checkpoint"))}

            """);
    }
}
