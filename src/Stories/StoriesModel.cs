using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ledgerline.Stories;

/// <summary>What is written and not public. What is public is <see cref="PublishedModel"/>'s.</summary>
internal sealed class StoriesModel : IEntityModel
{
    public const string Schema = "stories";

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Jotting>(Configure);
        builder.Entity<Story>(Configure);
        builder.Entity<StoryText>(Configure);
        builder.Entity<StoryVersion>(Configure);
        builder.Entity<StoryDraft>(Configure);
        builder.Entity<StoryPicture>(Configure);
        builder.Entity<RememberedSentence>(Configure);
        builder.Entity<GlossaryTerm>(Configure);
    }

    private static void Configure(EntityTypeBuilder<Jotting> jotting)
    {
        jotting.ToTable("jottings", Schema);
        jotting.Property(j => j.Id).ValueGeneratedNever();
        jotting.Property(j => j.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        jotting.HasIndex(j => new { j.Centre, j.Day });
    }

    private static void Configure(EntityTypeBuilder<Story> story)
    {
        story.ToTable("stories", Schema);
        story.Property(s => s.Id).HasConversion(id => id.Value, id => new StoryId(id));
        story.Property(s => s.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        story.Property(s => s.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        story.HasIndex(s => s.Centre);
        story.HasIndex(s => s.Number).IsUnique();
    }

    private static void Configure(EntityTypeBuilder<StoryText> text)
    {
        text.ToTable("texts", Schema);
        text.Property(t => t.Story).HasConversion(id => id.Value, id => new StoryId(id));
        text.Property(t => t.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        text.Property(t => t.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        text.Property(t => t.From).HasMaxLength(ContentLanguage.MaxTagLength);
        text.Property(t => t.SentBy).HasConversion(id => id!.Value.Value, id => new PersonId(id));
        text.HasKey(t => new { t.Story, t.Language });
        text.HasIndex(t => new { t.Centre, t.State });
    }

    private static void Configure(EntityTypeBuilder<StoryVersion> version)
    {
        version.ToTable("versions", Schema);
        version.Property(v => v.Story).HasConversion(id => id.Value, id => new StoryId(id));
        version.Property(v => v.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        version.Property(v => v.By).HasConversion(id => id.Value, id => new PersonId(id));
        version.HasKey(v => new { v.Story, v.Language, v.Number });
    }

    private static void Configure(EntityTypeBuilder<StoryDraft> draft)
    {
        draft.ToTable("drafts", Schema);
        draft.Property(d => d.Story).HasConversion(id => id.Value, id => new StoryId(id));
        draft.Property(d => d.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        draft.Property(d => d.By).HasConversion(id => id.Value, id => new PersonId(id));
        draft.HasKey(d => new { d.Story, d.Language, d.By });
    }

    private static void Configure(EntityTypeBuilder<StoryPicture> picture)
    {
        picture.ToTable("pictures", Schema);
        picture.Property(p => p.Story).HasConversion(id => id.Value, id => new StoryId(id));
        picture.HasKey(p => new { p.Story, p.Name });
    }

    private static void Configure(EntityTypeBuilder<RememberedSentence> sentence)
    {
        sentence.ToTable("memory", Schema);
        sentence.Property(s => s.SourceLanguage).HasMaxLength(ContentLanguage.MaxTagLength);
        sentence.Property(s => s.TargetLanguage).HasMaxLength(ContentLanguage.MaxTagLength);
        sentence.Property(s => s.Mark).HasMaxLength(Paragraphs.MarkLength);
        sentence.HasIndex(s => new { s.SourceLanguage, s.TargetLanguage, s.Mark });
        sentence.HasIndex(s => s.Number);
    }

    private static void Configure(EntityTypeBuilder<GlossaryTerm> term)
    {
        term.ToTable("glossary", Schema);
        term.Property(t => t.Id).ValueGeneratedNever();
        term.Property(t => t.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        term.Property(t => t.SourceLanguage).HasMaxLength(ContentLanguage.MaxTagLength);
        term.Property(t => t.TargetLanguage).HasMaxLength(ContentLanguage.MaxTagLength);
        term.Property(t => t.Term).HasMaxLength(GlossaryTerm.MaxTermLength);
        term.Property(t => t.Translation).HasMaxLength(GlossaryTerm.MaxTermLength);
        term.Property(t => t.Note).HasMaxLength(GlossaryTerm.MaxNoteLength);
        term.HasIndex(t => new { t.Centre, t.SourceLanguage, t.TargetLanguage, t.Term }).IsUnique();
    }
}
