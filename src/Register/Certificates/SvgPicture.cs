using System.Globalization;
using System.Text;
using System.Xml;
using Ledgerline.Web;

namespace Ledgerline.Register.Certificates;

/// <summary>How words stand in a picture.</summary>
/// <param name="Anchor">Which point of the words is at x: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
internal sealed record Lettering(double Size, string Colour, string Anchor = "middle", double Spacing = 0, string? Language = null);

/// <summary>Draws an SVG picture. It has no script, style or reference in it; what the words hold is only text.</summary>
internal sealed class SvgPicture : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _xml;

    /// <param name="language">The BCP 47 tag of the words.</param>
    /// <param name="fonts">The font families of all words, as CSS lists them.</param>
    /// <param name="title">What who hears the picture is told.</param>
    public SvgPicture(int width, int height, string language, string fonts, string title)
    {
        _xml = XmlWriter.Create(_bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n", Indent = true });
        _xml.WriteStartElement("svg", Namespace);
        Write("viewBox", $"0 0 {width} {height}");
        Write("width", $"{width}");
        Write("height", $"{height}");
        Write("role", "img");
        Write("font-family", fonts);
        _xml.WriteAttributeString("xml", "lang", null, language);
        _xml.WriteElementString("title", Namespace, title);
    }

    /// <summary>A rectangle with an edge, or without where the edge is 0.</summary>
    public void Box(double x, double y, double width, double height, string fill, string colour = "none", double edge = 0)
    {
        _xml.WriteStartElement("rect", Namespace);
        Write("x", Number(x));
        Write("y", Number(y));
        Write("width", Number(width));
        Write("height", Number(height));
        Write("fill", fill);
        Write("stroke", colour);
        Write("stroke-width", Number(edge));
        _xml.WriteEndElement();
    }

    /// <summary>One line of words, whose foot is at y. The direction is that of its first letter.</summary>
    public void Line(double x, double y, string words, Lettering how)
    {
        _xml.WriteStartElement("text", Namespace);
        Write("x", Number(x));
        Write("y", Number(y));
        Write("font-size", Number(how.Size));
        Write("fill", how.Colour);
        Write("text-anchor", how.Anchor);
        Write("unicode-bidi", "plaintext");
        if (how.Spacing > 0)
            Write("letter-spacing", Number(how.Spacing));
        if (how.Language is not null)
            _xml.WriteAttributeString("xml", "lang", null, how.Language);
        _xml.WriteString(words);
        _xml.WriteEndElement();
    }

    /// <summary>A code, drawn in a white square of that side.</summary>
    public void Code(QrCode code, double x, double y, double side)
    {
        Box(x, y, side, side, "#fff");
        _xml.WriteStartElement("path", Namespace);
        Write("transform", $"translate({Number(x)} {Number(y)}) scale({Number(side / code.Side)})");
        Write("shape-rendering", "crispEdges");
        Write("d", code.Path);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the picture.</summary>
    /// <returns>The file's bytes, in UTF-8.</returns>
    public byte[] ToBytes()
    {
        _xml.WriteEndElement();
        _xml.Close();
        return _bytes.ToArray();
    }

    public void Dispose() => _xml.Dispose();

    private void Write(string name, string value) => _xml.WriteAttributeString(name, value);

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
