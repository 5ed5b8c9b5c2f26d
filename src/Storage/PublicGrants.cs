using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Storage;

/// <summary>What the role of a public site may do to a table. PostgreSQL only.</summary>
/// <param name="Schema">The module's.</param>
/// <param name="Table">As in the database.</param>
/// <param name="Rights">As after GRANT: <c>SELECT, INSERT</c>.</param>
public sealed record TableGrant(string Schema, string Table, string Rights);

/// <summary>Gives the database's role of a public site what the modules say that its pages need, and nothing else.</summary>
public static class PublicGrants
{
    /// <summary>Takes from the role all that it had in this database, and gives it the grants. Run it again after each migration.</summary>
    /// <param name="db">As the tables' owner.</param>
    /// <param name="role">The role's name. It has to be there.</param>
    /// <param name="grants">Of every module that a public site has.</param>
    /// <param name="cancel">Ends it; nothing is changed then.</param>
    /// <exception cref="InvalidOperationException">The database is not a PostgreSQL.</exception>
    public static async Task GiveAsync(LedgerlineDb db, string role, IReadOnlyList<TableGrant> grants, CancellationToken cancel = default)
    {
        if (db.Source.Engine != DatabaseEngine.PostgreSql)
            throw new InvalidOperationException("Only a PostgreSQL has roles.");
        var name = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var schemas = db.Model.GetEntityTypes().Select(entity => entity.GetSchema()).Distinct().Order(StringComparer.Ordinal).Select(schema => $"\"{schema}\"");
        var statements = schemas.SelectMany(schema => (string[])[$"REVOKE ALL ON SCHEMA {schema} FROM {name}", $"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}"])
            .Concat(grants.Select(grant => grant.Schema).Prepend("storage").Distinct().Select(schema => $"GRANT USAGE ON SCHEMA \"{schema}\" TO {name}"))
            .Append($"GRANT SELECT ON \"storage\".\"key_check\", \"storage\".\"__EFMigrationsHistory\" TO {name}")
            .Concat(grants.Select(grant => $"GRANT {grant.Rights} ON \"{grant.Schema}\".\"{grant.Table}\" TO {name}"));
        await using var write = await db.BeginWriteAsync(cancel);
        // Names come from the model, from the modules and from the operator's own command line, quoted.
        foreach (var statement in statements)
            await using (var command = db.Command(statement))
                await command.ExecuteNonQueryAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
