using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Reading;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ledgerline.Stories;

/// <summary>What is public of the stories: copies, made when a text is published. All that a public site reads.</summary>
internal sealed class PublishedModel : IEntityModel
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<PublishedText>(Configure);
        builder.Entity<PublishedPicture>(Configure);
        builder.Entity<PublishedState>(Configure);
        builder.Entity<SearchedText>(Configure);
    }

    private static void Configure(EntityTypeBuilder<PublishedText> text)
    {
        text.ToTable("published_texts", StoriesModel.Schema);
        text.HasKey(t => new { t.Number, t.Language });
        text.Property(t => t.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        text.Property(t => t.Original).HasMaxLength(ContentLanguage.MaxTagLength);
        text.Property(t => t.From).HasMaxLength(ContentLanguage.MaxTagLength);
        text.HasIndex(t => new { t.Language, t.PublishedOn, t.Number }).HasFilter("NOT is_withdrawn");
        text.HasIndex(t => new { t.Language, t.Occasion, t.PublishedOn, t.Number }).HasFilter("NOT is_withdrawn");
    }

    private static void Configure(EntityTypeBuilder<PublishedPicture> picture)
    {
        picture.ToTable("published_pictures", StoriesModel.Schema);
        picture.HasKey(p => new { p.Number, p.Name });
    }

    private static void Configure(EntityTypeBuilder<PublishedState> state)
    {
        state.ToTable("published_state", StoriesModel.Schema);
        state.Property(s => s.Id).ValueGeneratedNever();
        state.Property(s => s.Mark).HasMaxLength(32);
        state.HasData(new PublishedState { Id = PublishedState.TheOne, Changes = 0, Mark = "" });
    }

    /// <summary>With a column that only PostgreSQL has and this does not know, and beside a table that only SQLite has: see <see cref="IndexStories"/>.</summary>
    private static void Configure(EntityTypeBuilder<SearchedText> text)
    {
        text.ToTable(SearchedText.Table, StoriesModel.Schema);
        text.Property(t => t.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        text.HasIndex(t => new { t.Number, t.Language }).IsUnique();
    }
}
