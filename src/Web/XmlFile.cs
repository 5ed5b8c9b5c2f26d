using System.Text;
using System.Xml;

namespace Ledgerline.Web;

/// <summary>A file of XML that programs read: in UTF-8, indented.</summary>
public static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    /// <summary>The file's bytes.</summary>
    /// <param name="write">Writes the one element that the file is.</param>
    public static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
            write(xml);
        return bytes.ToArray();
    }
}
