using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ledgerline.Register.Witnessing;

/// <summary>Answers of the witness, as whole bodies with exactly the content type given.</summary>
internal static class WitnessAnswers
{
    public const string Text = "text/plain; charset=utf-8";

    public static async Task AnswerAsync(this HttpResponse response, int status, string contentType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        // The state of a moment: it must not be taken for a later one's.
        response.Headers.CacheControl = "no-cache";
        await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }
}
