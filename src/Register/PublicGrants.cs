using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>
/// What the database's role of a public site may do, table by table: no more than its pages need. On the tables of other modules it may nothing, nor on what only registrars see. PostgreSQL only.
/// </summary>
public static class PublicGrants
{
    private static readonly (string Table, string Rights)[] Tables =
    [
        // Declaring, and correcting and withdrawing by receipt.
        ("groups", "SELECT, INSERT, UPDATE, DELETE"),
        ("declarations", "SELECT, INSERT, UPDATE, DELETE"),
        ("closed_receipts", "SELECT, INSERT"),
        ("retired_ids", "SELECT, INSERT"),

        // Erasing a name by receipt; nothing else of an entry can be changed.
        ("entries", "SELECT, UPDATE (name, salt, place, statement)"),
        ("names", "SELECT, DELETE"),
        ("log_state", "SELECT, UPDATE (erasures)"),
        ("stale_records", "SELECT, INSERT"),

        // Reading.
        ("annulments", "SELECT"),
        ("checkpoints", "SELECT"),
        ("day_totals", "SELECT"),
        ("leaves", "SELECT"),
        ("list_pages", "SELECT"),
        ("name_index", "SELECT"),
        ("witnesses", "SELECT"),
    ];

    /// <summary>Takes from the role all that it had in this database, and gives it what a public site needs. Run it again after each migration.</summary>
    /// <param name="db">As the tables' owner.</param>
    /// <param name="role">The role's name. It has to be there.</param>
    /// <param name="cancel">Ends it; nothing is changed then.</param>
    /// <exception cref="InvalidOperationException">The database is not a PostgreSQL.</exception>
    public static async Task GiveAsync(LedgerlineDb db, string role, CancellationToken cancel = default)
    {
        if (db.Source.Engine != DatabaseEngine.PostgreSql)
            throw new InvalidOperationException("Only a PostgreSQL has roles.");
        var name = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var schemas = db.Model.GetEntityTypes().Select(entity => entity.GetSchema()).Distinct().Order(StringComparer.Ordinal).Select(schema => $"\"{schema}\"");
        var statements = schemas.SelectMany(schema => (string[])[$"REVOKE ALL ON SCHEMA {schema} FROM {name}", $"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}"])
            .Append($"GRANT USAGE ON SCHEMA \"storage\", \"{RegisterModel.Schema}\" TO {name}")
            .Append($"GRANT SELECT ON \"storage\".\"key_check\", \"storage\".\"__EFMigrationsHistory\" TO {name}")
            .Concat(Tables.Select(table => $"GRANT {table.Rights} ON \"{RegisterModel.Schema}\".\"{table.Table}\" TO {name}"));
        await using var write = await db.BeginWriteAsync(cancel);
        // Names come from the model and from the operator's own command line, quoted.
        foreach (var statement in statements)
            await using (var command = db.Command(statement))
                await command.ExecuteNonQueryAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
