using System.Text;
using Ledgerline.Stories.Pictures;
using NetVips;

namespace Ledgerline.Stories.Tests.Pictures;

public sealed class ReadPictureTests
{
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public void OfAPhotograph_NothingIsLeftButItsPixels(string format)
    {
        var file = Samples.WithPlace(format);
        var before = Encoding.Latin1.GetString(file);
        before.ShouldContain(Samples.Maker);

        ReadPicture.TryMake(file, out var made, out _).ShouldBeTrue();

        var after = Encoding.Latin1.GetString(made!.Bytes);
        foreach (var trace in (string[])[Samples.Maker, Samples.Comment, "Exif", "EXIF", "ICCP", "XMP", "<x:xmpmeta"])
            after.ShouldNotContain(trace);
        using var again = Image.NewFromBuffer(made.Bytes);
        again.GetFields().Where(field => field.StartsWith("exif", StringComparison.Ordinal) || field.StartsWith("xmp", StringComparison.Ordinal) || field.StartsWith("iptc", StringComparison.Ordinal) || field == "icc-profile-data").ShouldBeEmpty();
        (again.Width, again.Height).ShouldBe((made.Width, made.Height));
        // Taken upright: the camera lay on its side.
        (made.Width, made.Height).ShouldBe((60, 90));
    }

    [Fact]
    public void ALargePicture_IsMadeSmaller_AndKeepsItsShape()
    {
        ReadPicture.TryMake(Samples.Plain(4_000, 1_000, ".jpg"), out var made, out _).ShouldBeTrue();
        (made!.Width, made.Height).ShouldBe((1_600, 400));
    }

    [Fact]
    public void WhatUnpacksToMoreThanAnyCameraTakes_IsNotUnpacked()
    {
        var bomb = Samples.Plain(30_000, 30_000, ".png");
        bomb.Length.ShouldBeLessThan(ReadPicture.MaxFileBytes);
        var before = GC.GetTotalAllocatedBytes();
        ReadPicture.TryMake(bomb, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(PictureRefusal.TooLarge);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(10_000_000);
        Stats.MemHighwater.ShouldBeLessThan(300_000_000ul);
    }

    [Fact]
    public void WhatStandsBehindAPicture_IsLeftBehind()
    {
        byte[] both = [.. Samples.Plain(40, 40, ".png"), .. "<script>alert(1)</script>PK\u0003\u0004"u8];
        ReadPicture.TryMake(both, out var made, out _).ShouldBeTrue();
        Encoding.Latin1.GetString(made!.Bytes).ShouldNotContain("script");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;")]
    [InlineData("%PDF-1.4")]
    [InlineData("<html><script>alert(1)</script></html>")]
    public void WhatIsNoPicture_IsRefused(string text)
    {
        ReadPicture.TryMake(Encoding.Latin1.GetBytes(text), out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(PictureRefusal.NoPicture);
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public void WhatIsCutOff_IsMadeOfWhatThereIs_OrRefused(string format)
    {
        var whole = Samples.WithPlace(format);
        for (var length = 0; length < whole.Length; length += 97)
        {
            if (ReadPicture.TryMake(whole[..length], out var made, out var refusal))
                made.Width.ShouldBe(60);
            else
                refusal.ShouldBe(PictureRefusal.NoPicture);
        }
    }

    [Fact]
    public void WhatIsTooLarge_IsNotRead()
    {
        ReadPicture.TryMake(new byte[ReadPicture.MaxFileBytes + 1], out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(PictureRefusal.TooLarge);
    }

    [Fact]
    public void WhatMoves_IsRefused()
    {
        ReadPicture.TryMake(Samples.Moving(), out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(PictureRefusal.Moves);
    }
}
