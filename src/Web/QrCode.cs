using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Ledgerline.Web;

/// <summary>The QR code (ISO/IEC 18004) of an address, as one path: it stands in a page and in a picture, neither of which may carry styles.</summary>
/// <param name="Side">How many units the code's square has at a side, with the quiet zone of four around it.</param>
/// <param name="Path">SVG path data: the dark modules, a unit each.</param>
public sealed record QrCode(int Side, string Path)
{
    /// <summary>A sixth of it may be dirty or torn and it is read all the same.</summary>
    public static QrCode Of(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
            AppendRuns(path, row, y);
        return new QrCode(code.ModuleMatrix.Count, path.ToString());
    }

    private static void AppendRuns(StringBuilder path, BitArray row, int y)
    {
        for (var x = 0; x < row.Count;)
        {
            var start = x;
            while (x < row.Count && row[x])
                x++;
            if (x > start)
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h{start - x}z");
            else
                x++;
        }
    }
}
