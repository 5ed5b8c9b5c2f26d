using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

/// <summary>Opens what versions say.</summary>
internal static class StoryVersions
{
    /// <returns>Null where there is no such version.</returns>
    public static async Task<StoryContent?> ContentAsync(this LedgerlineDb db, KeyRing keys, StoryId id, string language, int number, CancellationToken cancel) =>
        await db.Set<StoryVersion>().Where(v => v.Story == id && v.Language == language && v.Number == number).Select(v => v.ContentSealed).SingleOrDefaultAsync(cancel) is { } contentSealed
            ? StoryContent.Open(keys, contentSealed)
            : null;

    /// <summary>What is public of a text, some of which is.</summary>
    public static async Task<StoryContent> PublicContentAsync(this LedgerlineDb db, KeyRing keys, StoryText text, CancellationToken cancel) =>
        (await db.ContentAsync(keys, text.Story, text.Language, text.Published!.Value, cancel))!;
}
