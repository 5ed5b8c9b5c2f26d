using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ledgerline.Web.Security;

/// <summary>Reads the fields of a multipart form (RFC 7578) up to its file, and leaves the file to the page. What checks the form finds the fields as always.</summary>
internal static class StreamedForm
{
    private const int MaxFields = 20;
    private const int MaxFieldBytes = 16 * 1024;

    public static bool IsMultipart(HttpRequest request) => Boundary(request) is not null;

    /// <summary>The status to refuse the form with, or null for one whose fields were read.</summary>
    public static async Task<int?> OpenAsync(HttpContext context)
    {
        var reader = new MultipartReader(Boundary(context.Request)!, context.Request.Body);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                return StatusCodes.Status400BadRequest;
            if (disposition.IsFileDisposition())
            {
                if (new FileMultipartSection(section, disposition).FileName is { Length: > 0 } name)
                    context.Features.Set(new UploadedFile(name, section.Body));
                break;
            }

            if (!disposition.IsFormDisposition() || fields.Count == MaxFields)
                return StatusCodes.Status400BadRequest;
            if (await ReadAsync(section.Body, context.RequestAborted) is not { } value)
                return StatusCodes.Status413PayloadTooLarge;
            fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = value;
        }

        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        return null;
    }

    private static async Task<string?> ReadAsync(Stream field, CancellationToken cancel)
    {
        var bytes = new byte[MaxFieldBytes + 1];
        var length = await field.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length == bytes.Length ? null : System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, length));
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary
            ? boundary.ToString()
            : null;
}
