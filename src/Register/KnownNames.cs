using System.Text;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>Tells which of many names stand in the register as whole names, written in whatever way the search takes for the same.</summary>
public sealed class KnownNames(LedgerlineDb db)
{
    private const int AtOnce = 500;

    /// <summary>Those of the names that do, as they were asked for.</summary>
    /// <param name="names">A few thousand at most. None has to be fit to be a name.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyCollection<string>> AmongAsync(IReadOnlyCollection<string> names, CancellationToken cancel = default)
    {
        var byKey = names.Distinct().Select(name => (Name: name, Key: NameKeys.Cut(FoldedText.Of(name).Text))).Where(one => one.Key.Length > 0).ToLookup(one => one.Key, one => one.Name);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keys in byKey.Select(one => Encoding.UTF8.GetBytes(one.Key)).Chunk(AtOnce))
        {
            var found = await db.Set<IndexedName>().Where(name => name.Kind == NameKeyKind.Name && keys.Contains(name.Key)).Select(name => name.Key).Distinct().ToListAsync(cancel);
            known.UnionWith(found.SelectMany(key => byKey[Encoding.UTF8.GetString(key)]));
        }

        return known;
    }
}
