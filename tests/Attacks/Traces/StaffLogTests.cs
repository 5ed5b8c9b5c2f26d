using System.Text.RegularExpressions;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ledgerline.Attacks.Traces;

/// <summary>Staff at work through every door of theirs, also while the database is broken: what is logged of it holds ids at most.</summary>
public sealed partial class StaffLogTests
{
    [Theory, OnBothEngines]
    public async Task WhatIsLogged_OfTheStaffsWork_NamesNobody(DatabaseEngine engine)
    {
        using var heard = new Heard();
        await using var ground = await TwoCentres.OpenAsync(engine, services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(heard);
        });
        var doors = await Doors.OfAsync(ground.System);
        var knock = new Knock(ground);
        var secrets = Secrets(ground);

        await WorkAsync();
        // Sessions are left, so that she is still let in, and what she then asks for is gone.
        await BreakAsync(ground);
        await WorkAsync();

        heard.Lines.ShouldBeGreaterThan(20);
        heard.Text.ShouldContain("failed");
        var logged = heard.Text + LoggedByTheDatabase(ground);
        secrets.Where(secret => logged.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        Number().Matches(logged).Select(match => match.Value).ShouldBeEmpty();

        async Task WorkAsync()
        {
            foreach (var line in PermissionTable.Lines.Where(line => line.Owner is not null && line.Door.Handler != "Progress"))
                await knock.AskAsync(line, doors[line.Door], ground.Things, 'A', line.Owner, isFilledIn: true);
        }
    }

    /// <summary>The search finds a number however it is written.</summary>
    [Theory]
    [InlineData("+12025550123")]
    [InlineData("+1 202 555 0123")]
    [InlineData("(202) 555-0123")]
    [InlineData("+44 7700 900123")]
    public void TheSearch_FindsANumber(string number) => Number().IsMatch($"of {number}.").ShouldBeTrue();

    /// <summary>What PostgreSQL itself says of what failed.</summary>
    private static string LoggedByTheDatabase(TwoCentres ground)
    {
        if (ground.System.PostgreSql is not { } database)
            return "";
        var logged = PostgresCluster.Shared.LogOf(new NpgsqlConnectionStringBuilder(database).Database!);
        logged.ShouldContain("does not exist");
        return logged;
    }

    private static List<string> Secrets(TwoCentres ground) =>
    [
        .. Enum.GetValues<Role>().SelectMany(role => (string[])[TwoCentres.NameOf('A', role), TwoCentres.NameOf('B', role)]), "leaver", "Aspen", "Birch",
        "Plum Blossom", "Quiet Harbour", "Willow", "Autumn Lantern", "Intruder", "people.csv", TestSystem.Password, ground.Things["receipt"], ground.Things["receipt"].Replace(" ", "", StringComparison.Ordinal),
    ];

    private static async Task BreakAsync(TwoCentres ground)
    {
        string[] gone = ["phone_bank.calls", "phone_bank.contacts", "phone_bank.campaigns", "register.declarations", "register.entries", "centres.centres"];
        await using var connection = await ground.System.Services.GetRequiredService<Database>().OpenAsync();
        foreach (var table in gone.Select(name => name.Split('.')))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"ALTER TABLE {ground.System.Services.GetRequiredService<Database>().Table(table[0], table[1])} RENAME TO gone_{table[1]}";
            await command.ExecuteNonQueryAsync();
        }
    }

    [GeneratedRegex(@"202\D{0,2}555\D?0\d{3}|7700\D?900\d{3}")]
    private static partial Regex Number();
}
