using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

/// <summary>A sentence that was translated before, in a text that is public; the newest translation first.</summary>
internal sealed record ProposedSentence(string Source, IReadOnlyList<string> Targets);

/// <param name="Text">What there is of the piece, put together.</param>
internal sealed record Proposal(string Text, IReadOnlyList<ProposedSentence> Sentences);

/// <summary>Looks up how the sentences of a piece were translated before.</summary>
internal sealed class ProposeSentences(LedgerlineDb db)
{
    private const int MostTranslations = 3;
    private const int AtOnce = 400;

    /// <returns>By piece; those of which nothing is known are not there.</returns>
    public async Task<IReadOnlyDictionary<string, Proposal>> ForAsync(string from, string to, IReadOnlyCollection<string> pieces, CancellationToken cancel = default)
    {
        var parts = pieces.Distinct().ToDictionary(piece => piece, piece => (Whole: Sentences.Fold(piece), Sentences: Sentences.Of(piece)));
        var marks = parts.Values.SelectMany(part => part.Sentences.Append(part.Whole)).Select(Paragraphs.MarkOf).Distinct();
        var known = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var some in marks.Chunk(AtOnce))
        {
            var rows = await db.Set<RememberedSentence>().AsNoTracking().Where(s => s.SourceLanguage == from && s.TargetLanguage == to && some.Contains(s.Mark)).OrderByDescending(s => s.Id).ToListAsync(cancel);
            foreach (var same in rows.GroupBy(row => row.Mark))
                known[same.Key] = [.. same.Select(row => row.Target).Distinct().Take(MostTranslations)];
        }

        return parts.Select(part => (part.Key, Proposal: Propose(part.Value.Whole, part.Value.Sentences, known, to))).Where(one => one.Proposal is not null).ToDictionary(one => one.Key, one => one.Proposal!);
    }

    private static Proposal? Propose(string whole, IReadOnlyList<string> sentences, Dictionary<string, IReadOnlyList<string>> known, string to)
    {
        if (known.TryGetValue(Paragraphs.MarkOf(whole), out var all))
            return new Proposal(all[0], [new ProposedSentence(whole, all)]);
        var found = sentences.Where(sentence => known.ContainsKey(Paragraphs.MarkOf(sentence))).Select(sentence => new ProposedSentence(sentence, known[Paragraphs.MarkOf(sentence)])).ToList();
        return found.Count == 0 ? null : new Proposal(string.Join(Scripts.BetweenSentences(to), found.Select(sentence => sentence.Targets[0])), found);
    }
}
