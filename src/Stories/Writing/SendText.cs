using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

internal enum SendTextResult
{
    Sent,

    /// <summary>Something of it could find somebody, and nobody has confirmed that it may stay.</summary>
    NotConfirmed,

    /// <summary>It has no title, no summary, or says nothing.</summary>
    Unfinished,

    /// <summary>A picture says nothing to whoever cannot see it.</summary>
    PictureWithoutWords,

    /// <summary>Somebody has saved, or it is reviewed or published as it is.</summary>
    NotTheNewest,

    /// <summary>The centre has no such text.</summary>
    NotFound,
}

/// <summary>Sends the newest version of a text to be reviewed by somebody else, once each thing in it that could find somebody has been looked at.</summary>
internal sealed class SendText(LedgerlineDb db, KeyRing keys, FindRisks risks, AuditTrail audit)
{
    /// <param name="version">The version that was checked.</param>
    /// <param name="confirmed">The keys of the findings that may stay (<see cref="Finding.Key"/>), those of before included.</param>
    public async Task<SendTextResult> SendAsync(Actor actor, StoryId id, string language, int version, IReadOnlyCollection<string> confirmed, CancellationToken cancel = default)
    {
        if (await db.ContentAsync(keys, id, language, version, cancel) is not { } content)
            return await db.Set<StoryText>().AnyAsync(t => t.Story == id && t.Language == language && t.Centre == actor.Centre, cancel) ? SendTextResult.NotTheNewest : SendTextResult.NotFound;
        // Slow, and so outside of the transaction; versions never change.
        var found = (await risks.FindAsync(content, cancel)).Select(finding => finding.Key).ToHashSet();
        await using var write = await db.BeginWriteAsync(cancel);
        if (await Hold.TextAsync(db, actor.Centre, id, language, cancel) is not { } text)
            return SendTextResult.NotFound;
        if (text.Version != version || text.State != TextState.Draft)
            return SendTextResult.NotTheNewest;
        if (content.Title.Length == 0 || content.Summary.Length == 0 || content.Body.Length == 0)
            return SendTextResult.Unfinished;
        if (PictureLinks.SomeSayNothing(content.Body))
            return SendTextResult.PictureWithoutWords;
        if (!found.IsSubsetOf(confirmed))
            return SendTextResult.NotConfirmed;
        (text.State, text.SentBy, text.Confirmed) = (TextState.InReview, actor.Person, string.Join('\n', found.Order(StringComparer.Ordinal)));
        audit.Record(actor, "story-sent", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return SendTextResult.Sent;
    }
}
