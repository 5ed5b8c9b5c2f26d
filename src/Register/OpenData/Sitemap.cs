using System.Xml;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;

namespace Ledgerline.Register.OpenData;

/// <summary>
/// The addresses that search engines should know (sitemaps.org), each in every language: an index, the pages, and the days on which somebody declared. Entries are
/// found from there.
/// </summary>
/// <param name="site">The site's address without a slash at its end: a sitemap takes whole addresses only.</param>
internal sealed class Sitemap(string site)
{
    /// <summary>The format allows 50,000 addresses; so many days are some megabytes.</summary>
    public const int DaysInOne = 5_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string XHtml = "http://www.w3.org/1999/xhtml";

    private static readonly string[] Pages =
    [
        "", "declare", "register", .. OrganisationsExtensions.Each.Select(each => $"register/organisation/{each.Slug()}"),
        .. Periods.Each.Select(each => $"statistics/{each.Slug()}"), "check", "status",
    ];

    /// <param name="more">Files that are other modules', from the root of the site.</param>
    public byte[] Index(CountedRegister register, IEnumerable<string> more) => Write("sitemapindex", xml =>
    {
        WriteAddress(xml, "sitemap", "/sitemap/pages.xml");
        for (var number = 0; number * DaysInOne < register.Days.Count; number++)
            WriteAddress(xml, "sitemap", $"/sitemap/days-{number}.xml");
        foreach (var address in more)
            WriteAddress(xml, "sitemap", address);
    });

    public byte[] OfPages() => WriteUrls(Pages);

    /// <returns>Null where there is no such part.</returns>
    public byte[]? OfDays(CountedRegister register, long number) =>
        number >= 0 && number * DaysInOne < register.Days.Count
            ? WriteUrls(register.Days.Skip((int)number * DaysInOne).Take(DaysInOne).Select(day => $"register/day/{ListName.Of(day.Start)}"))
            : null;

    public byte[] Of(IEnumerable<SitemapPage> pages) => Write("urlset", xml =>
    {
        foreach (var page in pages)
        {
            foreach (var language in page.Languages)
                WriteAddress(xml, "url", $"/{language}/{page.Path}", () => WriteLanguages(xml, page));
        }
    });

    private byte[] WriteUrls(IEnumerable<string> pages) => Of(pages.Select(page => new SitemapPage(page, Languages.All)));

    private void WriteLanguages(XmlWriter xml, SitemapPage page)
    {
        foreach (var language in page.Languages)
        {
            xml.WriteStartElement("xhtml", "link", XHtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", language);
            xml.WriteAttributeString("href", $"{site}/{language}/{page.Path}");
            xml.WriteEndElement();
        }
    }

    private void WriteAddress(XmlWriter xml, string element, string address, Action? more = null)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteElementString("loc", Namespace, site + address);
        more?.Invoke();
        xml.WriteEndElement();
    }

    private static byte[] Write(string root, Action<XmlWriter> write) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement(root, Namespace);
        if (root == "urlset")
            xml.WriteAttributeString("xmlns", "xhtml", null, XHtml);
        write(xml);
        xml.WriteEndElement();
    });
}
