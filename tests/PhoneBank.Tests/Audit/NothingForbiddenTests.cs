using System.Text;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Audit;

/// <summary>Whatever the staff do, the audit trail holds no name, no number, no receipt, and nothing by which anything in the register leads to whoever took the call.</summary>
public sealed class NothingForbiddenTests
{
    private const string Words = "audit.action.";

    [Theory, OnBothEngines]
    public async Task Trail_OfAllThatTheStaffDo_NamesOnlyWhatItMay(DatabaseEngine engine)
    {
        await using var days = await StaffDays.OpenAsync(engine);
        await days.WorkAsync();
        var held = await days.Bank.ValuesAsync("register");
        var volunteers = await TrailAsync(days.Bank, $"WHERE person_id = '{days.Vera.Person.Value.ToString().ToUpperInvariant()}'");
        await days.SealAsync();

        // It is all of it: every action that there are words for.
        (await days.Bank.AuditActionsAsync()).Distinct().ShouldBe(LanguageFile.Keys("en").Where(key => key.StartsWith(Words, StringComparison.Ordinal)).Select(key => key[Words.Length..]), ignoreOrder: true);
        var trail = await TrailAsync(days.Bank);
        trail.Select(row => row.Subject).Distinct().Except(await MayBeNamedAsync(days.Bank)).ShouldBeEmpty();
        days.Secrets.Where(secret => secret.Length == 16).Distinct().Count().ShouldBe(2, "the receipts");
        (await SecretsInAsync(days)).ShouldBeEmpty();

        // The tallies name the centre, on purpose, and no centre for the web.
        string[] shared = [StoredValues.Shown(days.Carla.Centre.Value), StoredValues.Shown(Guid.Empty)];
        volunteers.Count.ShouldBe(5);
        volunteers.SelectMany(row => row.Values).Where(held.Contains).Except(shared).ShouldBeEmpty("while it is held");
        var register = await days.Bank.ValuesAsync("register");
        trail.SelectMany(row => row.Values).Where(register.Contains).Except(shared).ShouldBeEmpty("once it is sealed");
    }

    /// <summary>Accounts, contacts, lists, campaigns and stories; and nothing.</summary>
    private static async Task<HashSet<string>> MayBeNamedAsync(Bank bank)
    {
        var ids = new HashSet<string> { Guid.Empty.ToString("N") };
        foreach (var (schema, table) in new[] { ("centres", "people"), ("phone_bank", "contacts"), ("phone_bank", "contact_lists"), ("phone_bank", "campaigns"), ("stories", "stories") })
            ids.UnionWith((await bank.DbAsync(db => db.Database.SqlQueryRaw<Guid>($"SELECT id AS \"Value\" FROM {db.Source.Table(schema, table)}").ToListAsync())).Select(id => id.ToString("N")));
        return ids;
    }

    /// <summary>Which secrets any column of any row holds, as they are, in hexadecimal digits or with what divides their groups.</summary>
    private static async Task<List<string>> SecretsInAsync(StaffDays days)
    {
        var rows = await TrailAsync(days.Bank);
        var text = string.Join('\n', rows.SelectMany(row => row.Values)).Replace("-", "", StringComparison.Ordinal);
        return [.. days.Secrets.SelectMany(secret => new[] { secret, Convert.ToHexString(Encoding.UTF8.GetBytes(secret)) }).Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))];
    }

    private static Task<List<TrailRow>> TrailAsync(Bank bank, string where = "") => bank.DbAsync(async db =>
    {
        var rows = new List<TrailRow>();
        await using var connection = await db.Source.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {db.Source.Table("centres", "audit_entries")} {where}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(i => StoredValues.Shown(reader.GetValue(i))).ToList();
            // An id as a text without hyphens is the same id.
            var subject = (string)reader["subject"];
            rows.Add(new TrailRow(subject, [.. values, StoredValues.Shown(Guid.ParseExact(subject, "N"))]));
        }

        return rows;
    });

    private sealed record TrailRow(string Subject, IReadOnlyList<string> Values);
}
