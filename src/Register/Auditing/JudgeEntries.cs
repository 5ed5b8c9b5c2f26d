using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Judges entries by what stands before them, in their order, and counts them.</summary>
internal sealed class JudgeEntries(LeafLookup leaves, DayBounds days, AuditTally tally, Findings findings)
{
    /// <param name="from">The first entry of the bundle that was not counted before.</param>
    public async ValueTask JudgeAsync(BundleSlot slot, int from, CancellationToken cancel)
    {
        NameRecords(slot, findings);
        for (var i = from; i < slot.Count; i++)
        {
            var (index, check) = (slot.Address.First.Value + i, slot.Checks[i]);
            if (!check.IsLeaf)
            {
                findings.AddEntry(FindingKind.MalformedLeaf, index, "is neither a declaration nor an annulment, byte for byte");
                continue;
            }

            days.Judge(index, check.Text.Day, findings);
            tally.Erased += i < slot.RecordCount && check.Record == RecordState.Erased ? 1 : 0;
            if (check.Text.Kind == LeafKind.Declaration)
                tally.Totals.Declare(check.Text.Day, check.Text.Organisations);
            else
                await AnnulAsync(index, check.Text.Target, cancel);
        }
    }

    /// <summary>Names the records of a bundle that are wrong.</summary>
    public static void NameRecords(BundleSlot slot, Findings findings)
    {
        var path = Publishing.RecordBundle.Path(slot.Address.Index);
        if (slot.RecordsOutcome == ReadOutcome.TooLarge)
            findings.AddFile(FindingKind.WrongFile, path, $"is larger than {BundleSlot.MostRecordsBytes} bytes");
        else if (slot.RecordsOutcome != ReadOutcome.Read)
            findings.AddFile(FindingKind.WrongFile, path, "is missing");
        else if (slot.RecordCount < slot.Count)
            findings.AddFile(FindingKind.WrongFile, path, $"ends before the record of entry {slot.Address.First.Value + slot.RecordCount}");
        for (var i = 0; i < slot.RecordCount; i++)
        {
            if (slot.Checks[i].IsLeaf && Wrong(slot.Checks[i].Record) is { } wrong)
                findings.AddEntry(FindingKind.WrongRecord, slot.Address.First.Value + i, wrong);
        }
    }

    private async ValueTask AnnulAsync(long index, EntryIndex target, CancellationToken cancel)
    {
        tally.Totals.Annul();
        if (target.Value >= index)
            findings.AddEntry(FindingKind.WrongAnnulment, index, $"annuls entry {target}, which does not stand before it");
        else if (await leaves.FindAsync(target, cancel) is not { Kind: LeafKind.Declaration } annulled)
            findings.AddEntry(FindingKind.WrongAnnulment, index, $"annuls entry {target}, which is no declaration");
        else if (!tally.Annulled.Add(target.Value))
            findings.AddEntry(FindingKind.WrongAnnulment, index, $"annuls entry {target}, which is annulled already");
        else
            tally.Totals.TakeOff(annulled.Day, annulled.Organisations);
    }

    private static string? Wrong(RecordState record) => record switch
    {
        RecordState.Opens or RecordState.Erased or RecordState.None => null,
        RecordState.Missing => "has no record, and it was not erased",
        RecordState.Malformed => "has a record that is not well-formed",
        RecordState.Wrong => "has a record that does not open its commitment",
        RecordState.Unwanted => "has a record, though it is an annulment",
    };
}
