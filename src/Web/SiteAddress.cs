using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ledgerline.Web;

/// <summary>What an address begins with that leaves the site, on paper or in a picture.</summary>
public sealed class SiteAddress(IOptions<WebOptions> options)
{
    /// <summary>
    /// The absolute address of a path. It begins with <see cref="WebOptions.PublicUrl"/>; where that is not set, with the scheme and host that the request names,
    /// which whoever asks can choose.
    /// </summary>
    /// <param name="request">The request being answered.</param>
    /// <param name="path">The path, with its slash in front.</param>
    public string Of(HttpRequest request, string path) =>
        (options.Value.PublicUrl is { } site ? site.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host.Value}") + path;
}
