using Ledgerline.Storage;
using Npgsql;

namespace Ledgerline.Register.Declaring;

/// <summary>All groups of a turn in two statements, in one round trip and one implicit transaction.</summary>
internal sealed class PostgreSqlNewGroups(Database database) : INewGroups, IDisposable
{
    /// <summary>One turn waits for the server while the other gathers; more would only make each smaller.</summary>
    private const int TurnsAtOnce = 2;

    /// <summary>OFFSET 0 keeps the planner to one look into the index for each row, however large the tables are or were when it planned.</summary>
    private const string Groups = """
        INSERT INTO "register"."groups" (id, code_sealed, channel, centre, shift_token, state, declared_at, changed_at, next_position)
        SELECT id, code_sealed, channel, centre, shift_token, state, declared_at, declared_at, 2
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            AS new (id, code_sealed, channel, centre, shift_token, state, declared_at, retired_key, declaration_id)
        WHERE NOT EXISTS (SELECT FROM "register"."retired_ids" WHERE key = new.retired_key OFFSET 0)
          AND NOT EXISTS (SELECT FROM "register"."declarations" WHERE id = new.declaration_id OFFSET 0)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Takes effect only where the group is the one just written: its sealed code is never the same twice.</summary>
    private const string Declarations = """
        INSERT INTO "register"."declarations" (id, group_id, position, receipt_key, name_sealed, kind, organisations)
        SELECT id, group_id, 1, receipt_key, name_sealed, kind, organisations
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS new (id, group_id, receipt_key, name_sealed, kind, organisations, code_sealed)
        WHERE EXISTS (SELECT FROM "register"."groups" WHERE id = new.group_id AND code_sealed = new.code_sealed OFFSET 0)
        RETURNING receipt_key
        """;

    private readonly SemaphoreSlim _turns = new(TurnsAtOnce, TurnsAtOnce);

    public async ValueTask<IDisposable?> EnterAsync()
    {
        await _turns.WaitAsync();
        return new Turn(_turns);
    }

    public async Task<bool[]?> WriteAsync(IReadOnlyList<NewGroup> groups)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { GroupsCommand(groups), DeclarationsCommand(groups) } };
        try
        {
            var written = new HashSet<string>();
            await using var rows = await batch.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                written.Add(Convert.ToHexString(rows.GetFieldValue<byte[]>(0)));
            return [.. groups.Select(group => written.Contains(Convert.ToHexString(group.First.ReceiptKey)))];
        }
        catch (PostgresException clash) when (clash.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
        {
            return null;
        }
    }

    public void Dispose() => _turns.Dispose();

    private static NpgsqlBatchCommand GroupsCommand(IReadOnlyList<NewGroup> groups) => new(Groups)
    {
        Parameters =
        {
            Column(groups, group => group.Group.Id),
            Column(groups, group => group.Group.CodeSealed),
            Column(groups, group => (int)group.Group.Channel),
            Column(groups, group => group.Group.Centre),
            Column(groups, group => group.Group.ShiftToken),
            Column(groups, group => (int)group.Group.State),
            Column(groups, group => group.Group.DeclaredAt.ToUnixTimeMilliseconds()),
            Column(groups, group => group.RetiredKey),
            Column(groups, group => group.First.Id),
        },
    };

    private static NpgsqlBatchCommand DeclarationsCommand(IReadOnlyList<NewGroup> groups) => new(Declarations)
    {
        Parameters =
        {
            Column(groups, group => group.First.Id),
            Column(groups, group => group.First.GroupId),
            Column(groups, group => group.First.ReceiptKey),
            Column(groups, group => group.First.NameSealed),
            Column(groups, group => (int)group.First.Kind),
            Column(groups, group => (int)group.First.Organisations),
            Column(groups, group => group.Group.CodeSealed),
        },
    };

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyList<NewGroup> groups, Func<NewGroup, T> value) =>
        new() { TypedValue = [.. groups.Select(value)] };

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
