using Ledgerline.Storage;

namespace Ledgerline.Register.Declaring;

/// <summary>Writes new groups of one person, on one engine.</summary>
internal interface INewGroups
{
    /// <summary>How many may write at once, so that the database is kept busy while the next ones gather.</summary>
    int WritersAtOnce { get; }

    /// <summary>
    /// Writes all groups in one transaction, durable when it returns. A group of which anything was there before (its id, its
    /// declaration, held or retired) is left out: false in its place. Null: a clash with another writer, nothing at all was written.
    /// </summary>
    Task<bool[]?> WriteAsync(IReadOnlyList<NewGroup> groups);
}

/// <summary>The two statements of a new group, the same on both engines.</summary>
internal static class NewGroupSql
{
    public static string Group(Database database) => $"""
        INSERT INTO {database.Table(RegisterModel.Schema, "groups")}
            (id, code_sealed, channel, centre, shift_token, state, declared_at, changed_at, next_position, held_until, series)
        SELECT $1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10
        WHERE NOT EXISTS (SELECT 1 FROM {database.Table(RegisterModel.Schema, "retired_ids")} WHERE key = $11)
          AND NOT EXISTS (SELECT 1 FROM {database.Table(RegisterModel.Schema, "declarations")} WHERE id = $12)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Takes effect only where the group is the one just written: its sealed code is never the same twice.</summary>
    public static string Declaration(Database database) => $"""
        INSERT INTO {database.Table(RegisterModel.Schema, "declarations")}
            (id, group_id, position, receipt_key, name_sealed, kind, organisations, details_sealed)
        SELECT $1, id, $2, $3, $4, $5, $6, $7
        FROM {database.Table(RegisterModel.Schema, "groups")}
        WHERE id = $8 AND code_sealed = $9
        """;
}
