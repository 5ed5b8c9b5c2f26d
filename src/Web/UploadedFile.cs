using Microsoft.AspNetCore.Http;

namespace Ledgerline.Web;

/// <summary>The file of a form that is not read before its page (<see cref="StreamedFormAttribute"/>).</summary>
/// <param name="FileName">As the browser names it: whatever somebody put there.</param>
/// <param name="Content">The file as it comes, to be read once. What is left of it when the request ends is thrown away.</param>
public sealed record UploadedFile(string FileName, Stream Content)
{
    /// <summary>The request's file; null where none was chosen.</summary>
    public static UploadedFile? Of(HttpContext context) => context.Features.Get<UploadedFile>();
}
