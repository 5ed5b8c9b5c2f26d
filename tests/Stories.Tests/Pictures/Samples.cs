using NetVips;

namespace Ledgerline.Stories.Tests.Pictures;

/// <summary>Pictures as cameras make them, invented.</summary>
internal static class Samples
{
    public const string Maker = "Invented Camera Works";
    public const string Comment = "48.858222 2.294500";

    /// <summary>90 × 60, taken with the camera on its side; where, when and with what is written into it in each way in which cameras do.</summary>
    public static byte[] WithPlace(string format)
    {
        using var pixels = Noise(90, 60);
        using var photograph = pixels.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd0-Make", $"{Maker} ({Maker}, ASCII, {Maker.Length + 1} components, {Maker.Length + 1} bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-ImageDescription", $"{Comment} ({Comment}, ASCII, {Comment.Length + 1} components, {Comment.Length + 1} bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 296/10 (48, 51, 29.6, Rational, 3 components, 24 bytes)");
            image.Set(GValue.GIntType, "orientation", 6);
        });
        return photograph.WriteToBuffer(format);
    }

    public static byte[] Plain(int width, int height, string format)
    {
        using var black = Image.Black(width, height);
        return black.WriteToBuffer(format);
    }

    public static byte[] Moving()
    {
        using var one = Noise(20, 20);
        using var other = one.Invert();
        using var both = Image.Arrayjoin([one, other], across: 1);
        using var moving = both.Mutate(image => image.Set(GValue.GIntType, "page-height", 20));
        return moving.WebpsaveBuffer();
    }

    private static Image Noise(int width, int height)
    {
        using var grey = Image.Gaussnoise(width, height, sigma: 40, mean: 128);
        using var bytes = grey.Cast(Enums.BandFormat.Uchar);
        return bytes.Bandjoin(bytes, bytes).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
