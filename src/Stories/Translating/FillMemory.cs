using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

/// <summary>
/// Makes what is remembered of a story's translations anew, from what is public of it now: what was taken out of a text, or withdrawn, is remembered no longer. Each pair is remembered both ways.
/// </summary>
internal sealed class FillMemory(LedgerlineDb db, KeyRing keys)
{
    /// <summary>Within the transaction that publishes or withdraws, once that is saved; the caller saves.</summary>
    public async Task RunAsync(StoryId id, CancellationToken cancel)
    {
        if (await db.Set<Story>().Where(s => s.Id == id).Select(s => s.Number).SingleAsync(cancel) is not { } number)
            return;
        await db.Set<RememberedSentence>().Where(s => s.Number == number).ExecuteDeleteAsync(cancel);
        var texts = await db.Set<StoryText>().AsNoTracking().Where(t => t.Story == id && t.Published != null && t.State != TextState.Withdrawn).ToListAsync(cancel);
        foreach (var translation in texts)
        {
            if (texts.Find(t => t.Language == translation.From) is not { } source)
                continue;
            foreach (var (own, other) in PairsOf(await db.PublicContentAsync(keys, translation, cancel), await db.PublicContentAsync(keys, source, cancel)))
            {
                db.Add(Remember(number, source.Language, own, translation.Language, other));
                db.Add(Remember(number, translation.Language, other, source.Language, own));
            }
        }
    }

    /// <summary>Sentence by sentence where there are as many on both sides, else the whole piece. Only what the source says today.</summary>
    private static IEnumerable<(string Source, string Target)> PairsOf(StoryContent translation, StoryContent source)
    {
        var today = source.Marks.ToHashSet();
        return translation.Rows.Where(row => row.Target.Length > 0 && today.Contains(row.Mark)).SelectMany(row => Pair(row.Source, row.Target)).Distinct();
    }

    private static IEnumerable<(string Source, string Target)> Pair(string source, string target)
    {
        var (own, other) = (Sentences.Of(source), Sentences.Of(target));
        return own.Count == other.Count ? own.Zip(other) : [(Sentences.Fold(source), Sentences.Fold(target))];
    }

    private static RememberedSentence Remember(int number, string from, string source, string to, string target) =>
        new() { Number = number, SourceLanguage = from, TargetLanguage = to, Mark = Paragraphs.MarkOf(source), Source = source, Target = target };
}
