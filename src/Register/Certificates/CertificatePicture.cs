using Ledgerline.Register.Annulling;
using Ledgerline.Web;

namespace Ledgerline.Register.Certificates;

/// <summary>A certificate as a picture to share, of the shape in which pages and messengers show one (1200 × 630), in the reader's language.</summary>
internal sealed class CertificatePicture(Text text)
{
    public const int Width = 1200;
    public const int Height = 630;

    private const double Middle = Width / 2.0;
    private const double Inside = 1040;
    private const double NameTop = 158;
    private const double NameHeight = 190;
    private const double LineHeight = 1.22;

    private const string Paper = "#fbfaf6";
    private const string Ink = "#1c1a17";
    private const string Soft = "#57524a";
    private const string Accent = "#0c4a57";
    private const string Care = "#7a4a00";

    private static readonly double[] NameSizes = [84, 68, 56, 46, 38, 32, 27, 23];

    /// <summary>The picture of whatever can be certified.</summary>
    /// <param name="address">The absolute address of the entry.</param>
    public byte[] Draw(CertificateState state, string address) => state switch
    {
        CertificateState.Given(var certificate) => Draw(certificate, address),
        CertificateState.Erased(var index) => DrawNotice(text["entry.title", ("index", index.ToString())], text["entry.erased"], text["certificate.erased"]),
        CertificateState.Annulled(var by) => DrawNotice(
            text["entry.title", ("index", by.Entry.ToString())], text["annulled.title"], text["annulled.text", ("day", by.Day), ("reason", text[by.Reason.TextKey()])]),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private byte[] Draw(Certificate certificate, string address)
    {
        var entry = text["entry.title", ("index", certificate.Index.ToString())];
        using var picture = New(text["certificate.title", ("index", certificate.Index.ToString())]);
        picture.Box(0, 0, Width, Height, Paper);
        picture.Box(24, 24, Width - 48, Height - 48, "none", Accent, 3);
        picture.Box(32, 32, Width - 64, Height - 64, "none", Accent, 1);
        picture.Line(Middle, 88, text["certificate.register"], new Lettering(24, Accent, Spacing: 2));
        picture.Line(Middle, 134, text["certificate.before"], new Lettering(26, Soft));
        DrawName(picture, certificate.Name);
        picture.Line(Middle, 374, text[certificate.Kind.TextKey()], new Lettering(20, Soft));
        foreach (var (i, line) in TextWidth.Balance(text.Declares(certificate.Organisations), Inside / 27).Index())
            picture.Line(Middle, 418 + (i * 36), line, new Lettering(27, Ink));
        picture.Line(72, 536, entry, new Lettering(36, Ink, "start"));
        picture.Line(72, 574, text["entry.onDay", ("day", certificate.Day)], new Lettering(24, Soft, "start"));
        picture.Line(1004, 574, address, new Lettering(Math.Min(18, 560 / TextWidth.Ems(address)), Soft, "end"));
        picture.Code(QrCode.Of(address), 1022, 456, 134);
        return picture.ToBytes();
    }

    /// <summary>The largest type in which the name has room, on several lines if it must.</summary>
    private static void DrawName(SvgPicture picture, string name)
    {
        var (size, lines) = NameSizes.Select(size => (Size: size, Lines: TextWidth.Balance(name, Inside / size)))
            .First(each => each.Lines.Count * each.Size * LineHeight <= NameHeight || each.Size == NameSizes[^1]);
        var how = new Lettering(size, Ink, Language: CertificateWords.LanguageOf(name));
        var top = NameTop + ((NameHeight - (lines.Count * size * LineHeight)) / 2);
        foreach (var (i, line) in lines.Index())
            picture.Line(Middle, top + (size * ((i * LineHeight) + 0.92)), line, how);
    }

    /// <summary>Why there is none: nothing that could be taken for one, and no name.</summary>
    private byte[] DrawNotice(string entry, string title, string words)
    {
        using var picture = New($"{entry}: {title}");
        picture.Box(0, 0, Width, Height, "#fff");
        picture.Box(0, 0, 16, Height, Care);
        picture.Line(80, 150, entry, new Lettering(36, Soft, "start"));
        picture.Line(80, 250, title, new Lettering(76, Care, "start"));
        foreach (var (i, line) in TextWidth.Balance(words, Inside / 32).Index())
            picture.Line(80, 340 + (i * 46), line, new Lettering(32, Ink, "start"));
        return picture.ToBytes();
    }

    private SvgPicture New(string title) => new(Width, Height, text.Language, Fonts(), title);

    private string Fonts() => text.Language switch
    {
        "zh-Hans" => "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', STSong, SimSun, serif",
        "zh-Hant" => "'Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', PMingLiU, serif",
        _ => "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, Cambria, 'Noto Serif', 'Liberation Serif', 'Times New Roman', 'Songti SC', 'Noto Serif CJK SC', SimSun, serif",
    };
}
