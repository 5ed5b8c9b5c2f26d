using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

internal enum GlossaryResult
{
    Done,

    /// <summary>The term has a translation already: that one is to be changed.</summary>
    AlreadyThere,

    /// <summary>There are as many as there may be.</summary>
    Full,

    /// <summary>The centre has no such term.</summary>
    NotFound,
}

/// <summary>Keeps a centre's glossary: adds terms, changes them, deletes them.</summary>
internal sealed class KeepGlossary(LedgerlineDb db, AuditTrail audit)
{
    public async Task<GlossaryResult> AddAsync(Actor actor, ContentLanguage from, ContentLanguage to, string term, string translation, string note, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await IsThereAsync(actor, from.Tag, to.Tag, term, null, cancel))
            return GlossaryResult.AlreadyThere;
        if (await db.Set<GlossaryTerm>().CountAsync(t => t.Centre == actor.Centre && t.SourceLanguage == from.Tag && t.TargetLanguage == to.Tag, cancel) >= GlossaryTerm.Most)
            return GlossaryResult.Full;
        db.Add(new GlossaryTerm { Id = Guid.NewGuid(), Centre = actor.Centre, SourceLanguage = from.Tag, TargetLanguage = to.Tag, Term = term, Translation = translation, Note = note });
        return await FinishAsync(actor, write, cancel);
    }

    public async Task<GlossaryResult> ChangeAsync(Actor actor, Guid id, string term, string translation, string note, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<GlossaryTerm>().SingleOrDefaultAsync(t => t.Id == id && t.Centre == actor.Centre, cancel) is not { } kept)
            return GlossaryResult.NotFound;
        if (await IsThereAsync(actor, kept.SourceLanguage, kept.TargetLanguage, term, id, cancel))
            return GlossaryResult.AlreadyThere;
        (kept.Term, kept.Translation, kept.Note) = (term, translation, note);
        return await FinishAsync(actor, write, cancel);
    }

    public async Task<GlossaryResult> DeleteAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<GlossaryTerm>().SingleOrDefaultAsync(t => t.Id == id && t.Centre == actor.Centre, cancel) is not { } kept)
            return GlossaryResult.NotFound;
        db.Remove(kept);
        return await FinishAsync(actor, write, cancel);
    }

    private async Task<GlossaryResult> FinishAsync(Actor actor, WriteTransaction write, CancellationToken cancel)
    {
        audit.Record(actor, "glossary-changed", Guid.Empty);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return GlossaryResult.Done;
    }

    private Task<bool> IsThereAsync(Actor actor, string from, string to, string term, Guid? but, CancellationToken cancel) =>
        db.Set<GlossaryTerm>().AnyAsync(t => t.Centre == actor.Centre && t.SourceLanguage == from && t.TargetLanguage == to && t.Term == term && t.Id != but, cancel);
}
