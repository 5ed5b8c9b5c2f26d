using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Ledgerline.Stories.Writing;

/// <summary>A body's paragraphs: what empty lines part. Headings and quotations are paragraphs too. Translating and comparing go by them.</summary>
internal static partial class Paragraphs
{
    /// <summary>In characters, of a mark.</summary>
    public const int MarkLength = 2 * MarkBytes;

    private const int MarkBytes = 8;

    /// <summary>None is empty.</summary>
    public static IReadOnlyList<string> Of(string body) => [.. EmptyLines().Split(body.Trim('\n')).Where(paragraph => !string.IsNullOrWhiteSpace(paragraph))];

    public static string Join(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    /// <summary>Tells paragraphs apart: 16 hexadecimal digits of a SHA-256.</summary>
    public static string MarkOf(string paragraph) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paragraph.Trim())).AsSpan(0, MarkBytes));

    [GeneratedRegex(@"\n[ \t]*(?:\n[ \t]*)+")]
    private static partial Regex EmptyLines();
}
