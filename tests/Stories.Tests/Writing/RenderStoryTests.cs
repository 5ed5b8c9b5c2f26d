using AngleSharp.Html.Parser;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Tests.Writing;

public sealed class RenderStoryTests
{
    private const string Name = "0123456789abcdef0123456789abcdef";

    private static readonly ShownPictures Pictures = new("/stories/pictures/1/", new Dictionary<string, PictureSize> { [Name] = new(30, 20) });

    /// <summary>Whatever stands between the brackets of a picture stays within its attribute.</summary>
    [Theory]
    [InlineData("![a ![b](picture:0123456789abcdef0123456789abcdef) c](picture:0123456789abcdef0123456789abcdef)", "a b c")]
    [InlineData("![a [b](https://example.org/) c](picture:0123456789abcdef0123456789abcdef)", "a b c")]
    [InlineData("![<https://example.org>](picture:0123456789abcdef0123456789abcdef)", "")]
    [InlineData("![\" onerror=\"alert(1)](picture:0123456789abcdef0123456789abcdef)", "\" onerror=\"alert(1)")]
    [InlineData("![*a* `b` &quot; <b>](picture:0123456789abcdef0123456789abcdef)", "a b \" <b>")]
    public void Picture_HasWordsAlone_ForThoseWhoCannotSeeIt(string body, string alternative)
    {
        using var page = new HtmlParser().ParseDocument(RenderStory.Render(body, Pictures));

        var picture = page.QuerySelectorAll("img").ShouldHaveSingleItem();
        picture.Attributes.Select(attribute => attribute.Name).ShouldBe(["src", "width", "height", "loading", "alt"]);
        picture.GetAttribute("alt").ShouldBe(alternative);
        page.QuerySelectorAll("a, b, script").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("![x](picture:ffffffffffffffffffffffffffffffff)")]
    [InlineData("![x](https://elsewhere.example/x.png)")]
    [InlineData("![x](/stories/pictures/1/0123456789abcdef0123456789abcdef.webp)")]
    public void Picture_OfNobodys_IsWordsAlone(string body) => RenderStory.Render(body, Pictures).ShouldBe("<p>x</p>\n");
}
