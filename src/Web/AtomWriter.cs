using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Ledgerline.Web;

/// <summary>Writes the elements of an Atom feed (RFC 4287), whatever it is of. Nothing finer than a day is known of anything, so each moment is the beginning of one.</summary>
/// <param name="xml">Where.</param>
/// <param name="site">The site's address without a slash at its end, or nothing.</param>
public sealed class AtomWriter(XmlWriter xml, string site)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>A UUID of version 8 (RFC 9562, 5.8): the first bytes of a SHA-256 of the parts, so it is the same wherever and whenever it is written.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))).AsSpan(0, 16);
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }

    /// <summary>Begins the feed; <see cref="End"/> ends it.</summary>
    public void BeginFeed(string language)
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, language);
    }

    /// <summary>Begins an entry; <see cref="End"/> ends it.</summary>
    public void BeginEntry() => xml.WriteStartElement("entry", Namespace);

    /// <summary>Ends what was begun last.</summary>
    public void End() => xml.WriteEndElement();

    /// <summary>An element of text, without the characters that no XML may have, however they are written.</summary>
    public void Write(string element, string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune);
        }

        xml.WriteElementString(element, Namespace, clean.ToString());
    }

    /// <summary>When something was published or updated.</summary>
    public void Write(string element, DateOnly day) => Write(element, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");

    /// <summary>Whose it is.</summary>
    public void WriteAuthor(string name)
    {
        xml.WriteStartElement("author", Namespace);
        Write("name", name);
        xml.WriteEndElement();
    }

    /// <summary>A link within the site.</summary>
    /// <param name="relation">Such as <c>alternate</c>.</param>
    /// <param name="type">Of what it leads to.</param>
    /// <param name="address">From its root.</param>
    public void WriteLink(string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", site + address);
        xml.WriteEndElement();
    }

    /// <summary>What it belongs to.</summary>
    public void WriteCategory(string term, string label)
    {
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("label", label);
        xml.WriteEndElement();
    }
}
