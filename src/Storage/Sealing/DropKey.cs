using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage;

/// <summary>
/// Seals so that whoever sealed cannot open: to a public key (ECDH on P-256 with a key of its own for each value, HKDF-SHA256, AES-256-GCM), as a letter is dropped into a box.
/// </summary>
/// <remarks>
/// A value is <c>2 (1 byte) ‖ key id (4 bytes, big-endian) ‖ the value's own public key (64 bytes: x ‖ y) ‖ ciphertext ‖ tag (16)</c>. The AES key is
/// HKDF(shared secret, salt = the value's public key ‖ the box's public key, info = <c>ledgerline/v1/drop/</c> and the purpose's name); it seals one value, so the nonce is zero.
/// Header and public key are authenticated.
/// </remarks>
internal sealed class DropKey : IDisposable
{
    public const byte Version = 2;
    public const int PointBytes = 2 * CoordinateBytes;
    private const int CoordinateBytes = 32;
    private const int NonceBytes = 12;
    private const int FrontBytes = SealedValue.HeaderBytes + PointBytes;

    /// <summary>The order of P-256's group (NIST SP 800-186, 3.2.1.3).</summary>
    private static readonly BigInteger Order = new(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    private readonly ECDiffieHellman _key;
    private readonly uint _id;

    private DropKey(ECDiffieHellman key, uint id) => (_key, _id, Point) = (key, id, Write(key.ExportParameters(includePrivateParameters: false).Q));

    /// <summary>The public key: x ‖ y.</summary>
    public byte[] Point { get; }

    /// <summary>The box whose letters <paramref name="secret"/> opens.</summary>
    public static DropKey Of(MasterKey secret)
    {
        // 16 bytes more than the order has: what is left of the division is as good as even (FIPS 186-5, A.2.1).
        var wide = new BigInteger(secret.Derive("drop", CoordinateBytes + 16), isUnsigned: true, isBigEndian: true);
        var scalar = (wide % (Order - 1) + 1).ToByteArray(isUnsigned: true, isBigEndian: true);
        var d = new byte[CoordinateBytes];
        scalar.CopyTo(d, CoordinateBytes - scalar.Length);
        return new DropKey(ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d }), secret.Id);
    }

    /// <summary>A box that one can drop into only.</summary>
    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    public static DropKey Of(ReadOnlySpan<byte> point, uint id) => new(Import(point), id);

    public byte[] Seal(KeyPurpose purpose, ReadOnlySpan<byte> padded)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var value = new byte[FrontBytes + padded.Length + SealedValue.TagBytes];
        SealedValue.WriteHeader(value, Version, _id);
        var point = Write(own.ExportParameters(includePrivateParameters: false).Q);
        point.CopyTo(value, SealedValue.HeaderBytes);
        using var box = Import(Point);
        using var cipher = CipherOf(own.DeriveRawSecretAgreement(box.PublicKey), point, purpose);
        cipher.Encrypt(
            stackalloc byte[NonceBytes], padded, value.AsSpan(FrontBytes, padded.Length), value.AsSpan(^SealedValue.TagBytes..), value.AsSpan(0, FrontBytes));
        return value;
    }

    /// <returns>What was sealed, still padded.</returns>
    /// <exception cref="CryptographicException">The value was altered, cut short, or sealed for another purpose.</exception>
    public byte[] Open(KeyPurpose purpose, ReadOnlySpan<byte> value)
    {
        var padded = value.Length - FrontBytes - SealedValue.TagBytes;
        if (padded <= 0)
            throw SealedValue.IsNone();
        var point = value.Slice(SealedValue.HeaderBytes, PointBytes);
        using var other = Import(point);
        using var cipher = CipherOf(_key.DeriveRawSecretAgreement(other.PublicKey), point, purpose);
        var plain = new byte[padded];
        cipher.Decrypt(stackalloc byte[NonceBytes], value.Slice(FrontBytes, padded), value[^SealedValue.TagBytes..], plain, value[..FrontBytes]);
        return plain;
    }

    public void Dispose() => _key.Dispose();

    private AesGcm CipherOf(byte[] shared, ReadOnlySpan<byte> point, KeyPurpose purpose)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, MasterKey.Bytes, [.. point, .. Point], Encoding.ASCII.GetBytes($"ledgerline/v1/drop/{purpose}"));
        CryptographicOperations.ZeroMemory(shared);
        return new AesGcm(key, SealedValue.TagBytes);
    }

    private static ECDiffieHellman Import(ReadOnlySpan<byte> point) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = point.Length == PointBytes
            ? new ECPoint { X = point[..CoordinateBytes].ToArray(), Y = point[CoordinateBytes..].ToArray() }
            : throw new CryptographicException($"A public key has {PointBytes} bytes."),
    });

    private static byte[] Write(ECPoint point) => [.. point.X!, .. point.Y!];
}
