using System.Text;
using Ledgerline.Tlog.Tests.Notes;
using Ledgerline.Tlog.Tests.Reference;

namespace Ledgerline.Tlog.Tests.Proofs;

public class TlogProofTests
{
    private const string Hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n";

    private static readonly Log Log = new(300);
    private static readonly SigningKey Key = SigningKey.Generate("example.com/log", SignatureType.Ed25519);
    private static readonly TrustPolicy Policy = new(Key.Verifier);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 300)]
    [InlineData(256, 257)]
    [InlineData(299, 300)]
    public void Proof_WrittenAndRead_IsVerified(int index, int size)
    {
        var text = Proof(index, size).ToString();
        TlogProof.TryParse(Encoding.UTF8.GetBytes(text), out var proof).ShouldBeTrue();
        proof.ToString().ShouldBe(text);
        proof.Extra.ShouldBeNull();
        proof.Verify(Log.Entries[index], Policy).ShouldBeTrue();
        proof.Verify(Log.Entries[(index + 1) % 300], Policy).ShouldBeFalse();
        proof.Verify([], Policy).ShouldBeFalse();
        (proof with { Index = new EntryIndex(index + 1) }).Verify(Log.Entries[index], Policy).ShouldBeFalse();
        Mutations.Of(proof.Path).Where(path => (proof with { Path = path }).Verify(Log.Entries[index], Policy)).ShouldBeEmpty();
        proof.Verify(Log.Entries[index], new TrustPolicy(SigningKey.Generate("example.com/log", SignatureType.Ed25519).Verifier)).ShouldBeFalse();
    }

    [Fact]
    public void Proof_Written_HasTheFormOfTheSpecification()
    {
        var proof = Proof(2, 3) with { Extra = "more"u8.ToArray() };
        proof.ToString().ShouldBe($"c2sp.org/tlog-proof@v1\nextra bW9yZQ==\nindex 2\n{Log.Root(2)}\n\n{proof.Checkpoint}");
        TlogProof.TryParse(Encoding.UTF8.GetBytes(proof.ToString()), out var read).ShouldBeTrue();
        read.Extra!.Value.ToArray().ShouldBe("more"u8.ToArray());
        (proof with { Extra = ReadOnlyMemory<byte>.Empty }).ToString().ShouldBe(Proof(2, 3).ToString());
        read.Verify(Log.Entries[2], Policy).ShouldBeTrue();
    }

    [Fact]
    public void Proof_With63Hashes_IsReadAndWithOneMoreIsNot()
    {
        byte[] With(int hashes) => Encoding.UTF8.GetBytes($"c2sp.org/tlog-proof@v1\nindex 0\n{string.Concat(Enumerable.Repeat(Hash, hashes))}\n{Examples.Cosigned}");
        TlogProof.TryParse(With(63), out var proof).ShouldBeTrue();
        proof.Path.Count.ShouldBe(63);
        TlogProof.TryParse(With(64), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n" + Examples.Cosigned)] // no empty line
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\r\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("\nc2sp.org/tlog-proof@v1\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("index 0\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAA\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAB=\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra A A=\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n" + Examples.Cosigned)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n" + Examples.CheckpointText)]
    public void Proof_Malformed_IsNotRead(string text) => TlogProof.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    private static TlogProof Proof(int index, int size)
    {
        var checkpoint = new Checkpoint("example.com/log", new TreeSize(size), Log.Root(size)).Sign(Key);
        return new TlogProof(null, new EntryIndex(index), InclusionProof.Make(new EntryIndex(index), new TreeSize(size), Log.Read), checkpoint);
    }
}
