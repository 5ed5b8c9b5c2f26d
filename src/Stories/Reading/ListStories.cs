using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Reading;

/// <summary>Lists the stories of one language. Pages are counted from the oldest, so that what stands on one stays there.</summary>
internal sealed class ListStories(LedgerlineDb db, CountStories counts)
{
    public const int PageSize = 20;

    /// <summary>With fewer than these the newest page has the one before it as well.</summary>
    private const int Few = 10;

    /// <param name="occasion">Null for all.</param>
    /// <param name="number">Which page; null for the newest.</param>
    /// <returns>Null where there is no such page. Where there is no story at all, the newest is one without rows.</returns>
    public async Task<ShownStories?> PageAsync(ContentLanguage language, Occasion? occasion, int? number, CancellationToken cancel)
    {
        var counted = await counts.CountAsync(cancel);
        var count = counted.Of(language.Tag, occasion);
        var newest = (count - 1) / PageSize;
        if (number < 0 || number > newest || (number is not null && count == 0))
            return null;
        var first = number ?? (newest > 0 && count - (newest * PageSize) < Few ? newest - 1 : newest);
        var last = number ?? newest;
        var rows = await RowsAsync(language, occasion, first * PageSize, (last - first + 1) * PageSize, cancel);
        return new ShownStories(
            language, occasion, number, rows, last < newest ? last + 1 : null, first > 0 ? first - 1 : null, counted.Languages(occasion), counted.Occasions(language.Tag));
    }

    /// <summary>From the oldest they are taken, and turned: at the end of the list others come while somebody reads.</summary>
    private async Task<IReadOnlyList<StoryRow>> RowsAsync(ContentLanguage language, Occasion? occasion, int skip, int take, CancellationToken cancel)
    {
        var texts = db.Set<PublishedText>().AsNoTracking().Where(text => text.Language == language.Tag && !text.IsWithdrawn);
        if (occasion is { } one)
            texts = texts.Where(text => text.Occasion == one);
        var rows = await texts.OrderBy(text => text.PublishedOn).ThenBy(text => text.Number).Skip(skip).Take(take)
            .Select(text => new StoryRow(text.Number, text.Title, text.Summary, text.PublishedOn, text.Minutes, text.Occasion)).ToListAsync(cancel);
        rows.Reverse();
        return rows;
    }
}
