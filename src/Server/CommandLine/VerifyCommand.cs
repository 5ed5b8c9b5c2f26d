using System.CommandLine;
using System.Globalization;
using Ledgerline.Register;
using Ledgerline.Tlog;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline verify</c>: checks a receipt's file without any network.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<FileInfo> Receipt = new("RECEIPT") { Description = $"The receipt's file ({TlogProof.FileExtension})." };

    public static Command Make()
    {
        var command = new Command("verify", "Check a receipt's file, offline.") { Receipt, LogChecks.Log, LogChecks.Witness, LogChecks.Quorum };
        command.SetAction((parsed, cancel) => LogChecks.RunAsync(() => VerifyAsync(parsed, cancel)));
        return command;
    }

    private static async Task<bool> VerifyAsync(ParseResult parsed, CancellationToken cancel)
    {
        var log = LogChecks.LogOf(parsed) ?? throw new FormatException("--log is missing: a receipt is worth what the key is worth that it is checked with.");
        var (witnesses, quorum) = LogChecks.WitnessesOf(parsed);
        var file = parsed.GetRequiredValue(Receipt);
        if (file is { Exists: true, Length: > EntryReceipt.MaxBytes })
            throw new FormatException($"{file} is too large for a receipt.");
        var bytes = await File.ReadAllBytesAsync(file.FullName, cancel);
        if (!EntryReceipt.TryParse(bytes, out var receipt))
            throw new FormatException($"{file} is not a receipt.");
        var policy = new TrustPolicy(log, witnesses, quorum);
        var verdict = receipt.Verify(policy);
        foreach (var (isRight, text) in Steps(verdict, policy))
            await Console.Out.WriteLineAsync($"{(isRight ? "right" : "WRONG")}  {text}");
        await Console.Out.WriteLineAsync(verdict.IsAllRight ? Says(verdict) : "The receipt proves nothing.");
        return verdict.IsAllRight;
    }

    private static IEnumerable<(bool IsRight, string Text)> Steps(ReceiptVerdict verdict, TrustPolicy policy)
    {
        yield return verdict.Record switch
        {
            ReceiptRecord.Opens => (true, "The record opens the commitment in the leaf."),
            ReceiptRecord.Erased => (true, "The record was erased; nothing opens the commitment any more."),
            ReceiptRecord.None => (true, "The leaf is an annulment and has no record."),
            ReceiptRecord.Wrong => (false, "The record does not open the commitment in the leaf."),
        };
        yield return (verdict.IsWellFormed, verdict.IsWellFormed ? "The leaf is well-formed." : "The leaf is not well-formed.");
        yield return verdict.IsIncluded
            ? (true, $"The leaf is entry {verdict.Index} of the {verdict.Checkpoint!.Size} that the checkpoint counts, under the root {verdict.Checkpoint.Root}.")
            : (false, $"The leaf is not shown to be entry {verdict.Index} under the checkpoint.");
        yield return verdict.Refusal is not { } refusal ? (true, $"The checkpoint is signed by the log {policy.Log.Name}.") : refusal switch
        {
            CheckpointRefusal.Malformed => (false, "The checkpoint is none."),
            CheckpointRefusal.WrongOrigin => (false, $"The checkpoint is another log's than {policy.Log.Name}."),
            CheckpointRefusal.WrongSignature => (false, $"The checkpoint is not signed by the log {policy.Log.Name}, or a known witness's cosignature is wrong."),
            CheckpointRefusal.NoQuorum => (false, $"Fewer than {policy.Quorum} of the {policy.Witnesses.Count} witnesses that you named have cosigned the checkpoint."),
        };
        foreach (var cosignature in verdict.Trusted?.Cosignatures ?? [])
            yield return (true, string.Create(CultureInfo.InvariantCulture, $"{cosignature.Key.Name} has cosigned it at {cosignature.CosignedAt:yyyy-MM-dd HH:mm:ss} UTC."));
    }

    private static string Says(ReceiptVerdict verdict)
    {
        var day = verdict.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (verdict.Annuls is { } annulled)
            return $"Entry {verdict.Index}: on {day} entry {annulled} was annulled.";
        var name = verdict.Record != ReceiptRecord.Opens ? "somebody whose name was erased"
            : verdict.NameKind == NameKind.RealName ? $"{ReportText.Printable(verdict.Name!)} (real name)"
            : $"{ReportText.Printable(verdict.Name!)} (pseudonym)";
        var place = verdict is { Record: ReceiptRecord.Opens, Place: { } code } ? $" of {code}" : "";
        var words = verdict is { Record: ReceiptRecord.Opens, Statement: { } statement } ? $" Statement: “{ReportText.Printable(statement)}”" : "";
        return $"Entry {verdict.Index}: on {day} {name}{place} left the {string.Join(", the ", verdict.Organisations.Named().Select(ReportText.Name))}.{words}";
    }
}
