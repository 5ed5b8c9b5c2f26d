using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Register.Certificates;

/// <summary>A certificate as a picture: <c>/{language}/entry/{index}/certificate.svg</c>. Of an entry that is annulled or erased the picture says so.</summary>
internal static class DownloadCertificate
{
    /// <summary>An SVG that is opened by itself is a page of this site: it may do nothing, and is nobody.</summary>
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; sandbox";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{language:language}/entry/{index:long}/certificate.svg", PictureAsync).AllowAnonymous().WithMetadata(new CompressedAttribute());

    private static async Task<IResult> PictureAsync(
        long index, ReadCertificate certificates, CertificatePicture picture, SiteAddress site, Text text, HttpContext context)
    {
        if (await certificates.ReadAsync(index, context.RequestAborted) is not { } state)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = Nothing;
        return Results.File(picture.Draw(state, site.Of(context.Request, $"/{text.Language}/entry/{state.Index}")), "image/svg+xml", $"certificate-{state.Index}.svg");
    }
}
