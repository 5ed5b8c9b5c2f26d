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

    /// <summary>Its address, from the root of the site.</summary>
    public static string AddressOf(string language) => $"/{language}/feed.atom";

    public byte[] Write(CountedRegister register) => XmlFile.Write(xml =>
    {
        var atom = new AtomWriter(xml, site);
        atom.BeginFeed(text.Language);
        atom.Write("id", Id("feed"));
        atom.Write("title", text["feed.title"]);
        atom.Write("updated", register.Days is [.., var newest] ? newest.Start : default);
        atom.WriteAuthor(text["layout.site"]);
        atom.WriteLink("self", "application/atom+xml", AddressOf(text.Language));
        atom.WriteLink("alternate", "text/html", $"/{text.Language}/statistics/days");
        foreach (var day in register.Days.TakeLast(Days).Reverse())
            WriteDay(atom, day);
        atom.End();
    });

    private void WriteDay(AtomWriter atom, PeriodCounts day)
    {
        var name = ListName.Of(day.Start);
        atom.BeginEntry();
        atom.Write("id", Id(name));
        atom.Write("title", text["feed.day", ("day", day.Start), ("count", day.Counts.Count)]);
        atom.Write("updated", day.Start);
        atom.WriteLink("alternate", "text/html", $"/{text.Language}/register/day/{name}");
        atom.Write("summary", text["feed.summary", ("party", day.Counts.Party), ("youthLeague", day.Counts.YouthLeague), ("youngPioneers", day.Counts.YoungPioneers)]);
        atom.End();
    }

    private string Id(string what) => AtomWriter.Id(logKey, text.Language, what);
}
