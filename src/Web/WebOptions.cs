using System.Net;

namespace Ledgerline.Web;

/// <summary>What the pages must know about where they are served.</summary>
public sealed class WebOptions
{
    /// <summary>
    /// Whether people reach the site over https, be it through a proxy that ends TLS. Then cookies are Secure and carry the <c>__Host-</c> prefix, and
    /// browsers are told to keep to https. Set it everywhere but on a machine that serves itself only.
    /// </summary>
    public bool Https { get; set; }

    /// <summary>
    /// Where people reach the site, such as <c>https://register.example.org</c>: what addresses begin with that leave the site (certificates, canonical links, the feed, the sitemap), whatever host a request names. Null only
    /// on a machine that serves itself.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>What to put before a path: <see cref="PublicUrl"/> without a slash at its end, or nothing.</summary>
    public string PublicAddress => PublicUrl?.GetLeftPart(UriPartial.Authority) ?? "";

    /// <summary>What this process shows.</summary>
    public Site Site { get; set; }

    /// <summary>Where the public site is an onion service, which browsers of the Tor network are told of (<c>Onion-Location</c>); null where there is none.</summary>
    public Uri? Onion { get; set; }

    /// <summary>Where the button "Leave this page" leads: a site that anybody might look at. Null for an empty page.</summary>
    public Uri? LeaveTo { get; set; }

    /// <summary>
    /// The proxies in front, whose <c>X-Forwarded-For</c> is believed; from anybody else it is ignored. Without them everybody behind a proxy is one network
    /// to <see cref="NetworkLimits"/>.
    /// </summary>
    public IReadOnlyList<IPNetwork> Proxies { get; set; } = [];

    /// <summary>What one request or connection may take.</summary>
    public RequestLimits Limits { get; set; } = new();

    /// <summary>How much is worked on at once, by lane; each lane has an entry.</summary>
    public IReadOnlyDictionary<Lane, LanePlaces> Lanes { get; set; } = LanePlaces.On(Environment.ProcessorCount, connections: null);
}
