using System.Data.Common;
using System.Globalization;
using System.Text;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        (await FindInTablesAsync(system, traces)).Count.ShouldBeGreaterThan(Calls); // The search finds what is there.
        if (engine == DatabaseEngine.Sqlite)
            FindInFiles(system, traces).Count.ShouldBeGreaterThan(Calls);

        (await system.SealLaterAsync()).ShouldBeGreaterThan(Calls);

        (await FindInTablesAsync(system, traces)).ShouldBeEmpty();
        if (engine == DatabaseEngine.Sqlite)
            FindInFiles(system, traces).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Database_AfterWithdrawing_HoldsNoTraceOfTheCalls(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var traces = await DeclareOnCallsAsync(system);

        foreach (var id in await system.ReadAsync(db => db.Set<Declaration>().Select(row => row.Id).ToListAsync()))
            (await system.WithdrawAsync(new DeclarationId(id), new Proof.OfShift(Shift))).ShouldBe(ChangeOutcome.Done);

        (await FindInTablesAsync(system, traces)).ShouldBeEmpty();
        if (engine == DatabaseEngine.Sqlite)
            FindInFiles(system, traces).ShouldBeEmpty();
    }

    /// <summary>Declarations of one to three people on calls at times of their own, some corrected; and what would give each away.</summary>
    private static async Task<List<Trace>> DeclareOnCallsAsync(TestSystem system)
    {
        var traces = new List<Trace> { Trace.OfBytes("shift token", Shift), Trace.OfBytes("shift token in hex", Encoding.ASCII.GetBytes(Convert.ToHexString(Shift))) };
        for (var call = 0; call < Calls; call++)
        {
            system.Clock.Advance(TimeSpan.FromMilliseconds(1_000 + call));
            var group = GroupId.New();
            var people = Enumerable.Range(0, 1 + (call % 3)).Select(i => Draft($"Call {call} person {i}")).ToArray();
            var result = await system.DeclareAsync(group, people);
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
        traces.AddRange(await system.ReadAsync(async db => (await db.Set<Group>().ToListAsync()).Select(row => Trace.OfBytes("sealed code", row.CodeSealed)).ToList()));
        return traces;
    }

    private static async Task<List<string>> FindInTablesAsync(TestSystem system, List<Trace> traces)
    {
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        var found = new List<string>();
        foreach (var table in await TablesAsync(connection, system.Engine))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    var value = rows.GetValue(column);
                    found.AddRange(traces.Where(trace => trace.IsIn(value)).Select(trace => $"{table}.{rows.GetName(column)}: {trace.What}"));
                }
            }
        }

        return found;
    }

    private static async Task<List<string>> TablesAsync(DbConnection connection, DatabaseEngine engine)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = engine == DatabaseEngine.Sqlite
            ? "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table'"
            : "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')";
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        tables.Count.ShouldBeGreaterThan(8);
        return tables;
    }

    private static List<string> FindInFiles(TestSystem system, List<Trace> traces)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(system.Folder, "*.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            found.AddRange(traces.Where(trace => bytes.AsSpan().IndexOf(trace.Bytes) >= 0).Select(trace => $"{Path.GetFileName(file)}: {trace.What}"));
        }

        return found;
    }

    private sealed record Trace(string What, byte[] Bytes, object? Value)
    {
        private readonly string _text = Encoding.UTF8.GetString(Bytes);

        public static Trace OfBytes(string what, byte[] bytes) => new(what, bytes, null);

        public static Trace OfText(string what, string text) => new(what, Encoding.UTF8.GetBytes(text), text);

        public static IEnumerable<Trace> OfId(string what, Guid id) =>
        [
            new(what, Encoding.ASCII.GetBytes(id.ToString("D").ToUpperInvariant()), id),
            new(what + " (lower)", Encoding.ASCII.GetBytes(id.ToString("D")), null),
            new(what + " (bytes)", id.ToByteArray(bigEndian: true), null),
            new(what + " (bytes, mixed)", id.ToByteArray(), null),
        ];

        /// <summary>Milliseconds as SQLite stores them (six bytes), and as text.</summary>
        public static IEnumerable<Trace> OfTime(string what, DateTimeOffset at)
        {
            var milliseconds = at.ToUnixTimeMilliseconds();
            var bytes = new byte[8];
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds);
            yield return new Trace(what, bytes[2..], milliseconds);
            yield return OfText(what + " (text)", milliseconds.ToString(CultureInfo.InvariantCulture));
        }

        public bool IsIn(object value) => value switch
        {
            byte[] blob => blob.AsSpan().IndexOf(Bytes) >= 0,
            string text => text.Contains(_text, StringComparison.OrdinalIgnoreCase),
            _ => value.Equals(Value),
        };
    }
}
