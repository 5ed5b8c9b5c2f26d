using Ledgerline.Storage;

namespace Ledgerline.Register.Listing;

/// <summary>An entry, as far as lists need it.</summary>
internal readonly record struct ListedEntry(long Index, DateOnly Day, Organisations Organisations);

/// <summary>Adds entries to the list of their day and to those of their organisations, within the caller's write transaction.</summary>
internal sealed class AddToLists(LedgerlineDb db, IListRows rows)
{
    /// <param name="entries">Ascending, and after all that are listed.</param>
    public async Task AddAsync(IEnumerable<ListedEntry> entries, CancellationToken cancel)
    {
        var more = new Dictionary<string, List<long>>();
        foreach (var entry in entries)
        {
            Add(more, ListName.Of(entry.Day), entry.Index);
            foreach (var organisation in entry.Organisations.Named())
                Add(more, ListName.Of(organisation), entry.Index);
        }

        var last = (await rows.LastAsync(db, more.Keys, cancel)).ToDictionary(page => page.List);
        await rows.PutAsync(db, [.. more.SelectMany(list => Pages(list.Key, last.GetValueOrDefault(list.Key), list.Value))], cancel);
    }

    private static void Add(Dictionary<string, List<long>> more, string list, long index)
    {
        if (!more.TryGetValue(list, out var members))
            more.Add(list, members = []);
        members.Add(index);
    }

    /// <summary>The last page, filled up, and those after it.</summary>
    private static IEnumerable<ListPage> Pages(string list, ListPage? last, List<long> more)
    {
        var begun = last is null ? [] : ListMembers.FromBytes(last.Members);
        var isFull = begun.Count == ListPage.Size;
        var first = (last?.Number ?? 0) + (isFull ? 1 : 0);
        return (isFull ? more : begun.Concat(more)).Chunk(ListPage.Size)
            .Select((members, i) => new ListPage { List = list, Number = first + i, Members = ListMembers.ToBytes(members) });
    }
}
