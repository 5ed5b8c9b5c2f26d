using System.Net;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using NetVips;

namespace Ledgerline.Stories.Tests.Pictures;

public sealed class DrawCardTests
{
    [Theory]
    [InlineData("en", "The line that stayed quiet")]
    [InlineData("zh-Hans", "沉默的电话")]
    [InlineData("ar", "الهاتف الصامت")]
    [InlineData("en", "<b>A & B</b>, a title that goes on and on, so that it has to be drawn smaller than others are, since there is only so much room on a card, whatever anybody writes, and on")]
    public void ACard_HasItsSize_AndWordsWithinItsMargins(string language, string title)
    {
        var card = DrawCard.Draw(title, "Ledgerline", ContentLanguage.Find(language)!);

        using var image = Image.NewFromBuffer(card);
        (image.Width, image.Height).ShouldBe((DrawCard.Width, DrawCard.Height));
        card.Length.ShouldBeLessThan(120_000);
        using var grey = image.Colourspace(Enums.Interpretation.Bw);
        // Words in the middle; none in the margins below the edge.
        using (var middle = grey.Crop(80, 90, 1_040, 400))
            middle.Min().ShouldBeLessThan(100);
        foreach (var (left, width) in ((int, int)[])[(0, 70), (1_130, 70)])
            using (var margin = grey.Crop(left, 30, width, 600))
                margin.Min().ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task ACard_IsThere_AsLongAsItsStoryIs()
    {
        await using var room = await Newsroom.OpenAsync();
        await room.System.ServeAsync();
        var id = await room.AddPublishedAsync();
        using var reader = room.System.Client();

        (await reader.GetAsync(new Uri("/stories/cards/1/en.png", UriKind.Relative))).Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await reader.GetAsync(new Uri("/stories/cards/1/fr.png", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(room.Editor, id, "en"));
        (await reader.GetAsync(new Uri("/stories/cards/1/en.png", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
