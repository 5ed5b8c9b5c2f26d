using Ledgerline.Register.Searching;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Searching;

/// <summary>What the tests of the search say again and again.</summary>
internal static class Searches
{
    /// <summary>Declares people of these names and seals them. In what order, nobody knows.</summary>
    public static async Task SealNamesAsync(this TestSystem system, params IEnumerable<string> names)
    {
        var sealedNow = 0;
        foreach (var family in names.Chunk(20))
        {
            await system.DeclareAsync(GroupId.New(), [.. family.Select(name => Draft(name))]);
            sealedNow += family.Length;
        }

        (await system.SealLaterAsync()).ShouldBe(sealedNow);
    }

    public static NameQuery Query(string typed) => NameQuery.TryParse(typed, out var query, out var refusal) ? query : throw new ArgumentException($"{refusal}: {typed}");

    public static Task<FoundNames> FindAsync(this TestSystem system, string typed, SearchPlace? after = null) =>
        system.InScopeAsync<SearchNames, FoundNames>(search => search.FindAsync(Query(typed), after, CancellationToken.None));

    /// <summary>The names on the first page.</summary>
    public static async Task<List<string>> NamesAsync(this TestSystem system, string typed) =>
        [.. (await system.FindAsync(typed)).Rows.Select(row => row.Entry.Name!)];

    /// <summary>The entries on all pages.</summary>
    public static async Task<List<long>> AllAsync(this TestSystem system, string typed)
    {
        var (all, place) = (new List<long>(), (SearchPlace?)null);
        do
        {
            var page = await system.FindAsync(typed, place);
            page.Rows.Count.ShouldBeInRange(page.Next is null ? 0 : SearchNames.PageSize, SearchNames.PageSize);
            all.AddRange(page.Rows.Select(row => row.Entry.Index.Value));
            place = page.Next;
        }
        while (place is not null);
        return all;
    }

    /// <summary>Indexes all that is not.</summary>
    public static async Task<long> IndexAsync(this TestSystem system)
    {
        long all = 0, more;
        do
        {
            more = await system.InScopeAsync<IndexNames, long>(index => index.NextBatchAsync());
            all += more;
        }
        while (more > 0);
        return all;
    }
}
