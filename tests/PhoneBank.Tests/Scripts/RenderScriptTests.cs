using Ledgerline.Web;
using System.Text.Encodings.Web;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Scripts;

namespace Ledgerline.PhoneBank.Tests.Scripts;

public sealed class RenderScriptTests
{
    private static readonly ContentLanguage English = ContentLanguage.Find("en")!;

    [Theory]
    [InlineData("**Good day**", "<p><strong>Good day</strong></p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>")]
    [InlineData("[more](https://example.org/a)", "<p><a href=\"https://example.org/a\" target=\"_blank\" rel=\"noopener noreferrer\">more</a></p>")]
    [InlineData("[more](javascript:alert(1))", "<p>more</p>")]
    [InlineData("[more](JAVASCRIPT:alert(1))", "<p>more</p>")]
    [InlineData("[more](data:text/html,x)", "<p>more</p>")]
    [InlineData("[more](/call/x/report)", "<p>more</p>")]
    [InlineData("[more](//example.org)", "<p>more</p>")]
    [InlineData("[more][1]\n\n[1]: javascript:alert(1)", "<p>more</p>")]
    [InlineData("[more](#nowhere)", "<p>more</p>")]
    [InlineData("[mo*re*](#\"onclick=alert(1))", "<p>mo<em>re</em></p>")]
    [InlineData("![picture](https://example.org/a.png)", "<p>picture</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("<vera@example.org>", "<p>vera@example.org</p>")]
    [InlineData("# Title", "<h2>Title</h2>")]
    [InlineData("任何东西，**随时可以挂断。**能", "<p>任何东西，<strong>随时可以挂断。</strong>能</p>")]
    [InlineData("晨光 नमस्ते", "<p>晨光 नमस्ते</p>")]
    public void Script_IsMarkdownWithoutMarkupPicturesOrOddLinks(string markdown, string html) => Html(Render(markdown)).ShouldBe(html);

    [Fact]
    public void Branch_LeadsToItsStep_ByItsWords()
    {
        var view = Render("Hello.\n\n- [Is silent](#Silent)\n- [不说话](#沉默)\n- [Asks](<#Who are you?>)\n\n## Silent\n\nWait.\n\n## 沉默\n\n## Who are you?");

        view.HasBranches.ShouldBeTrue();
        view.Steps.Select(step => step.Id).ShouldBe(["script-1-0", "script-1-1", "script-1-2", "script-1-3"]);
        var opening = Html(view);
        opening.ShouldContain("<a class=\"branch\" href=\"#script-1-1\">Is silent</a>");
        opening.ShouldContain("<a class=\"branch\" href=\"#script-1-2\">不说话</a>");
        opening.ShouldContain("<a class=\"branch\" href=\"#script-1-3\">Asks</a>");
        Html(view, 1).ShouldBe("<h2>Silent</h2>\n<p>Wait.</p>");
    }

    [Fact]
    public void Placeholders_AreFilledWithPlainText_AndNeverInAnAddress() =>
        Html(Render("{name}, {other} [{name}](https://example.org/{name}) `{name}`", name: "<b>Zoë</b> & *co*")).ShouldBe(
            "<p><bdi>&lt;b&gt;Zoë&lt;/b&gt; &amp; *co*</bdi>, {other} <a href=\"https://example.org/%7Bname%7D\" target=\"_blank\" rel=\"noopener noreferrer\"><bdi>&lt;b&gt;Zoë&lt;/b&gt; &amp; *co*</bdi></a> <code>{name}</code></p>");

    [Theory]
    [InlineData(">", 50_000)]
    [InlineData("[", 50_000)]
    [InlineData("[a](", 12_500)]
    [InlineData("![", 1_900)]
    [InlineData("**a _b ", 5_000)]
    [InlineData("> - ", 1_900)]
    public void Script_OfTooMuchMarkup_IsRefusedAndStillShownAsItIs(string piece, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(piece, times));
        var script = ScriptText.Parse(markdown);

        CheckScript.Check(script).ShouldHaveSingleItem().Kind.ShouldBe(ScriptProblemKind.TooMuchMarkup);
        Html(Render(markdown)).ShouldStartWith("<p class=\"plain\">");
    }

    [Fact]
    public void Headings_SkipNoLevel_WhereverTheyBegin() =>
        string.Concat(Render("#### Deep\n\n# High\n\n## Step\n\n###### Far\n\n### Near").Steps.Select(step => step.Html).Select(Write))
            .ShouldBe("<h2>Deep</h2>\n<h2>High</h2>\n<h2>Step</h2>\n<h3>Far</h3>\n<h3>Near</h3>\n");

    private static ScriptView Render(string markdown, string? name = null)
    {
        var script = ScriptText.Parse(markdown);
        return RenderScript.Render(English, script, ScriptWords.For(script.Front, ContactZones.Parse(null), default(DateTimeOffset).AddYears(2000), name));
    }

    private static string Html(ScriptView view, int step = 0) => Write(view.Steps[step].Html).Trim();

    private static string Write(Microsoft.AspNetCore.Html.IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
