using System.Text;

namespace Ledgerline.Fuzzing.Running;

/// <summary>Makes new inputs of old ones.</summary>
internal sealed class Mutator(Dice dice, IEnumerable<string> words, int maxLength)
{
    private const int MostChanges = 6;

    private static readonly byte[] Odd = [0, 1, 0x7F, 0x80, 0xC0, 0xED, 0xEF, 0xF4, 0xFE, 0xFF, (byte)'\n', (byte)'\r', (byte)'"', (byte)' ', (byte)'0', (byte)'9', (byte)'/', (byte)'<', (byte)'='];

    private static readonly string[] OddNumbers = ["0", "00", "-1", "255", "256", "65536", "2147483648", "4294967296", "9223372036854775807", "18446744073709551616", "99999999999999999999999999"];

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    public byte[] Next(IReadOnlyList<byte[]> corpus)
    {
        var input = dice.OneOf(corpus);
        for (var changes = 1 + dice.Next(MostChanges); changes > 0; changes--)
            input = Change(input, corpus);
        return input.Length <= maxLength ? input : input[..maxLength];
    }

    private byte[] Change(byte[] input, IReadOnlyList<byte[]> corpus)
    {
        var (from, to) = Part(input);
        return dice.Next(11) switch
        {
            0 => Put(input, from, from, [dice.OneOf(Odd)]),
            1 => Put(input, from, Math.Min(from + 1, input.Length), [dice.OneOf(Odd)]),
            2 => FlipBit(input),
            3 => Put(input, from, to, []),
            4 => input[..from],
            5 => Put(input, from, from, dice.OneOf(_words)),
            6 => Put(input, from, to, dice.OneOf(_words)),
            7 => Put(input, from, from, input[from..to]),
            8 => GoOnAs(input, from, dice.OneOf(corpus)),
            9 => ChangeNumber(input, from),
            _ => Repeat(input, from, to),
        };
    }

    private (int From, int To) Part(byte[] input)
    {
        var from = dice.Next(input.Length + 1);
        // Mostly short ones: a long one leaves little of what is right.
        return (from, Math.Min(input.Length, from + dice.Next(dice.Next(4) == 0 ? input.Length + 1 : 8)));
    }

    private byte[] GoOnAs(byte[] input, int from, byte[] other) => [.. input.AsSpan(0, from), .. other.AsSpan(dice.Next(other.Length + 1))];

    private byte[] FlipBit(byte[] input)
    {
        if (input.Length == 0)
            return input;
        byte[] changed = [.. input];
        changed[dice.Next(changed.Length)] ^= (byte)(1 << dice.Next(8));
        return changed;
    }

    /// <summary>Another number in place of the next one.</summary>
    private byte[] ChangeNumber(byte[] input, int from)
    {
        var begin = Array.FindIndex(input, from, one => char.IsAsciiDigit((char)one));
        if (begin < 0)
            return input;
        var end = Array.FindIndex(input, begin, one => !char.IsAsciiDigit((char)one));
        return Put(input, begin, end < 0 ? input.Length : end, Encoding.ASCII.GetBytes(dice.OneOf(OddNumbers)));
    }

    private byte[] Repeat(byte[] input, int from, int to)
    {
        if (from == to)
            return input;
        var times = 1 << dice.Next(dice.Next(8) == 0 ? 12 : 4);
        var part = input[from..to];
        return Put(input, from, to, [.. Enumerable.Repeat(part, Math.Min(times, 1 + (maxLength / part.Length))).SelectMany(bytes => bytes)]);
    }

    private static byte[] Put(byte[] input, int from, int to, byte[] piece) => [.. input.AsSpan(0, from), .. piece, .. input.AsSpan(to)];
}
