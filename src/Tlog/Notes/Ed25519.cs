using System.Runtime.InteropServices;

namespace Ledgerline.Tlog;

/// <summary>
/// Ed25519 (RFC 8032) by OpenSSL's libcrypto, which .NET on Linux uses anyway; .NET 10 has no type of its own for it. All of it stands in this
/// file, so that the framework's can replace it.
/// </summary>
internal static partial class Ed25519
{
    public const int KeyBytes = 32;
    public const int SignatureBytes = 64;

    private const int EvpPkeyEd25519 = 1087;

    static Ed25519() => _ = LibCrypto.IsThere;

    /// <summary>The public key that belongs to a private one.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        using var key = Key.OfPrivate(privateKey);
        var publicKey = new byte[KeyBytes];
        nuint length = KeyBytes;
        Require(EVP_PKEY_get_raw_public_key(key, publicKey, ref length) == 1 && length == KeyBytes);
        return publicKey;
    }

    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message)
    {
        using var key = Key.OfPrivate(privateKey);
        using var context = Context.New();
        var signature = new byte[SignatureBytes];
        nuint length = SignatureBytes;
        Require(EVP_DigestSignInit(context, 0, 0, 0, key) == 1);
        Require(EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length) == 1 && length == SignatureBytes);
        return signature;
    }

    /// <returns>False for a wrong signature, and for a public key that is no point of the curve.</returns>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyBytes || signature.Length != SignatureBytes)
            return false;
        using var key = Key.OfPublic(publicKey);
        using var context = Context.New();
        return !key.IsInvalid
            && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
            && EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
    }

    private static void Require(bool done)
    {
        if (!done)
            throw new System.Security.Cryptography.CryptographicException("OpenSSL refused an Ed25519 operation.");
    }

    [LibraryImport(LibCrypto.Name)]
    private static partial nint EVP_PKEY_new_raw_private_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(LibCrypto.Name)]
    private static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(LibCrypto.Name)]
    private static partial int EVP_PKEY_get_raw_public_key(Key key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(LibCrypto.Name)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(LibCrypto.Name)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(LibCrypto.Name)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(LibCrypto.Name)]
    private static partial int EVP_DigestSignInit(Context context, nint keyContext, nint digest, nint engine, Key key);

    [LibraryImport(LibCrypto.Name)]
    private static partial int EVP_DigestSign(Context context, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(LibCrypto.Name)]
    private static partial int EVP_DigestVerifyInit(Context context, nint keyContext, nint digest, nint engine, Key key);

    [LibraryImport(LibCrypto.Name)]
    private static partial int EVP_DigestVerify(Context context, ReadOnlySpan<byte> signature, nuint length, ReadOnlySpan<byte> message, nuint messageLength);

    private sealed class Key() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        public static Key OfPrivate(ReadOnlySpan<byte> bytes)
        {
            var key = new Key();
            key.SetHandle(EVP_PKEY_new_raw_private_key(EvpPkeyEd25519, 0, bytes, (nuint)bytes.Length));
            Require(!key.IsInvalid);
            return key;
        }

        public static Key OfPublic(ReadOnlySpan<byte> bytes)
        {
            var key = new Key();
            key.SetHandle(EVP_PKEY_new_raw_public_key(EvpPkeyEd25519, 0, bytes, (nuint)bytes.Length));
            return key;
        }

        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }

    private sealed class Context() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        public static Context New()
        {
            var context = new Context();
            context.SetHandle(EVP_MD_CTX_new());
            Require(!context.IsInvalid);
            return context;
        }

        protected override bool ReleaseHandle()
        {
            EVP_MD_CTX_free(handle);
            return true;
        }
    }
}
