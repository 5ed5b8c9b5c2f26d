namespace Ledgerline.Web;

/// <summary>What the pages must know about where they are served.</summary>
public sealed class WebOptions
{
    /// <summary>
    /// Whether people reach the site over https, be it through a proxy that ends TLS. Then cookies are Secure and carry the <c>__Host-</c> prefix, and
    /// browsers are told to keep to https. Set it everywhere but on a machine that serves itself only.
    /// </summary>
    public bool Https { get; set; }
}
