using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Attacks.Stealing;

/// <summary>The ways in which something known could lie in a file: as text, packed, or under a hash that anybody can make.</summary>
internal static class Spellings
{
#pragma warning disable CA5350, CA5351 // It is the thief who is content with these.
    private static readonly (string Name, Func<byte[], byte[]> Of)[] Hashes =
        [("SHA-256", SHA256.HashData), ("SHA-1", bytes => SHA1.HashData(bytes)), ("MD5", bytes => MD5.HashData(bytes))];
#pragma warning restore CA5350, CA5351

    static Spellings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Of a British number, whose national form is its last ten digits with a nought before them.</summary>
    /// <param name="digits">The country code and the number, such as 447700900123.</param>
    public static IEnumerable<(string Spelling, byte[] Bytes)> OfNumber(string digits)
    {
        var significant = digits[2..];
        var spaced = significant.Insert(4, " ");
        (string Name, string Text)[] texts =
            [("digits", significant), ("spaced", spaced), ("dashed", significant.Insert(4, "-")), ("reversed", string.Concat(significant.Reverse()))];
        foreach (var (name, text) in texts)
        {
            foreach (var (spelling, bytes) in Written(text))
                yield return ($"{name}, {spelling}", bytes);
        }

        string[] forms = [$"+{digits}", digits, $"00{digits}", significant, $"0{significant}", $"+44 {spaced}", $"0{spaced}"];
        foreach (var hashed in forms.SelectMany(Hashed))
            yield return hashed;
        foreach (var packed in AsNumber(digits).Append(Numeric(digits)).Concat(AsNumber(significant)).Concat(Packed(digits)).Concat(Packed($"00{significant}")).Concat(Packed($"0{significant}f")))
            yield return packed;
    }

    /// <summary>Of a name or a note.</summary>
    public static IEnumerable<(string Spelling, byte[] Bytes)> OfText(string text)
    {
        var cases = new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct().ToList();
        return cases.SelectMany(Written).Concat(cases.SelectMany(Hashed)).Concat(Ascii.IsValid(text) ? [] : BeyondAscii(text));
    }

    private static IEnumerable<(string Spelling, byte[] Bytes)> Written(string text)
    {
        yield return ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(text));
        foreach (var (name, bytes) in new[] { ("UTF-8", Encoding.UTF8.GetBytes(text)), ("UTF-16LE", Encoding.Unicode.GetBytes(text)) })
        {
            yield return (name, bytes);
            foreach (var (spelling, ascii) in InLetters(bytes))
                yield return ($"{name} in {spelling}", ascii);
        }
    }

    private static IEnumerable<(string Spelling, byte[] Bytes)> BeyondAscii(string text)
    {
        yield return ("GB18030", Encoding.GetEncoding("GB18030").GetBytes(text));
        yield return ("percent", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text)));
        yield return ("JSON", Encoding.ASCII.GetBytes(string.Concat(text.Select(unit => unit < 128 ? $"{unit}" : $"\\u{(int)unit:x4}"))));
        yield return ("JSON", Encoding.ASCII.GetBytes(string.Concat(text.Select(unit => unit < 128 ? $"{unit}" : $"\\u{(int)unit:X4}"))));
    }

    private static IEnumerable<(string Spelling, byte[] Bytes)> Hashed(string text) =>
        from input in new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) }
        from hash in Hashes
        let bytes = hash.Of(input)
        from spelled in InLetters(bytes).Prepend(("bytes", bytes))
        select ($"{hash.Name} in {spelled.Item1}", spelled.Item2);

    private static IEnumerable<(string Spelling, byte[] Bytes)> InLetters(byte[] bytes)
    {
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        yield return ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
        for (var before = 0; before < 3; before++)
        {
            var text = InBase64(bytes, before);
            yield return ($"base64 {before}", Encoding.ASCII.GetBytes(text));
            if (text.AsSpan().IndexOfAny('+', '/') >= 0)
                yield return ($"base64url {before}", Encoding.ASCII.GetBytes(text.Replace('+', '-').Replace('/', '_')));
        }
    }

    /// <summary>The characters that say nothing but these bytes, with so many others before them (modulo 3) and any after.</summary>
    private static string InBase64(byte[] bytes, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
        return text[((8 * before + 5) / 6)..(8 * (before + bytes.Length) / 6)];
    }

    /// <summary>As integers of six bytes or more, and as floating point.</summary>
    private static IEnumerable<(string Spelling, byte[] Bytes)> AsNumber(string digits)
    {
        var value = long.Parse(digits, CultureInfo.InvariantCulture);
        var little = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(little, value);
        yield return ("integer, little-endian", little[..6]);
        yield return ("integer, big-endian", [.. little[..6].Reverse()]);
        var real = BitConverter.GetBytes((double)value);
        yield return ("double, little-endian", real);
        yield return ("double, big-endian", [.. real.Reverse()]);
    }

    /// <summary>As PostgreSQL's decimals, of base 10,000.</summary>
    private static (string Spelling, byte[] Bytes) Numeric(string digits) =>
        ("numeric", [.. digits.Chunk(4).SelectMany(four => BitConverter.GetBytes(short.Parse(four, CultureInfo.InvariantCulture)))]);

    /// <summary>Two digits a byte (BCD); in the other order, as telephone networks write them (3GPP TS 23.040, 9.1.2.3).</summary>
    private static IEnumerable<(string Spelling, byte[] Bytes)> Packed(string digits)
    {
        var packed = Convert.FromHexString(digits);
        yield return ("packed", packed);
        yield return ("packed, swapped", [.. packed.Select(pair => (byte)((pair << 4) | (pair >> 4)))]);
    }
}
