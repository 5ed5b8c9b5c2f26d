using Ledgerline.Storage;

namespace Ledgerline.Register.Listing;

/// <summary>Reads and writes pages in bulk, on one engine, within the transaction that is open on the context.</summary>
internal interface IListRows
{
    /// <summary>The last page of each of these lists; a list that has none yet is not in it.</summary>
    Task<IReadOnlyList<ListPage>> LastAsync(LedgerlineDb db, IReadOnlyCollection<string> lists, CancellationToken cancel);

    /// <summary>Inserts pages, or replaces those that are there.</summary>
    Task PutAsync(LedgerlineDb db, IReadOnlyList<ListPage> pages, CancellationToken cancel);
}
