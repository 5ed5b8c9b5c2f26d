namespace Ledgerline.Tlog.Tests.Notes;

/// <summary>RFC 8032, section 7.1.</summary>
public class Ed25519Tests
{
    public static TheoryData<string, string, string, string> Vectors => new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
        {
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42", "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signature_OfTheRfc_IsMadeAndVerified(string secret, string key, string message, string signature)
    {
        var (bytes, publicKey, right) = (Convert.FromHexString(message), Convert.FromHexString(key), Convert.FromHexString(signature));
        Ed25519.Sign(Convert.FromHexString(secret), bytes).ShouldBe(right);
        Ed25519.Verify(publicKey, bytes, right).ShouldBeTrue();
        Ed25519.Verify(publicKey, [.. bytes, 0], right).ShouldBeFalse();
        foreach (var at in new[] { 0, 31, 32, 63 })
        {
            var wrong = right.ToArray();
            wrong[at] ^= 1;
            Ed25519.Verify(publicKey, bytes, wrong).ShouldBeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void SigningKey_OfTheRfc_HasItsPublicKey(string secret, string key, string message, string signature)
    {
        var verifier = new VerifierKey("rfc8032.example", SignatureType.Ed25519, Convert.FromHexString(key));
        var text = $"PRIVATE+KEY+rfc8032.example+{verifier.Id:x8}+{Convert.ToBase64String([1, .. Convert.FromHexString(secret)])}";
        SigningKey.TryParse(text, out var read).ShouldBeTrue();
        read.Verifier.ShouldBe(verifier);
        read.Sign($"{message}\n").Bytes.ToArray().ShouldNotBe(Convert.FromHexString(signature));
        new SignedNote($"{message}\n", [read.Sign($"{message}\n")]).Verify(verifier).Count.ShouldBe(1);
    }

    [Fact]
    public void Signature_OfAnotherLengthOrByNoPoint_IsWrong()
    {
        var (secret, message) = (new byte[32], new byte[] { 1 });
        var (key, signature) = (Ed25519.PublicKey(secret), Ed25519.Sign(secret, message));
        Ed25519.Verify(key, message, signature).ShouldBeTrue();
        Ed25519.Verify(key, message, signature.AsSpan(0, 63)).ShouldBeFalse();
        Ed25519.Verify(key, message, [.. signature, 0]).ShouldBeFalse();
        Ed25519.Verify(key, message, []).ShouldBeFalse();
        Ed25519.Verify(key.AsSpan(0, 31), message, signature).ShouldBeFalse();
        Ed25519.Verify([2, .. new byte[31]], message, signature).ShouldBeFalse(); // no point of the curve has this y
    }

    [Fact]
    public void Signature_WithTheGroupOrderAdded_IsWrong()
    {
        // RFC 8032, section 5.1.7: S must be below L, or each signature had a second form.
        var (secret, message) = (new byte[32], new byte[] { 1 });
        var signature = Ed25519.Sign(secret, message);
        byte[] order = [.. Convert.FromHexString("edd3f55c1a631258d69cf7a2def9de14"), .. new byte[15], 0x10];
        for (int i = 0, carry = 0; i < 32; i++)
        {
            var sum = signature[32 + i] + order[i] + carry;
            (signature[32 + i], carry) = ((byte)sum, sum >> 8);
        }

        Ed25519.Verify(Ed25519.PublicKey(secret), message, signature).ShouldBeFalse();
    }
}
