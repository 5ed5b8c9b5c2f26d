using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ledgerline.Testing.Hosting;

/// <summary>
/// An authenticator in software (WebAuthn Level 2) with one passkey: ES256, no attestation, which says that it has asked for a finger. It answers what the site
/// asks as a browser at <paramref name="origin"/> would.
/// </summary>
public sealed class SoftAuthenticator(Uri origin) : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private byte[] _user = [];
    private uint _count;

    /// <summary>Whether it says that it has asked for a finger, a face or a code.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        // It stays its first owner's, whatever it is made to answer for another.
        if (_user.Length == 0)
            _user = FromBase64Url(asked["user"]!["id"]!.GetValue<string>());
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        // A COSE key (RFC 9053, 7.1.1): EC2, ES256, P-256, x, y.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)_id.Length);
        byte[] data = [.. Data(HasCredential), .. new byte[16], .. length, .. _id, .. cose];
        byte[] attestation = [0xA3, .. Cbor("fmt"), .. Cbor("none"), .. Cbor("attStmt"), 0xA0, .. Cbor("authData"), 0x58, checked((byte)data.Length), .. data];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = ToBase64Url(ClientData("webauthn.create", asked)),
            ["attestationObject"] = ToBase64Url(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public string Get(string options)
    {
        _count++;
        var client = ClientData("webauthn.get", JsonNode.Parse(options)!);
        var data = Data(0);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = ToBase64Url(client),
            ["authenticatorData"] = ToBase64Url(data),
            ["signature"] = ToBase64Url(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = ToBase64Url(_user),
        });
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Cbor(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string ToBase64Url(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static byte[] FromBase64Url(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = ToBase64Url(_id),
        ["rawId"] = ToBase64Url(_id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["type"] = type,
        ["challenge"] = asked["challenge"]!.GetValue<string>(),
        ["origin"] = origin.GetLeftPart(UriPartial.Authority),
        ["crossOrigin"] = false,
    });

    private byte[] Data(byte flags)
    {
        byte[] count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, _count);
        return [.. SHA256.HashData(Encoding.ASCII.GetBytes(origin.Host)), (byte)(flags | UserPresent | (Verifies ? UserVerified : 0)), .. count];
    }
}
