using Ledgerline.Storage;

namespace Ledgerline.Register;

/// <summary>What the database's role of a public site may do to the register, table by table: no more than its pages need, and nothing to what only registrars see.</summary>
public static class PublicTables
{
    /// <summary>Every table that it may touch.</summary>
    public static IReadOnlyList<TableGrant> All { get; } =
    [
        // Declaring, and correcting and withdrawing by receipt.
        new(RegisterModel.Schema, "groups", "SELECT, INSERT, UPDATE, DELETE"),
        new(RegisterModel.Schema, "declarations", "SELECT, INSERT, UPDATE, DELETE"),
        new(RegisterModel.Schema, "closed_receipts", "SELECT, INSERT"),
        new(RegisterModel.Schema, "retired_ids", "SELECT, INSERT"),

        // Erasing a name by receipt; nothing else of an entry can be changed.
        new(RegisterModel.Schema, "entries", "SELECT, UPDATE (name, salt, place, statement)"),
        new(RegisterModel.Schema, "names", "SELECT, DELETE"),
        new(RegisterModel.Schema, "log_state", "SELECT, UPDATE (erasures)"),
        new(RegisterModel.Schema, "stale_records", "SELECT, INSERT"),

        // Reading.
        new(RegisterModel.Schema, "annulments", "SELECT"),
        new(RegisterModel.Schema, "checkpoints", "SELECT"),
        new(RegisterModel.Schema, "day_totals", "SELECT"),
        new(RegisterModel.Schema, "leaves", "SELECT"),
        new(RegisterModel.Schema, "list_pages", "SELECT"),
        new(RegisterModel.Schema, "name_index", "SELECT"),
        new(RegisterModel.Schema, "witnesses", "SELECT"),
    ];
}
