using System.Text;
using Ledgerline.Testing.Logs;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Auditing;

public sealed class EntryReceiptTests : IDisposable
{
    private readonly TestLog _log = TestLog.Of(300);

    private TrustPolicy Policy => new(_log.Key.Verifier, [.. _log.Witnesses.Select(witness => witness.Verifier)], 2);

    [Fact]
    public void Receipt_OfADeclaration_ProvesItAndSaysTheName()
    {
        var verdict = Read(_log.ProofOf(42)).Verify(Policy);
        verdict.IsAllRight.ShouldBeTrue();
        (verdict.Name, verdict.NameKind, verdict.Day, verdict.Record).ShouldBe(("晨光 Lantern 42", NameKind.Pseudonym, new DateOnly(2026, 11, 12), ReceiptRecord.Opens));
        verdict.Trusted!.Cosignatures.Count.ShouldBe(2);
    }

    [Fact]
    public void Receipt_OfAnErasedRecordOrAnAnnulment_IsRightWithoutAName()
    {
        var erased = Read(_log.ProofOf(13)).Verify(Policy);
        (erased.IsAllRight, erased.Record, erased.Name).ShouldBe((true, ReceiptRecord.Erased, null));
        var annulment = Read(_log.ProofOf(99)).Verify(Policy);
        (annulment.IsAllRight, annulment.Record, annulment.Annuls).ShouldBe((true, ReceiptRecord.None, new EntryIndex(79)));
    }

    [Fact]
    public void Receipt_WithAnotherEntrysRecord_IsWrongInThatStepAlone()
    {
        var (one, other) = (Read(_log.ProofOf(42)), Read(_log.ProofOf(43)));
        var verdict = (one with { Opening = other.Opening }).Verify(Policy);
        (verdict.IsAllRight, verdict.Record, verdict.IsIncluded, verdict.Refusal).ShouldBe((false, ReceiptRecord.Wrong, true, null));
    }

    [Fact]
    public void Receipt_WithAnotherEntrysLeaf_IsNotIncluded()
    {
        var (one, other) = (Read(_log.ProofOf(42)), Read(_log.ProofOf(43)));
        var verdict = (one with { Leaf = other.Leaf, Opening = other.Opening }).Verify(Policy);
        (verdict.IsAllRight, verdict.Record, verdict.IsIncluded).ShouldBe((false, ReceiptRecord.Opens, false));
    }

    [Fact]
    public void Receipt_CheckedWithAnotherKeyOrTooFewWitnesses_IsRefused()
    {
        var receipt = Read(_log.ProofOf(42));
        receipt.Verify(new TrustPolicy(SigningKey.Generate(TestLog.Origin, SignatureType.Ed25519).Verifier)).Refusal.ShouldBe(CheckpointRefusal.WrongSignature);
        receipt.Verify(Policy with { Quorum = 3 }).Refusal.ShouldBe(CheckpointRefusal.NoQuorum);
    }

    [Fact]
    public void Receipt_WithMoreOrLessBesideTheLeaf_IsNone()
    {
        var proof = _log.ProofOf(42);
        foreach (var extra in new byte[]?[] { null, [], [0, 1], [.. proof.Extra!.Value.Span, 0], proof.Extra.Value.ToArray()[..^1] })
            EntryReceipt.TryParse(Encoding.UTF8.GetBytes((proof with { Extra = extra is null ? null : (ReadOnlyMemory<byte>?)extra }).ToString()), out _).ShouldBeFalse();
        EntryReceipt.TryParse("garbage"u8, out _).ShouldBeFalse();
    }

    public void Dispose() => _log.Dispose();

    private static EntryReceipt Read(TlogProof proof)
    {
        EntryReceipt.TryParse(Encoding.UTF8.GetBytes(proof.ToString()), out var receipt).ShouldBeTrue();
        return receipt!;
    }
}
