using Ledgerline.Storage;

namespace Ledgerline.PhoneBank;

/// <summary>Parts of raw statements.</summary>
internal static class Statement
{
    /// <summary>The end of a SELECT that holds the rows of a table until the transaction ends, and leaves out those that somebody else holds. On SQLite the transaction does.</summary>
    public static string Hold(Ledgerline.Storage.Database database, string table) => database.Engine switch
    {
        DatabaseEngine.Sqlite => "",
        DatabaseEngine.PostgreSql => $" FOR UPDATE OF {table} SKIP LOCKED",
    };

    public static string Table(Ledgerline.Storage.Database database, string name) => database.Table(PhoneBankModel.Schema, name);
}
