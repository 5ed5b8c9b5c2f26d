using System.Security.Cryptography;
using Ledgerline.Testing.Hosting;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Faults.Killing;

/// <summary>The server is killed without a farewell, at random moments under load, while people enter declarations and batches are sealed.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 50;
    private const int Volunteers = 6;
    private const string Password = "eleven quiet lanterns";
    private const int Visitors = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-kill-").FullName;
    private readonly Uri _url = ServerProcess.FreeUrl();
    private readonly Ledger _ledger = new();
    private readonly CancellationTokenSource _end = new();

    [Fact]
    public async Task Fifty_kills_lose_no_acknowledged_declaration_and_double_none()
    {
        var server = await StartAsync();
        try
        {
            await AdmitVolunteersAsync();
            Task[] people =
            [
                .. Enumerable.Range(0, Volunteers).Select(i => WorkAsync(new Volunteer(i, _url, $"volunteer {i}", Password, _ledger, _end.Token))),
                .. Enumerable.Range(0, Visitors).Select(i => DeclareAsync(new Visitor(i, _url, _ledger, _end.Token))),
            ];

            for (var kill = 0; kill < Kills; kill++)
            {
                await _ledger.WaitForMoreAsync(RandomNumberGenerator.GetInt32(1, 40), _end.Token);
                await server.KillAsync();
                server.Dispose();
                server = await StartAsync();
            }

            await _ledger.WaitForMoreAsync(20, _end.Token);
            await _end.CancelAsync();
            await Task.WhenAll(people);
            await AllSealedAsync();
            await CheckReceiptsAsync();
        }
        finally
        {
            server.Dispose();
        }

        CheckEntries();
        // On calls as well as on the web.
        _ledger.Names.Select(name => name.Split(' ')[0]).Distinct().Order().ShouldBe(["Visitor", "Volunteer"]);
        output.WriteLine($"{_ledger.Count} declarations acknowledged over {Kills} kills.");
    }

    public void Dispose()
    {
        _end.Dispose();
        _ledger.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sealing after a second, so that kills hit the sealer too.</summary>
    private Task<ServerProcess> StartAsync() =>
        ServerProcess.ServeAtAsync(_url, "--demo", "--data", _folder, "--hold", "00:00:01", "--minimum-batch", "1", "--maximum-hold", "00:00:01");

    private async Task AdmitVolunteersAsync()
    {
        using var coordinator = new HttpClient { BaseAddress = _url };
        await coordinator.SubmitAsync("/sign-in", "#with-password", ("Name", "coordinator"), ("Password", "ledgerline-demo"));
        for (var i = 0; i < Volunteers; i++)
        {
            var page = await (await coordinator.SubmitAsync("/centre/people", "#invite", ("Name", $"volunteer {i}"), ("Begins", "Calls"))).PageAsync();
            using var volunteer = new HttpClient { BaseAddress = _url };
            await volunteer.SubmitAsync($"/join/{page.QuerySelector("#invitation-code")!.TextContent}", "#join", ("Password", Password));
        }
    }

    private static async Task WorkAsync(Volunteer volunteer)
    {
        using (volunteer)
            await UntilTheEndAsync(volunteer.WorkAsync());
    }

    private static async Task DeclareAsync(Visitor visitor)
    {
        using (visitor)
            await UntilTheEndAsync(visitor.DeclareAgainAndAgainAsync());
    }

    private static async Task UntilTheEndAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The test is over; what is unanswered was not promised.
        }
    }

    /// <summary>Until nothing is held any more: what came from the web waits for review and stays.</summary>
    private async Task AllSealedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Scalar("SELECT count(*) FROM register_groups WHERE channel <> 2") > 0)
            await Task.Delay(50, patience.Token);
    }

    /// <summary>Every receipt that was shown still opens, and shows exactly those whom it was shown for.</summary>
    private async Task CheckReceiptsAsync()
    {
        using var client = new HttpClient { BaseAddress = _url };
        foreach (var receipt in _ledger.Receipts.GroupBy(each => each.Receipt))
        {
            var page = await (await client.SubmitAsync("/en/receipt", ("Code", receipt.Key))).PageAsync();
            var people = page.QuerySelectorAll("main ol > li").Select(item => item.TextContent).ToList();
            foreach (var (name, _) in receipt)
                people.Count(person => person.Contains(name, StringComparison.Ordinal)).ShouldBe(1, $"{name} under her receipt");
        }
    }

    private void CheckEntries()
    {
        var entries = Names();
        entries.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty("entered twice");
        _ledger.Names.Where(name => name.StartsWith("Volunteer", StringComparison.Ordinal)).Except(entries).ShouldBeEmpty("acknowledged and lost");
        Scalar("SELECT count(*) FROM register_entries").ShouldBe(Scalar("SELECT size FROM register_log_state"));
        Scalar("SELECT max(\"index\") + 1 FROM register_leaves").ShouldBe(Scalar("SELECT size FROM register_log_state"));
        // Each visitor may have one form in the air when the test ends.
        var forms = _ledger.Names.Count(name => name.StartsWith("Visitor", StringComparison.Ordinal)) / 2;
        Scalar("SELECT count(*) FROM register_declarations").ShouldBeInRange(2 * forms, 2 * (forms + Visitors));
        Scalar("PRAGMA integrity_check", ok => (string)ok == "ok" ? 1 : 0).ShouldBe(1);
    }

    private List<string> Names()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM register_entries WHERE name LIKE 'Volunteer %'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private long Scalar(string sql, Func<object, long>? read = null)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var value = command.ExecuteScalar()!;
        return read?.Invoke(value) ?? (long)value;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "ledgerline.db")}");
        connection.Open();
        return connection;
    }
}
