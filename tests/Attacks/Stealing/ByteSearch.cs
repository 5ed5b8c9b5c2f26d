using System.Buffers.Binary;

namespace Ledgerline.Attacks.Stealing;

/// <summary>Something that must not be found, with all its spellings.</summary>
internal sealed record Secret(string What, IReadOnlyList<(string Spelling, byte[] Bytes)> Spellings)
{
    public static Secret Number(string digits) => new(digits, [.. Stealing.Spellings.OfNumber(digits)]);

    public static Secret Text(string text) => new(text, [.. Stealing.Spellings.OfText(text)]);
}

/// <summary>Where something lies.</summary>
internal readonly record struct Find(Secret Secret, string Spelling, int At);

/// <summary>Looks for hundreds of thousands of byte strings at once: each place is looked up by the eight bytes (six for the shortest) that end there.</summary>
internal sealed class ByteSearch
{
    /// <summary>Whatever is shorter lies somewhere by chance.</summary>
    public const int Long = 8;

    private const int Short = 6;

    private readonly Ends _long;
    private readonly Ends _short;

    public ByteSearch(IEnumerable<Secret> secrets)
    {
        var all = secrets.SelectMany(secret => secret.Spellings, (secret, spelled) => new Pattern(secret, spelled.Spelling, spelled.Bytes)).ToList();
        _long = new Ends([.. all.Where(pattern => pattern.Bytes.Length >= Long)], Long);
        _short = new Ends([.. all.Where(pattern => pattern.Bytes.Length < Long)], Short);
    }

    public List<Find> In(byte[] bytes)
    {
        var finds = new List<Find>();
        _long.Find(bytes, finds);
        _short.Find(bytes, finds);
        return finds;
    }

    private sealed record Pattern(Secret Secret, string Spelling, byte[] Bytes);

    private sealed class Ends
    {
        private const int FilterBits = 26;

        private readonly int _width;
        private readonly ulong[] _keys;
        private readonly Pattern[] _patterns;
        private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];

        public Ends(Pattern[] patterns, int width)
        {
            (_width, _patterns) = (width, patterns);
            _keys = [.. patterns.Select(pattern => Key(pattern.Bytes.AsSpan(pattern.Bytes.Length - width)))];
            Array.Sort(_keys, _patterns);
            foreach (var key in _keys)
                _filter[Slot(key) >> 6] |= 1UL << (int)(Slot(key) & 63);
        }

        public void Find(ReadOnlySpan<byte> bytes, List<Find> finds)
        {
            for (var end = _width; end <= bytes.Length && _keys.Length > 0; end++)
            {
                var key = Key(bytes.Slice(end - _width, _width));
                var slot = Slot(key);
                if ((_filter[slot >> 6] & (1UL << (int)(slot & 63))) != 0)
                    Compare(key, bytes[..end], finds);
            }
        }

        private void Compare(ulong key, ReadOnlySpan<byte> upTo, List<Find> finds)
        {
            var at = Array.BinarySearch(_keys, key);
            if (at < 0)
                return;
            while (at > 0 && _keys[at - 1] == key)
                at--;
            for (; at < _keys.Length && _keys[at] == key; at++)
            {
                if (upTo.EndsWith(_patterns[at].Bytes))
                    finds.Add(new Find(_patterns[at].Secret, _patterns[at].Spelling, upTo.Length - _patterns[at].Bytes.Length));
            }
        }

        private ulong Key(ReadOnlySpan<byte> bytes) => _width == Long
            ? BinaryPrimitives.ReadUInt64LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) << 32);

        private static ulong Slot(ulong key) => (key * 0x9E37_79B9_7F4A_7C15) >> (64 - FilterBits);
    }
}
