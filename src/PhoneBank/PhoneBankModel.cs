using Ledgerline.Web;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ledgerline.PhoneBank;

internal sealed class PhoneBankModel : IEntityModel
{
    public const string Schema = "phone_bank";

    public void Configure(ModelBuilder builder)
    {
        builder.Ignore<RetryRules>();
        builder.Entity<Campaign>(Configure);
        builder.Entity<CampaignZone>(Configure);
        builder.Entity<Script>(Configure);
        builder.Entity<ContactList>(Configure);
        builder.Entity<ListReportPart>(Configure);
        builder.Entity<Upload>(Configure);
        builder.Entity<UploadPart>(Configure);
        builder.Entity<Number>(Configure);
        builder.Entity<Contact>(Configure);
        builder.Entity<Call>(Configure);
        builder.Entity<DoNotCallEntry>(Configure);
        builder.Entity<ExchangeKey>(Configure);
        builder.Entity<ExchangeHash>(Configure);
        builder.Entity<ForeignFilter>(Configure);
        builder.Entity<ForgottenDay>(Configure);
        builder.Entity<Shift>(Configure);
        builder.Entity<WeekTally>(Configure);
        builder.Entity<Practised>(Configure);
        builder.Entity<Canary>(Configure);
    }

    private static void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("campaigns", Schema);
        campaign.Property(c => c.Id).HasConversion(id => id.Value, id => new CampaignId(id));
        campaign.Property(c => c.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        campaign.Property(c => c.Name).HasMaxLength(Campaign.MaxNameLength);
        campaign.Ignore(c => c.Hours);
        campaign.Ignore(c => c.Times);
        campaign.HasIndex(c => c.Centre);
    }

    private static void Configure(EntityTypeBuilder<CampaignZone> zone)
    {
        zone.ToTable("campaign_zones", Schema);
        zone.Property(z => z.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        zone.HasKey(z => new { z.Campaign, z.Zone });
    }

    private static void Configure(EntityTypeBuilder<Script> script)
    {
        script.ToTable("scripts", Schema);
        script.Property(s => s.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        script.Property(s => s.Language).HasMaxLength(ContentLanguage.MaxTagLength);
        script.Property(s => s.MadeBy).HasConversion(id => id.Value, id => new PersonId(id));
        // Two who save the same version at once cannot both.
        script.HasKey(s => new { s.Campaign, s.Language, s.Version });
    }

    private static void Configure(EntityTypeBuilder<ContactList> list)
    {
        list.ToTable("contact_lists", Schema);
        list.Property(l => l.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        list.Property(l => l.Name).HasMaxLength(ContactList.MaxNameLength);
        list.HasIndex(l => l.Campaign);
        list.HasIndex(l => l.ImportedAt).HasFilter("state = 1");
    }

    private static void Configure(EntityTypeBuilder<ListReportPart> part)
    {
        part.ToTable("list_report_parts", Schema);
        part.HasKey(p => new { p.List, p.Before });
    }

    private static void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("uploads", Schema);
        upload.Property(u => u.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        upload.Property(u => u.FileName).HasMaxLength(ContactList.MaxNameLength);
        upload.HasIndex(u => u.At);
    }

    private static void Configure(EntityTypeBuilder<UploadPart> part)
    {
        part.ToTable("upload_parts", Schema);
        part.HasKey(p => new { p.Upload, p.Number });
    }

    private static void Configure(EntityTypeBuilder<Number> number)
    {
        number.ToTable("numbers", Schema);
        number.Property(n => n.Id).HasConversion(id => id.Value, id => new NumberId(id));
        number.Property(n => n.Lease).HasConversion(id => id!.Value.Value, id => new CallId(id));
        number.HasIndex(n => n.NumberHash).IsUnique();
        number.HasIndex(n => n.DestroyAt).HasFilter("destroy_at IS NOT NULL");
    }

    private static void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts", Schema);
        contact.Property(c => c.Id).HasConversion(id => id.Value, id => new ContactId(id));
        contact.Property(c => c.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        contact.Property(c => c.Number).HasConversion(id => id.Value, id => new NumberId(id));
        contact.Property(c => c.Owner).HasConversion(id => id!.Value.Value, id => new PersonId(id));
        contact.Property(c => c.Attempts).HasConversion(attempts => attempts.Stored, stored => new Attempts(stored));
        contact.HasIndex(c => new { c.Campaign, c.Number }).IsUnique();
        contact.HasIndex(c => c.Number);
        contact.HasIndex(c => c.Person).HasFilter("person IS NOT NULL");
        // One index for each way into the queue; only what can be handed out is in them. The numbers are ContactState's.
        contact.HasIndex(c => new { c.Campaign, c.Zone, c.Priority, c.ReadyAt }).HasFilter("state = 0");
        contact.HasIndex(c => new { c.Owner, c.ReadyAt }).HasFilter("state = 1");
        contact.HasIndex(c => new { c.Campaign, c.ReadyAt }).HasFilter("state = 1");
        contact.HasIndex(c => new { c.List, c.State }).HasFilter("list IS NOT NULL");
        contact.HasIndex(c => new { c.Campaign, c.FinishedAt }).HasFilter("finished_at IS NOT NULL");
    }

    private static void Configure(EntityTypeBuilder<Call> call)
    {
        call.ToTable("calls", Schema);
        call.Property(c => c.Id).HasConversion(id => id.Value, id => new CallId(id));
        call.Property(c => c.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        call.Property(c => c.Contact).HasConversion(id => id!.Value.Value, id => new ContactId(id));
        call.Property(c => c.Number).HasConversion(id => id!.Value.Value, id => new NumberId(id));
        call.Property(c => c.Volunteer).HasConversion(id => id.Value, id => new PersonId(id));
        call.HasIndex(c => c.Contact);
        call.HasIndex(c => new { c.Campaign, c.EndedAt }).HasFilter("contact IS NULL AND note_sealed IS NOT NULL");
        call.HasIndex(c => new { c.Volunteer, c.StartedAt });
        call.HasIndex(c => new { c.Campaign, c.StartedAt });
        call.HasIndex(c => c.EndedAt).HasFilter("undo IS NOT NULL");
        // A volunteer has one call in hand, however many tabs she opens.
        call.HasIndex(c => c.Volunteer).IsUnique().HasFilter("is_current");
    }

    private static void Configure(EntityTypeBuilder<ForgottenDay> day)
    {
        day.ToTable("forgotten_days", Schema);
        day.Property(d => d.Campaign).HasConversion(id => id.Value, id => new CampaignId(id));
        day.HasKey(d => new { d.Campaign, d.Day });
    }

    private static void Configure(EntityTypeBuilder<DoNotCallEntry> entry)
    {
        entry.ToTable("do_not_call", Schema);
        entry.HasKey(e => e.Hash);
    }

    private static void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.ToTable("shifts", Schema);
        shift.Property(s => s.Id).ValueGeneratedNever();
        shift.Property(s => s.Volunteer).HasConversion(id => id.Value, id => new PersonId(id));
        shift.Property(s => s.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        shift.HasIndex(s => new { s.Volunteer, s.StartedAt });
        // One at a time, whichever of her tabs took the first contact.
        shift.HasIndex(s => s.Volunteer).IsUnique().HasFilter("ended_at IS NULL");
        shift.HasIndex(s => s.Centre).HasFilter("ended_at IS NULL");
    }

    private static void Configure(EntityTypeBuilder<WeekTally> tally)
    {
        tally.ToTable("week_tallies", Schema);
        tally.Property(t => t.Volunteer).HasConversion(id => id.Value, id => new PersonId(id));
        tally.HasKey(t => new { t.Volunteer, t.Week });
    }

    private static void Configure(EntityTypeBuilder<Practised> practised)
    {
        practised.ToTable("practised", Schema);
        practised.Property(p => p.Volunteer).HasConversion(id => id.Value, id => new PersonId(id));
        practised.Property(p => p.Call).HasMaxLength(InventedCall.MaxKeyLength);
        practised.HasKey(p => new { p.Volunteer, p.Call });
    }

    private static void Configure(EntityTypeBuilder<Canary> canary)
    {
        canary.ToTable("canaries", Schema);
        canary.Property(c => c.Id).ValueGeneratedNever();
        canary.Property(c => c.Centre).HasConversion(id => id.Value, id => new CentreId(id));
        canary.HasIndex(c => c.ContactHash).IsUnique();
        canary.HasIndex(c => c.Centre);
    }

    private static void Configure(EntityTypeBuilder<ExchangeKey> key)
    {
        key.ToTable("do_not_call_keys", Schema);
        key.Property(k => k.Id).ValueGeneratedNever();
    }

    private static void Configure(EntityTypeBuilder<ExchangeHash> hash)
    {
        hash.ToTable("do_not_call_hashes", Schema);
        hash.HasKey(h => new { h.Key, h.Entry });
        hash.HasIndex(h => h.Entry);
    }

    private static void Configure(EntityTypeBuilder<ForeignFilter> filter)
    {
        filter.ToTable("do_not_call_filters", Schema);
        filter.HasIndex(f => new { f.Key, f.Source }).IsUnique();
    }
}
