using System.IO.Compression;
using System.Text;

namespace Ledgerline.Attacks.Bombs;

/// <summary>A few hundred kilobytes that would be <see cref="Unpacked"/> bytes.</summary>
internal static class Bomb
{
    public const int Unpacked = 256 << 20;

    public static byte[] Gzip { get; } = Pack(stream => new GZipStream(stream, CompressionLevel.SmallestSize));

    public static byte[] Deflate => Pack(stream => new ZLibStream(stream, CompressionLevel.SmallestSize));

    public static byte[] Brotli => Pack(stream => new BrotliStream(stream, CompressionLevel.Fastest));

    /// <summary>An archive of one file, which may lie where a workbook has its first sheet.</summary>
    public static byte[] Zip(string file)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(file, CompressionLevel.SmallestSize).Open();
            Fill(entry);
        }

        return bytes.ToArray();
    }

    private static byte[] Pack(Func<Stream, Stream> open)
    {
        var bytes = new MemoryStream();
        using (var packing = open(bytes))
            Fill(packing);
        return bytes.ToArray();
    }

    /// <summary>A form's field, or a list's row, that goes on and on.</summary>
    private static void Fill(Stream stream)
    {
        stream.Write("Code=number,name\n"u8);
        var block = Encoding.ASCII.GetBytes(new string('1', 1 << 20));
        for (var written = 0; written < Unpacked; written += block.Length)
            stream.Write(block);
    }
}
