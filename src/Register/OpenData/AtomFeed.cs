using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;

namespace Ledgerline.Register.OpenData;

/// <summary>
/// The daily totals as an Atom feed (RFC 4287): an entry a day on which somebody declared. Its id is made of the log's key, the language and the day, so it is the
/// same wherever the register is served; nothing finer than the day is known, so each was "updated" when its day began.
/// </summary>
internal sealed class AtomFeed(Text text, string logKey, string site)
{
    /// <summary>How many days it goes back.</summary>
    public const int Days = 60;

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Its address, from the root of the site.</summary>
    public static string AddressOf(string language) => $"/{language}/feed.atom";

    public byte[] Write(CountedRegister register) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, text.Language);
        Write(xml, "id", Id("feed"));
        Write(xml, "title", text["feed.title"]);
        Write(xml, "updated", Moment(register.Days is [.., var newest] ? newest.Start : default));
        xml.WriteStartElement("author", Namespace);
        Write(xml, "name", text["layout.site"]);
        xml.WriteEndElement();
        WriteLink(xml, "self", "application/atom+xml", AddressOf(text.Language));
        WriteLink(xml, "alternate", "text/html", $"/{text.Language}/statistics/days");
        foreach (var day in register.Days.TakeLast(Days).Reverse())
            WriteDay(xml, day);
        xml.WriteEndElement();
    });

    private void WriteDay(XmlWriter xml, PeriodCounts day)
    {
        var name = ListName.Of(day.Start);
        xml.WriteStartElement("entry", Namespace);
        Write(xml, "id", Id(name));
        Write(xml, "title", text["feed.day", ("day", day.Start), ("count", day.Counts.Count)]);
        Write(xml, "updated", Moment(day.Start));
        WriteLink(xml, "alternate", "text/html", $"/{text.Language}/register/day/{name}");
        Write(xml, "summary", text["feed.summary", ("party", day.Counts.Party), ("youthLeague", day.Counts.YouthLeague), ("youngPioneers", day.Counts.YoungPioneers)]);
        xml.WriteEndElement();
    }

    private void WriteLink(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", site + address);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string element, string value) => xml.WriteElementString(element, Namespace, value);

    private static string Moment(DateOnly day) => $"{ListName.Of(day)}T00:00:00Z";

    /// <summary>A UUID of version 8 (RFC 9562, 5.8): the first bytes of a SHA-256.</summary>
    private string Id(string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{logKey}\n{text.Language}\n{what}")).AsSpan(0, 16);
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }
}
