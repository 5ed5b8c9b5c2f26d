namespace Ledgerline.Register.Declaring;

/// <summary>Writes new groups of one person, on one engine.</summary>
internal interface INewGroups
{
    /// <summary>A turn to write; disposing it lets the next one in.</summary>
    ValueTask<IDisposable?> EnterAsync();

    /// <summary>
    /// Writes all groups in one transaction, durable when it returns. A group of which anything was there before (its id, its
    /// declaration, held or retired) is left out: false in its place. Null: a clash with another writer, nothing at all was written.
    /// </summary>
    Task<bool[]?> WriteAsync(IReadOnlyList<NewGroup> groups);
}
