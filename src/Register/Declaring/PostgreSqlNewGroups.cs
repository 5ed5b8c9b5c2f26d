using Ledgerline.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ledgerline.Register.Declaring;

/// <summary>One round trip and one implicit transaction for all groups that are written together.</summary>
internal sealed class PostgreSqlNewGroups(Database database) : INewGroups
{
    private readonly string _group = NewGroupSql.Group(database);
    private readonly string _declaration = NewGroupSql.Declaration(database);

    public int WritersAtOnce => 4;

    public async Task<bool[]?> WriteAsync(IReadOnlyList<NewGroup> groups)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var group in groups)
        {
            batch.BatchCommands.Add(GroupCommand(group));
            batch.BatchCommands.Add(DeclarationCommand(group));
        }

        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException clash) when (clash.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
        {
            return null;
        }

        return [.. groups.Select((_, i) => batch.BatchCommands[(2 * i) + 1].RecordsAffected == 1)];
    }

    private NpgsqlBatchCommand GroupCommand(NewGroup group)
    {
        var row = group.Group;
        return new NpgsqlBatchCommand(_group)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = row.Id },
                new NpgsqlParameter<byte[]> { TypedValue = row.CodeSealed },
                new NpgsqlParameter<int> { TypedValue = (int)row.Channel },
                new NpgsqlParameter { Value = (object?)row.Centre ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                Bytes(row.ShiftToken),
                new NpgsqlParameter<int> { TypedValue = (int)row.State },
                new NpgsqlParameter<long> { TypedValue = row.DeclaredAt.ToUnixTimeMilliseconds() },
                new NpgsqlParameter<int> { TypedValue = row.NextPosition },
                new NpgsqlParameter<long> { TypedValue = row.HeldUntil.ToUnixTimeMilliseconds() },
                Bytes(row.Series),
                new NpgsqlParameter<byte[]> { TypedValue = group.RetiredKey },
                new NpgsqlParameter<Guid> { TypedValue = group.First.Id },
            },
        };
    }

    private NpgsqlBatchCommand DeclarationCommand(NewGroup group)
    {
        var row = group.First;
        return new NpgsqlBatchCommand(_declaration)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = row.Id },
                new NpgsqlParameter<int> { TypedValue = row.Position },
                new NpgsqlParameter<byte[]> { TypedValue = row.ReceiptKey },
                new NpgsqlParameter<byte[]> { TypedValue = row.NameSealed },
                new NpgsqlParameter<int> { TypedValue = (int)row.Kind },
                new NpgsqlParameter<int> { TypedValue = (int)row.Organisations },
                Bytes(row.DetailsSealed),
                new NpgsqlParameter<Guid> { TypedValue = row.GroupId },
                new NpgsqlParameter<byte[]> { TypedValue = group.Group.CodeSealed },
            },
        };
    }

    private static NpgsqlParameter Bytes(byte[]? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };
}
