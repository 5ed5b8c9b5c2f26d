using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;

namespace Ledgerline.Stories.Reading;

/// <summary>
/// The newest stories of a language as an Atom feed (RFC 4287). A story's id is made of this installation's own mark, its language and its number, so it stays the same wherever the site is served and however often
/// the story is changed; nothing finer than the day is known, so each was published and updated when its day began.
/// </summary>
/// <param name="text">The words of the interface.</param>
/// <param name="mark">What tells this installation's stories from another's (<see cref="PublishedState.Mark"/>).</param>
/// <param name="site">The site's address without a slash at its end, or nothing.</param>
internal sealed class StoryFeed(Text text, string mark, string site)
{
    /// <summary>How many stories it has.</summary>
    public const int Most = 40;

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <param name="stories">The newest first.</param>
    public byte[] Write(ContentLanguage language, IReadOnlyList<PublishedText> stories) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, language.Tag);
        Write(xml, "id", Id(language.Tag, "feed"));
        Write(xml, "title", text["stories.feed.title", ("language", language.OwnName)]);
        Write(xml, "updated", Moment(stories.Select(story => story.ChangedOn).DefaultIfEmpty().Max()));
        WriteAuthor(xml, text["layout.site"]);
        WriteLink(xml, "self", "application/atom+xml", $"/{language.Tag}/stories/feed.atom");
        WriteLink(xml, "alternate", "text/html", $"/{language.Tag}/stories");
        foreach (var story in stories)
            WriteStory(xml, story);
        xml.WriteEndElement();
    });

    private void WriteStory(XmlWriter xml, PublishedText story)
    {
        xml.WriteStartElement("entry", Namespace);
        Write(xml, "id", Id(story.Language, story.Number.ToString(CultureInfo.InvariantCulture)));
        Write(xml, "title", story.Title);
        Write(xml, "published", Moment(story.PublishedOn));
        Write(xml, "updated", Moment(story.ChangedOn));
        if (story.Byline.Length > 0)
            WriteAuthor(xml, story.Byline);
        WriteLink(xml, "alternate", "text/html", $"/{story.Language}/stories/{story.Number}");
        if (story.Occasion != Occasion.None)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", story.Occasion.Slug());
            xml.WriteAttributeString("label", text[story.Occasion.TextKey()]);
            xml.WriteEndElement();
        }

        Write(xml, "summary", story.Summary);
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

    private static void WriteAuthor(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        Write(xml, "name", name);
        xml.WriteEndElement();
    }

    /// <summary>Without the characters that no XML may have, however they are written.</summary>
    private static void Write(XmlWriter xml, string element, string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune);
        }

        xml.WriteElementString(element, Namespace, clean.ToString());
    }

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>A UUID of version 8 (RFC 9562, 5.8): the first bytes of a SHA-256.</summary>
    private string Id(string language, string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{mark}\n{language}\n{what}")).AsSpan(0, 16);
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }
}
