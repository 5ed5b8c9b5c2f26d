using Ledgerline.Centres.Audit;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Centres.Tests.Audit;

/// <summary>What somebody does to the trail at the database is seen, and where.</summary>
public sealed class CheckTrailTests
{
    private const int Entries = 12;

    [Theory, OnBothEngines]
    public async Task Check_OfWhatNobodyTouched_Holds_AlsoWhereItIsLongerThanABatch(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await trail.ShouldHoldAsync(0);
        await Trail.InOneWriteAsync(trail.System.Services, audit =>
        {
            for (var i = 0; i < 2 * ReadTrail.Batch; i++)
                audit.Record(trail.Carla, "number-shown", Guid.NewGuid());
        });

        await trail.ShouldHoldAsync(2 * ReadTrail.Batch);
        await trail.RecordAsync(1);
        await trail.ShouldHoldAsync((2 * ReadTrail.Batch) + 1);
    }

    [Theory, OnBothEngines]
    public async Task Check_WhileOthersRecord_Holds(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        var recording = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Trail.InOneWriteAsync(trail.System.Services, audit => audit.Record(trail.Carla, "number-shown", Guid.NewGuid())))));

        do
            (await trail.CheckAsync()).Fault.ShouldBeNull();
        while (!recording.IsCompleted);

        await recording;
        await trail.ShouldHoldAsync(200);
    }

    [Theory]
    // Changed, in every field.
    [OnBothEngines("UPDATE entries SET action = 'list-paused' WHERE sequence = 5", "DoesNotFollow", 5)]
    [OnBothEngines("UPDATE entries SET subject = '00000000000000000000000000000000' WHERE sequence = 5", "DoesNotFollow", 5)]
    [OnBothEngines("UPDATE entries SET at = at + 1 WHERE sequence = 1", "DoesNotFollow", 1)]
    [OnBothEngines("UPDATE entries SET person_id = centre_id WHERE sequence = 12", "DoesNotFollow", 12)]
    [OnBothEngines("UPDATE entries SET hash = (SELECT hash FROM entries AS o WHERE o.sequence = 4) WHERE sequence = 5", "DoesNotFollow", 5)]
    [OnBothEngines("UPDATE entries SET hash = NULL WHERE sequence = 5", "DoesNotFollow", 5)]
    // Deleted: one alone, or with those after it moved up.
    [OnBothEngines("DELETE FROM entries WHERE sequence = 7", "Missing", 7)]
    [OnBothEngines("DELETE FROM entries WHERE sequence = 1", "Missing", 1)]
    [OnBothEngines("DELETE FROM entries WHERE sequence = 12", "Missing", 12)]
    [OnBothEngines("DELETE FROM entries", "Missing", 1)]
    [OnBothEngines("DELETE FROM entries WHERE sequence = 7; UPDATE entries SET sequence = -sequence WHERE sequence > 7; UPDATE entries SET sequence = -sequence - 1 WHERE sequence < 0", "DoesNotFollow", 7)]
    // Swapped.
    [OnBothEngines("UPDATE entries SET sequence = -3 WHERE sequence = 3; UPDATE entries SET sequence = 3 WHERE sequence = 8; UPDATE entries SET sequence = 8 WHERE sequence = -3", "DoesNotFollow", 3)]
    // Inserted: at the end, between, before the first, outside of the chain.
    [OnBothEngines("INSERT INTO entries (at, person_id, centre_id, action, subject, sequence, hash) SELECT at, person_id, centre_id, action, subject, 13, hash FROM entries WHERE sequence = 12", "DoesNotFollow", 13)]
    [OnBothEngines("UPDATE entries SET sequence = -sequence WHERE sequence >= 4; UPDATE entries SET sequence = 1 - sequence WHERE sequence < 0; INSERT INTO entries (at, person_id, centre_id, action, subject, sequence, hash) SELECT at, person_id, centre_id, action, subject, 4, hash FROM entries WHERE sequence = 3", "DoesNotFollow", 4)]
    [OnBothEngines("INSERT INTO entries (at, person_id, centre_id, action, subject, sequence, hash) SELECT at, person_id, centre_id, action, subject, 0, hash FROM entries WHERE sequence = 12", "DoesNotFollow", 0)]
    [OnBothEngines("INSERT INTO entries (at, person_id, centre_id, action, subject) SELECT at, person_id, centre_id, action, subject FROM entries WHERE sequence = 12", "OutsideTheChain", 0)]
    // The end of the chain itself.
    [OnBothEngines("UPDATE heads SET hash = (SELECT hash FROM entries AS o WHERE o.sequence = 11)", "DoesNotFollow", 12)]
    [OnBothEngines("UPDATE heads SET sequence = 11, hash = (SELECT hash FROM entries AS o WHERE o.sequence = 11)", "DoesNotFollow", 12)]
    [OnBothEngines("DELETE FROM heads", "DoesNotFollow", 1)]
    public async Task Check_AfterTampering_NamesTheFirstThatIsWrong(DatabaseEngine engine, string sql, string fault, long at)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await trail.RecordAsync(Entries);
        await trail.ShouldHoldAsync(Entries);

        foreach (var statement in sql.Split("; "))
            (await trail.TamperAsync(statement)).ShouldBeGreaterThan(0);

        var state = await trail.CheckAsync();
        (state.Fault?.ToString(), state.At).ShouldBe((fault, at));
    }

    /// <summary>Whoever can write to the database can compute all anew: it is seen by whoever wrote down what was newer, and by nobody else.</summary>
    [Theory, OnBothEngines]
    public async Task Compare_AfterTheEndWasCutOff_IsSeenByWhoeverWroteItDown(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await trail.RecordAsync(Entries);
        var entries = await trail.EntriesAsync();
        var (tenth, last) = (Written(entries[9]), Written(entries[11]));
        (await trail.CheckAsync(last)).Contains.ShouldBe(true);

        await trail.TamperAsync("DELETE FROM entries WHERE sequence > 10");
        await trail.TamperAsync("UPDATE heads SET sequence = 10, hash = (SELECT hash FROM entries AS o WHERE o.sequence = 10)");

        await trail.ShouldHoldAsync(10);
        (await trail.CheckAsync(last)).Contains.ShouldBe(false);
        (await trail.CheckAsync(tenth)).Contains.ShouldBe(true);
        // What is added in their place is not what was there.
        await trail.RecordAsync(2);
        await trail.ShouldHoldAsync(12);
        (await trail.CheckAsync(last)).Contains.ShouldBe(false);
    }

    [Theory, OnBothEngines]
    public async Task Compare_WhereAnEntryBeforeItWasChanged_AndItsOwnHashLeftAlone_DoesNotFindIt(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await trail.RecordAsync(Entries);
        var entries = await trail.EntriesAsync();

        await trail.TamperAsync("UPDATE entries SET action = 'list-paused' WHERE sequence = 5");

        (await trail.CheckAsync(Written(entries[11]))).Contains.ShouldBe(false);
        (await trail.CheckAsync(Written(entries[3]))).Contains.ShouldBe(true);
    }

    [Fact]
    public async Task Compare_OfAnotherCentresEntry_DoesNotFindIt()
    {
        await using var trail = await Trail.OpenAsync();
        await trail.RecordAsync(3);
        var other = trail.Carla with { Centre = await trail.System.AddCentreAsync("Another") };
        await trail.RecordAsync(3, other);

        (await trail.CheckAsync(Written((await trail.EntriesAsync())[2]), other.Centre)).Contains.ShouldBe(false);
    }

    private static WrittenDown Written(AuditEntry entry) => new(entry.Sequence!.Value, Convert.ToHexStringLower(entry.Hash!)[..ShownHash.MinDigits]);
}
