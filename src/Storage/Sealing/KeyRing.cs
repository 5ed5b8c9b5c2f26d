using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage;

/// <summary>
/// Seals and opens columns (AES-256-GCM, NIST SP 800-38D) and makes keyed hashes (HMAC-SHA256), with a key of its own for each
/// <see cref="KeyPurpose"/>. Safe to use from any thread.
/// </summary>
/// <remarks>
/// Of several master keys the newest seals, any opens, and the oldest makes the hashes, for ever: what a hash was made of is not kept, so it cannot be made anew. A sealed value names its
/// key (<see cref="SealingKeys"/>, <see cref="DropKey"/>). On a public site the ring is made of <see cref="FrontKeys"/>, or empty.
/// </remarks>
public sealed class KeyRing
{
    private readonly byte[]?[] _hashKeys = new byte[]?[Enum.GetValues<KeyPurpose>().Length];
    private volatile Keys _keys;

    public KeyRing(MasterKey master)
        : this([master])
    {
    }

    /// <param name="masters">Oldest first; at least one.</param>
    public KeyRing(IReadOnlyList<MasterKey> masters)
    {
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
            _hashKeys[(int)purpose] = masters[0].Derive($"{purpose}");
        _keys = Keys.Of(masters);
        IsWhole = true;
    }

    public KeyRing(FrontKeys front)
    {
        foreach (var (purpose, key) in FrontKeys.Hashed.Zip(front.HashKeys))
            _hashKeys[(int)purpose] = key;
        var own = new SealingKeys(front.Own);
        _keys = new Keys(own, DropKey.Of(front.Point, front.Box), new Dictionary<uint, SealingKeys> { [own.Id] = own }, new Dictionary<uint, DropKey>());
        IsFront = true;
    }

    private KeyRing() => _keys = new Keys(null, null, new Dictionary<uint, SealingKeys>(), new Dictionary<uint, DropKey>());

    /// <summary>The ring of a public site that was given no key: it makes and opens nothing.</summary>
    public static KeyRing Empty { get; } = new();

    /// <summary>Whether it has a master key. Without one it opens no name, note or number.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether it can take declarations and know receipts.</summary>
    public bool CanDeclare => IsWhole || IsFront;

    /// <summary>The ids, as they stand in a sealed value, of the newest key and of the public sites' that belongs to it. Two; none without a master key.</summary>
    internal IReadOnlyList<byte[]> NewestKeys => IsWhole ? _keys.Newest : [];

    /// <summary>Asked for the master keys, oldest first, when a value names a key that is not on the ring: another process may have made a newer one meanwhile.</summary>
    public Func<IReadOnlyList<MasterKey>>? Reread { get; set; }

    private bool IsFront { get; }

    /// <summary>Takes newer master keys, from now on.</summary>
    /// <param name="masters">Oldest first; the oldest is the same as before.</param>
    /// <exception cref="CryptographicException">They are another installation's.</exception>
    public void Take(IReadOnlyList<MasterKey> masters)
    {
        if (!IsWhole || !CryptographicOperations.FixedTimeEquals(masters[0].Derive($"{KeyPurpose.KeyCheck}"), _hashKeys[(int)KeyPurpose.KeyCheck]))
            throw new CryptographicException("These master keys do not go on from the ones in use.");
        _keys = Keys.Of(masters);
    }

    /// <summary>A keyed hash of <paramref name="data"/>, 32 bytes: the same under the same key and purpose, and nothing without the key.</summary>
    /// <exception cref="KeyMissingException">The ring has no key for it.</exception>
    public byte[] Hash(KeyPurpose purpose, ReadOnlySpan<byte> data) => HMACSHA256.HashData(_hashKeys[(int)purpose] ?? throw new KeyMissingException(purpose), data);

    /// <summary>As <see cref="Hash(KeyPurpose, ReadOnlySpan{byte})"/>, of the text in UTF-8.</summary>
    public byte[] Hash(KeyPurpose purpose, string text) => Hash(purpose, Encoding.UTF8.GetBytes(text));

    /// <summary>Encrypts a text. Two sealings of the same text are never the same bytes.</summary>
    /// <exception cref="KeyMissingException">The ring has no key for it.</exception>
    public byte[] Seal(KeyPurpose purpose, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        var value = Seal(purpose, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return value;
    }

    /// <summary>As <see cref="Seal(KeyPurpose, string)"/>, of bytes.</summary>
    /// <exception cref="KeyMissingException">The ring has no key for it.</exception>
    public byte[] Seal(KeyPurpose purpose, ReadOnlySpan<byte> bytes)
    {
        var padded = SealedValue.PaddedLength(bytes.Length);
        Span<byte> plain = padded <= 1024 ? stackalloc byte[padded] : new byte[padded];
        SealedValue.Pad(bytes, plain);
        var keys = _keys;
        var value = IsWhole || (IsFront && FrontKeys.Kept.Contains(purpose)) ? keys.Own!.Seal(purpose, plain)
            : IsFront && FrontKeys.Dropped.Contains(purpose) ? keys.Box!.Seal(purpose, plain)
            : throw new KeyMissingException(purpose);
        CryptographicOperations.ZeroMemory(plain);
        return value;
    }

    /// <summary>Whether <see cref="Open"/> can open what the ring's own kind of site sealed for the purpose.</summary>
    public bool Opens(KeyPurpose purpose) => IsWhole || (IsFront && FrontKeys.Kept.Contains(purpose));

    /// <summary>Decrypts a text that was sealed for the same purpose.</summary>
    /// <exception cref="CryptographicException">The value was altered, cut short, or sealed with another key or for another purpose.</exception>
    public string Open(KeyPurpose purpose, ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(OpenBytes(purpose, value).Span);

    /// <summary>As <see cref="Open"/>, of bytes.</summary>
    /// <exception cref="CryptographicException">The value was altered, cut short, or sealed with another key or for another purpose.</exception>
    public ReadOnlyMemory<byte> OpenBytes(KeyPurpose purpose, ReadOnlySpan<byte> value)
    {
        var (version, id) = SealedValue.ReadHeader(value);
        if (version is not (SealingKeys.Version or DropKey.Version))
            throw SealedValue.IsNone();
        if (!_keys.Has(version, id) && IsWhole && Reread is { } reread)
            Take(reread());
        var keys = _keys;
        if (!keys.Has(version, id))
            throw new CryptographicException("This value was sealed with another key.");
        return SealedValue.Unpad(version == SealingKeys.Version ? keys.Openers[id].Open(purpose, value) : keys.Boxes[id].Open(purpose, value));
    }

    /// <param name="Own">What seals; null on an empty ring.</param>
    /// <param name="Box">What a public site drops into.</param>
    private sealed record Keys(SealingKeys? Own, DropKey? Box, IReadOnlyDictionary<uint, SealingKeys> Openers, IReadOnlyDictionary<uint, DropKey> Boxes)
    {
        public IReadOnlyList<byte[]> Newest { get; private init; } = [];

        public static Keys Of(IReadOnlyList<MasterKey> masters)
        {
            var openers = masters.SelectMany(master => (MasterKey[])[master, master.Front()]).Select(secret => new SealingKeys(secret)).ToDictionary(keys => keys.Id);
            return new Keys(openers[masters[^1].Id], null, openers, masters.ToDictionary(master => master.Id, DropKey.Of))
            {
                Newest = [SealedValue.KeyId(masters[^1].Id), SealedValue.KeyId(masters[^1].Front().Id)],
            };
        }

        public bool Has(byte version, uint id) => version == SealingKeys.Version ? Openers.ContainsKey(id) : Boxes.ContainsKey(id);
    }
}

/// <summary>The ring has no key for this: the site was started without the master key.</summary>
public sealed class KeyMissingException(KeyPurpose purpose) : Exception($"This site has no key for {purpose}.");
