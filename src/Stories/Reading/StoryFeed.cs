using System.Globalization;
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

    /// <param name="stories">The newest first.</param>
    public byte[] Write(ContentLanguage language, IReadOnlyList<PublishedText> stories) => XmlFile.Write(xml =>
    {
        var atom = new AtomWriter(xml, site);
        atom.BeginFeed(language.Tag);
        atom.Write("id", AtomWriter.Id(mark, language.Tag, "feed"));
        atom.Write("title", text["stories.feed.title", ("language", language.OwnName)]);
        atom.Write("updated", stories.Select(story => story.ChangedOn).DefaultIfEmpty().Max());
        atom.WriteAuthor(text["layout.site"]);
        atom.WriteLink("self", "application/atom+xml", $"/{language.Tag}/stories/feed.atom");
        atom.WriteLink("alternate", "text/html", $"/{language.Tag}/stories");
        foreach (var story in stories)
            WriteStory(atom, story);
        atom.End();
    });

    private void WriteStory(AtomWriter atom, PublishedText story)
    {
        atom.BeginEntry();
        atom.Write("id", AtomWriter.Id(mark, story.Language, story.Number.ToString(CultureInfo.InvariantCulture)));
        atom.Write("title", story.Title);
        atom.Write("published", story.PublishedOn);
        atom.Write("updated", story.ChangedOn);
        if (story.Byline.Length > 0)
            atom.WriteAuthor(story.Byline);
        atom.WriteLink("alternate", "text/html", $"/{story.Language}/stories/{story.Number}");
        if (story.Occasion != Occasion.None)
            atom.WriteCategory(story.Occasion.Slug(), text[story.Occasion.TextKey()]);
        atom.Write("summary", story.Summary);
        atom.End();
    }
}
