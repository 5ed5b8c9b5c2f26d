using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ledgerline.Web.Security;

/// <summary>
/// Reads a form before anything else does, so that one that is too large or malformed ends here with a clear answer
/// and no page or filter ever sees half of it. JSON is kept as it comes, so that who sends it slowly keeps nobody else waiting.
/// </summary>
internal sealed class FormGuard(RequestDelegate next)
{
    /// <summary>A family of twenty has about eighty.</summary>
    private const int MaxFields = 500;

    /// <summary>What is read and thrown away of a form that is too large: a browser shows the answer only once it has sent everything.</summary>
    private const int MaxDrainedBytes = 4 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isStreamed = metadata?.GetMetadata<StreamedFormAttribute>() is not null && StreamedForm.IsMultipart(context.Request);
        var limit = metadata?.GetMetadata<LargeFormAttribute>()?.MaxBytes ?? WebModule.MaxFormBytes;
        var largest = isStreamed ? metadata!.GetMetadata<StreamedFormAttribute>()!.MaxBytes : limit;
        if (IsCompressed(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            context.Response.Headers.AcceptEncoding = "identity";
            return;
        }

        if (context.Request.ContentLength > largest)
        {
            await DrainAsync(context);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (IsJsonOfAnotherCharset(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        LimitBody(context, largest);
        if (context.Request.HasJsonContentType() && await KeepBodyAsync(context, limit) is { } tooMuch)
        {
            context.Response.StatusCode = tooMuch;
            return;
        }

        if (context.Request.HasFormContentType && await ReadFormAsync(context, isStreamed ? null : limit) is { } refusal)
        {
            context.Response.StatusCode = refusal;
            return;
        }

        await next(context);
    }

    /// <summary>Nothing that is sent is unpacked here, so a few bytes cannot become many; what came packed is refused rather than read as it is (RFC 9110, 8.4 and 12.5.3).</summary>
    private static bool IsCompressed(HttpRequest request) => request.Headers.ContentEncoding.Any(coding => !string.IsNullOrWhiteSpace(coding) && !coding.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>JSON is UTF-8 (RFC 8259, 8.1); the framework would fail at a charset that it does not know.</summary>
    private static bool IsJsonOfAnotherCharset(HttpRequest request) =>
        request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && HeaderUtilities.RemoveQuotes(type.Charset) is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>The status to refuse a body with, or null for one that is whole and in memory.</summary>
    private static async Task<int?> KeepBodyAsync(HttpContext context, int limit)
    {
        try
        {
            context.Request.EnableBuffering(bufferThreshold: limit, bufferLimit: limit);
            await context.Request.Body.DrainAsync(context.RequestAborted);
            context.Request.Body.Position = 0;
            return null;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }
    }

    /// <summary>The status to refuse the form with, or null for a form that was read.</summary>
    /// <param name="limit">The most bytes; null for a form whose file the page reads.</param>
    private static async Task<int?> ReadFormAsync(HttpContext context, int? limit)
    {
        try
        {
            if (limit is not { } bytes)
                return await StreamedForm.OpenAsync(context);
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, Options(bytes, context.GetEndpoint()?.Metadata.GetMetadata<LargeFormAttribute>()?.MaxFields)));
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException or NotSupportedException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static FormOptions Options(int limit, int? maxFields) => new()
    {
        ValueCountLimit = maxFields is > 0 ? maxFields.Value : MaxFields,
        KeyLengthLimit = 200,
        ValueLengthLimit = limit,
        MultipartBodyLengthLimit = limit,
        BufferBodyLengthLimit = limit,

        // Whatever is sent stays in memory: no form leaves a temporary file.
        MemoryBufferThreshold = limit,
    };

    private static void LimitBody(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = bytes;
    }

    private static async Task DrainAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxDrainedBytes) return;
        LimitBody(context, MaxDrainedBytes);
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }
}
