using System.Text.Encodings.Web;
using Ledgerline.PhoneBank.Scripts;

namespace Ledgerline.PhoneBank.Tests.Scripts;

public sealed class ScriptTextTests
{
    [Theory]
    [InlineData("**Good day**", "<p><strong>Good day</strong></p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("[more](https://example.org/a)", "<p><a href=\"https://example.org/a\">more</a></p>")]
    [InlineData("[more](javascript:alert(1))", "<p>more</p>")]
    [InlineData("[more](/call/x/report)", "<p>more</p>")]
    [InlineData("![picture](https://example.org/a.png)", "<p>picture</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("晨光 नमस्ते", "<p>晨光 नमस्ते</p>")]
    public void Script_IsMarkdownWithoutMarkupPicturesOrOddLinks(string markdown, string html)
    {
        using var writer = new StringWriter();
        ScriptText.Render(markdown).WriteTo(writer, HtmlEncoder.Default);
        writer.ToString().Trim().ShouldBe(html);
    }
}
