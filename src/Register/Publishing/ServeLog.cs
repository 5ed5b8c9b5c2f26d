using System.Security.Cryptography;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Ledgerline.Register.Publishing;

/// <summary>Serves the public folder below <c>/log/</c>: what a static web server in front does as well (docs/operating/serving-the-log.md).</summary>
internal static class ServeLog
{
    private const string Prefix = "/log/";
    private const string NotFoundText = "not found\n";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(Prefix + "{**path}", Methods, HandleAsync).AllowAnonymous().WithMetadata(new LaneAttribute(Lane.Log));

        // Hashes do not compress; all the rest that is large does, and it is public.
        foreach (var folder in (ReadOnlySpan<string>)["tile/entries/", "records/", "totals/"])
            endpoints.MapMethods($"{Prefix}{folder}{{**path}}", Methods, HandleAsync).AllowAnonymous().WithMetadata(new CompressedAttribute(), new LaneAttribute(Lane.Log));
    }

    private static async Task<IResult> HandleAsync(HttpContext context, LogOptions options)
    {
        // Refusals too: whoever falls back from a partial tile to the full one must see that it is gone.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (PublicFile.Find(PathOf(context)) is not { } file || Open(Path.Combine(options.Folder, file.Path)) is not { } stream)
            return Results.Text(NotFoundText, statusCode: StatusCodes.Status404NotFound);
        context.Response.Headers.CacheControl = file.CacheControl;
        var tag = file.Changes ? await TagAsync(stream, context.RequestAborted) : null;
        return Results.Stream(stream, file.ContentType, entityTag: tag);
    }

    /// <summary>As it was sent, not decoded: a path that the log writes has nothing in it to decode or to resolve.</summary>
    private static ReadOnlySpan<char> PathOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        if (target.IndexOf('?') is var query and >= 0)
            target = target[..query];
        return target.StartsWith(Prefix) ? target[Prefix.Length..] : default;
    }

    /// <returns>Null when there is none: another size's, collected, or the folder is not made yet.</returns>
    private static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Of the contents and not of the file's time, which would tell for ever when somebody's record was erased. Weak, as it may be sent compressed.</summary>
    private static async Task<EntityTagHeaderValue> TagAsync(FileStream stream, CancellationToken cancel)
    {
        var hash = await SHA256.HashDataAsync(stream, cancel);
        stream.Position = 0;
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"", isWeak: true);
    }
}
