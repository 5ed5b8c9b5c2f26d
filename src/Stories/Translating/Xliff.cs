using System.Globalization;
using System.Text;
using System.Xml;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;

namespace Ledgerline.Stories.Translating;

/// <param name="Rows">Title and summary first, whatever order they have in the file.</param>
internal sealed record XliffContent(string? From, string? To, IReadOnlyList<TranslatedPiece> Rows);

/// <summary>A translation as XLIFF 2.0 (OASIS Standard, 5 August 2014), which the programs of other translators read and write: one unit a piece.</summary>
internal static class Xliff
{
    public const string ContentType = "application/xliff+xml";

    private const string Core = "urn:oasis:names:tc:xliff:document:2.0";
    private const string Title = "title";
    private const string Summary = "summary";

    public static byte[] Write(ContentLanguage from, ContentLanguage to, IReadOnlyList<AlignedPiece> pieces)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartElement("xliff", Core);
            writer.WriteAttributeString("version", "2.0");
            writer.WriteAttributeString("srcLang", from.Tag);
            writer.WriteAttributeString("trgLang", to.Tag);
            writer.WriteStartElement("file", Core);
            writer.WriteAttributeString("id", "story");
            writer.WriteAttributeString("canResegment", "no");
            writer.WriteAttributeString("xml", "space", null, "preserve");
            foreach (var (place, piece) in pieces.Index())
                WriteUnit(writer, place, piece);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <returns>Null where it is no XLIFF 2.0.</returns>
    public static async Task<XliffContent?> ReadAsync(Stream file, int maxCharacters)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = maxCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true });
            if (await reader.MoveToContentAsync() != XmlNodeType.Element || reader.LocalName != "xliff" || reader.NamespaceURI != Core)
                return null;
            var (from, to) = (reader.GetAttribute("srcLang"), reader.GetAttribute("trgLang"));
            var units = new XliffUnits();
            while (await reader.ReadAsync())
                units.Take(reader);
            return new XliffContent(from, to, [units.Named(Title), units.Named(Summary), .. units.But(Title, Summary)]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void WriteUnit(XmlWriter writer, int place, AlignedPiece piece)
    {
        writer.WriteStartElement("unit", Core);
        writer.WriteAttributeString("id", place switch { 0 => Title, 1 => Summary, _ => $"p{place - 1}" });
        writer.WriteStartElement("segment", Core);
        writer.WriteAttributeString("state", piece.IsMissing || piece.IsBehind ? "initial" : "translated");
        WriteText(writer, "source", piece.Source);
        if (!piece.IsMissing)
            WriteText(writer, "target", piece.Target);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>What XML has no character for is written as the standard says.</summary>
    private static void WriteText(XmlWriter writer, string element, string text)
    {
        writer.WriteStartElement(element, Core);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                writer.WriteString(rune.ToString());
                continue;
            }

            writer.WriteStartElement("cp", Core);
            writer.WriteAttributeString("hex", rune.Value.ToString("X4", CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>The units of a file, as they are read from its start to its end. Markup within a text is left out, what it encloses is kept.</summary>
    private sealed class XliffUnits
    {
        private readonly List<(string? Id, TranslatedPiece Piece)> _units = [];
        private readonly StringBuilder _source = new(), _target = new();
        private StringBuilder? _into;
        private string? _id;
        private bool _isWhole, _hasTarget;
        private int _segmentAt;

        public TranslatedPiece Named(string id) => _units.Find(unit => unit.Id == id).Piece ?? new TranslatedPiece("", "");

        public IEnumerable<TranslatedPiece> But(params IReadOnlyList<string> ids) => _units.Where(unit => unit.Id is null || !ids.Contains(unit.Id)).Select(unit => unit.Piece);

        public void Take(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.NamespaceURI == Core:
                    Begin(reader);
                    break;
                case XmlNodeType.EndElement when reader.NamespaceURI == Core:
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    _into?.Append(reader.Value);
                    break;
                default:
                    break;
            }
        }

        private void Begin(XmlReader reader)
        {
            switch (reader.LocalName)
            {
                case "unit":
                    (_id, _isWhole) = (reader.GetAttribute("id"), true);
                    _source.Clear();
                    _target.Clear();
                    break;
                case "segment" or "ignorable":
                    (_hasTarget, _segmentAt) = (false, _source.Length);
                    break;
                case "source":
                    _into = reader.IsEmptyElement ? null : _source;
                    break;
                case "target":
                    (_hasTarget, _into) = (true, reader.IsEmptyElement ? null : _target);
                    break;
                case "cp" when int.TryParse(reader.GetAttribute("hex"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code):
                    _into?.Append(new Rune(code));
                    break;
                default:
                    break;
            }
        }

        private void End(string element)
        {
            switch (element)
            {
                case "source" or "target":
                    _into = null;
                    break;
                case "segment":
                    _isWhole &= _hasTarget;
                    break;
                case "ignorable" when !_hasTarget:
                    _target.Append(_source, _segmentAt, _source.Length - _segmentAt);
                    break;
                case "unit":
                    _units.Add((_id, new TranslatedPiece(_source.ToString(), _isWhole ? _target.ToString().Trim() : "")));
                    break;
                default:
                    break;
            }
        }
    }
}
