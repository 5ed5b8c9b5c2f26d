using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

/// <param name="Count">How many terms.</param>
internal sealed record GlossaryPair(string From, string To, int Count);

/// <summary>Reads a centre's glossary.</summary>
internal sealed class ReadGlossary(LedgerlineDb db)
{
    /// <summary>By term.</summary>
    public async Task<IReadOnlyList<GlossaryTerm>> AllAsync(CentreId centre, string from, string to, CancellationToken cancel = default) =>
        await db.Set<GlossaryTerm>().AsNoTracking().Where(t => t.Centre == centre && t.SourceLanguage == from && t.TargetLanguage == to).OrderBy(t => t.Term).ToListAsync(cancel);

    /// <summary>The languages that it has terms of.</summary>
    public async Task<IReadOnlyList<GlossaryPair>> PairsAsync(CentreId centre, CancellationToken cancel = default) =>
        await db.Set<GlossaryTerm>().Where(t => t.Centre == centre).GroupBy(t => new { t.SourceLanguage, t.TargetLanguage })
            .OrderBy(pair => pair.Key.SourceLanguage).ThenBy(pair => pair.Key.TargetLanguage)
            .Select(pair => new GlossaryPair(pair.Key.SourceLanguage, pair.Key.TargetLanguage, pair.Count())).ToListAsync(cancel);
}
