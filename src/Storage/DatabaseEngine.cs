namespace Ledgerline.Storage;

/// <summary>The two engines that every statement of Ledgerline runs on.</summary>
public enum DatabaseEngine
{
    /// <summary>One file beside the program: the embedded default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, 15 or later, when one machine is not enough.</summary>
    PostgreSql,
}
