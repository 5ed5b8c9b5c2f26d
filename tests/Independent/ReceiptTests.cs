using Ledgerline.Testing.Independent;
using Ledgerline.Tlog;

namespace Ledgerline.Independent;

/// <summary>Sigstore's implementation checks the receipts that ours makes, and refuses what is not right.</summary>
public sealed class ReceiptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledgerline-receipt-");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(255, 254)]
    [InlineData(256, 128)]
    [InlineData(257, 256)]
    [InlineData(600, 0)]
    [InlineData(600, 511)]
    [InlineData(66_000, 65_999)]
    public async Task Receipt_OfAnEntry_IsGood(int size, int index)
    {
        await using var log = await ServedLog.StartAsync([size]);
        var answer = await CheckAsync(log.Proof(index), ServedLog.Leaf(index), log.VerifierKey);
        answer.ShouldBe(new ToolAnswer(0, $"entry {index} size {size} root {log.Root}"));
    }

    [Fact]
    public async Task Receipt_CosignedByAWitness_IsGood()
    {
        await using var log = await ServedLog.StartAsync([600]);
        var witness = SigningKey.Generate("witness.example", SignatureType.Ed25519Cosignature);
        var proof = log.Proof(7);
        var cosigned = proof.Checkpoint.With(witness.Cosign(proof.Checkpoint.Text, DateTimeOffset.UnixEpoch.AddDays(20_000)));
        var answer = await CheckAsync(proof with { Extra = "extra"u8.ToArray(), Checkpoint = cosigned }, ServedLog.Leaf(7), log.VerifierKey);
        answer.ExitCode.ShouldBe(0, answer.Output);
    }

    [Fact]
    public async Task Receipt_ThatWasChanged_IsRefused()
    {
        await using var log = await ServedLog.StartAsync([600]);
        await using var other = await ServedLog.StartAsync([600]);
        var proof = log.Proof(300);
        var leaf = ServedLog.Leaf(300);
        const string wrongRoot = "calculated root hash does not match";
        const string wrongSignature = "invalid checkpoint signature";

        await RefusedAsync(proof with { Path = [.. proof.Path.Skip(1).Prepend(log.Root)] }, leaf, log.VerifierKey, wrongRoot);
        await RefusedAsync(proof with { Path = [.. proof.Path.Skip(1)] }, leaf, log.VerifierKey, "invalid hash count");
        await RefusedAsync(proof with { Index = new EntryIndex(301) }, leaf, log.VerifierKey, wrongRoot);
        await RefusedAsync(proof with { Index = new EntryIndex(600) }, leaf, log.VerifierKey, "invalid index");
        await RefusedAsync(proof, ServedLog.Leaf(301), log.VerifierKey, wrongRoot);
        await RefusedAsync(proof, leaf, other.VerifierKey, wrongSignature);
        var larger = new SignedNote(proof.Checkpoint.Text.Replace("\n600\n", "\n601\n", StringComparison.Ordinal), proof.Checkpoint.Signatures);
        await RefusedAsync(proof with { Checkpoint = larger }, leaf, log.VerifierKey, wrongSignature);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RefusedAsync(TlogProof proof, byte[] leaf, string key, string why)
    {
        var answer = await CheckAsync(proof, leaf, key);
        answer.Output.ShouldContain(why);
        answer.ExitCode.ShouldBe(1);
    }

    private async Task<ToolAnswer> CheckAsync(TlogProof proof, byte[] leaf, string key)
    {
        var proofFile = Path.Combine(_folder.FullName, "receipt" + TlogProof.FileExtension);
        var leafFile = Path.Combine(_folder.FullName, "leaf");
        await File.WriteAllTextAsync(proofFile, proof.ToString());
        await File.WriteAllBytesAsync(leafFile, leaf);
        return await IndependentTools.CheckReceiptAsync(proofFile, leafFile, key);
    }
}
