using System.Security;
using Ledgerline.Web;
using NetVips;

namespace Ledgerline.Stories.Pictures;

/// <summary>Draws what stands beside a link to a story where it is shared: its title, on paper, with the site's name. In any script for which the machine has a font.</summary>
internal static class DrawCard
{
    /// <summary>As large as those who show it want it (Open Graph).</summary>
    public const int Width = 1_200;

    public const int Height = 630;

    private const int Margin = 80;
    private const int TitleHeight = 380;
    private const string Serif = "Noto Serif, Noto Serif CJK SC, Noto Naskh Arabic, DejaVu Serif, serif";
    private const string Sans = "Noto Sans, DejaVu Sans, sans-serif";

    private static readonly double[] Paper = [251, 250, 246];
    private static readonly double[] Accent = [12, 74, 87];
    private static readonly double[] Ink = [28, 26, 23];
    private static readonly double[] Soft = [87, 82, 74];

    /// <returns>A PNG.</returns>
    public static byte[] Draw(string title, string site, ContentLanguage language)
    {
        Vips.Ready();
        var isRightToLeft = language.Direction == "rtl";
        using var paper = Image.Black(Width, Height).NewFromImage(Paper).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var edge = paper.Mutate(image => image.DrawRect(Accent, 0, 0, Width, 16, fill: true));
        using var words = Words(title, $"{Serif} 60", TitleHeight, isRightToLeft);
        using var titled = Put(edge, words, Ink, Margin + 20, isRightToLeft);
        using var name = Words(site, $"{Sans} bold 28", Margin, isRightToLeft);
        using var card = Put(titled, name, Soft, Height - Margin - name.Height, isRightToLeft);
        return card.PngsaveBuffer(compression: 9, palette: true, keep: Enums.ForeignKeep.None);
    }

    /// <summary>How much of each pixel is letter. What would be higher than the place for it is drawn smaller.</summary>
    private static Image Words(string text, string font, int height, bool isRightToLeft)
    {
        var (escaped, align) = (SecurityElement.Escape(text), isRightToLeft ? Enums.Align.High : Enums.Align.Low);
        var words = Image.Text(escaped, font: font, width: Width - (2 * Margin), align: align, dpi: 72, wrap: Enums.TextWrap.WordChar);
        if (words.Height <= height)
            return words;
        words.Dispose();
        return Image.Text(escaped, font: font, width: Width - (2 * Margin), height: height, align: align, wrap: Enums.TextWrap.WordChar);
    }

    private static Image Put(Image paper, Image words, double[] colour, int top, bool isRightToLeft)
    {
        using var ink = words.NewFromImage(colour).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var letters = ink.Bandjoin(words);
        return paper.Composite2(letters, Enums.BlendMode.Over, x: isRightToLeft ? Width - Margin - words.Width : Margin, y: top).Flatten();
    }
}
