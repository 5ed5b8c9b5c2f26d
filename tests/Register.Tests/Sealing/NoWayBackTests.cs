using System.Security.Cryptography;
using System.Text;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Sealing;

/// <summary>After sealing, nothing in the database leads from an entry to its call: searched in every table, and on SQLite in the very bytes of its files.</summary>
public sealed class NoWayBackTests
{
    private const int Calls = 200;

    [Theory, OnBothEngines]
    public async Task Database_AfterSealing_HoldsNoTraceOfTheCalls(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var traces = await DeclareOnCallsAsync(system);
        (await system.FindInTablesAsync(traces)).Count.ShouldBeGreaterThan(Calls); // The search finds what is there.
        if (engine == DatabaseEngine.Sqlite)
            system.FindInFiles(traces).Count.ShouldBeGreaterThan(Calls);

        (await system.SealLaterAsync()).ShouldBeGreaterThan(Calls);

        (await system.FindInTablesAsync(traces)).ShouldBeEmpty();
        if (engine == DatabaseEngine.Sqlite)
            system.FindInFiles(traces).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Database_AfterWithdrawing_HoldsNoTraceOfTheCalls(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var traces = await DeclareOnCallsAsync(system);

        foreach (var id in await system.ReadAsync(db => db.Set<Declaration>().Select(row => row.Id).ToListAsync()))
            (await system.WithdrawAsync(new DeclarationId(id), new Proof.OfShift(Shift))).ShouldBe(ChangeOutcome.Done);

        (await system.FindInTablesAsync(traces)).ShouldBeEmpty();
        if (engine == DatabaseEngine.Sqlite)
            system.FindInFiles(traces).ShouldBeEmpty();
    }

    /// <summary>Declarations of one to three people on calls at times of their own, some corrected; and what would give each away.</summary>
    private static async Task<List<Trace>> DeclareOnCallsAsync(TestSystem system)
    {
        var traces = new List<Trace> { Trace.OfBytes("shift token", Shift), Trace.OfBytes("shift token in hex", Encoding.ASCII.GetBytes(Convert.ToHexString(Shift))) };
        for (var call = 0; call < Calls; call++)
        {
            system.Clock.Advance(TimeSpan.FromMilliseconds(1_000 + call));
            var group = GroupId.New();
            var people = Enumerable.Range(0, 1 + (call % 3)).Select(i => Draft($"Call {call} person {i}") with { Details = SomeDetails(call) }).ToArray();
            // Work comes from the web only; but nothing of any group may stay.
            var series = RandomNumberGenerator.GetBytes(16);
            var result = await system.DeclareAsync(OfCall with { Series = series }, group, people);
            traces.Add(Trace.OfBytes($"series of call {call}", series));
            if (call % 10 == 0)
                await system.CorrectAsync(people[0].Id, new Proof.OfGroup(group), $"Call {call} corrected");
            traces.AddRange(Trace.OfId($"group of call {call}", group.Value));
            traces.AddRange(people.SelectMany(one => Trace.OfId($"declaration of call {call}", one.Id.Value)));
            traces.Add(Trace.OfText($"code of call {call}", result.Receipt!.Text));
            traces.Add(Trace.OfText($"code of call {call} in groups", result.Receipt.ToString()));
            traces.AddRange(Trace.OfTime($"time of call {call}", system.Clock.GetUtcNow()));
        }

        // What is sealed in the held rows: the very bytes that lay there.
        traces.AddRange(await system.ReadAsync(async db => (await db.Set<Declaration>().ToListAsync()).Select(row => Trace.OfBytes("sealed name", row.NameSealed)).ToList()));
        var details = await system.ReadAsync(db => db.Set<Declaration>().Where(row => row.DetailsSealed != null).Select(row => row.DetailsSealed!).ToListAsync());
        details.ShouldNotBeEmpty();
        traces.AddRange(details.Select(row => Trace.OfBytes("sealed details", row)));
        traces.AddRange(await system.ReadAsync(async db => (await db.Set<Group>().ToListAsync()).Select(row => Trace.OfBytes("sealed code", row.CodeSealed)).ToList()));
        return traces;
    }

    private static Details SomeDetails(int call) => call % 2 == 0 ? Details.None : new Details(
        Place.Provinces[call % Place.Provinces.Count], StatementText.TryParse("What many people say.", out var words, out _) ? words : null);
}
