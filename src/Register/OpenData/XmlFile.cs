using System.Text;
using System.Xml;

namespace Ledgerline.Register.OpenData;

/// <summary>A file of XML that programs read: in UTF-8, indented.</summary>
internal static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    /// <param name="write">Writes the one element that the file is.</param>
    public static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
            write(xml);
        return bytes.ToArray();
    }
}
