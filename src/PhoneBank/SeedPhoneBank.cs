using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank;

/// <summary>A campaign with contacts, for the demonstration and for tests. Every number is reserved for fiction, every name invented.</summary>
public sealed class SeedPhoneBank
{
    /// <summary>The most contacts: +1 202 555 0100 to 0199 and +44 7700 900000 to 900999 are all the numbers there are.</summary>
    public const int MaxContacts = 1_100;

    private const int Callbacks = 3;
    private const int WithEarlierCall = 12;

    private readonly LedgerlineDb _db;
    private readonly KeyRing _keys;
    private readonly NumberVault _vault;
    private readonly TimeProvider _clock;

    internal SeedPhoneBank(LedgerlineDb db, KeyRing keys, NumberVault vault, TimeProvider clock)
    {
        (_db, _keys, _vault, _clock) = (db, keys, vault, clock);
    }

    /// <summary>Adds a campaign of <paramref name="centre"/> that calls at any hour, with scripts, contacts, notes of earlier calls and callbacks.</summary>
    /// <param name="volunteer">Who made the earlier calls and promised the callbacks.</param>
    /// <param name="contacts">1 to <see cref="MaxContacts"/>.</param>
    /// <param name="seed">The same seed gives the same contacts, but for their ids.</param>
    public async Task<CampaignId> RunAsync(CentreId centre, PersonId volunteer, int contacts, int seed, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(contacts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(contacts, MaxContacts);
#pragma warning disable RS0030, CA5394 // The same data for the same seed; nothing secret comes of it.
        var random = new Random(seed);
        var numbers = Enumerable.Range(0, MaxContacts).Select(Fiction).ToArray();
        random.Shuffle(numbers);
        var made = numbers.Take(contacts).Select((number, index) => Make(random.Next(), number, index)).ToList();
#pragma warning restore RS0030, CA5394

        var campaign = Campaign(centre);
        await using var write = await _db.BeginWriteAsync(cancel);
        _db.Add(campaign);
        _db.AddRange(ReadyScripts.Languages.Select(language => Script(campaign.Id, language, volunteer)));
        await _db.SaveChangesAsync(cancel);
        foreach (var batch in made.Chunk(InsertContacts.MaxBatch))
            await InsertContacts.InsertAsync(_db, campaign.Id, null, batch, cancel);
        await AddPastAsync(campaign.Id, volunteer, made, cancel);
        await write.CommitAsync(cancel);
        return campaign.Id;
    }

    private static PhoneNumber Fiction(int index) =>
        PhoneNumber.FromE164(index < 100 ? $"+120255501{index:00}" : $"+447700900{index - 100:000}");

    private Campaign Campaign(CentreId centre) => new()
    {
        Id = CampaignId.New(),
        Centre = centre,
        Name = DemoWords.Campaign,
        CallingFrom = CallingHours.AllDay.FromMinute,
        CallingTo = CallingHours.AllDay.ToMinute,
        State = CampaignState.Open,
        MadeAt = _clock.GetUtcNow(),
    };

    private Script Script(CampaignId campaign, string language, PersonId maker) => new()
    {
        Campaign = campaign,
        Language = language,
        Version = 1,
        Markdown = ReadyScripts.In(language)!,
        MadeAt = _clock.GetUtcNow(),
        MadeBy = maker,
    };

    private NewContact Make(int dice, PhoneNumber number, int index)
    {
        var now = _clock.GetUtcNow();
        var name = dice % 10 == 0
            ? DemoWords.AwkwardNames[dice / 10 % DemoWords.AwkwardNames.Count]
            : $"{DemoWords.FirstWords[dice / 10 % DemoWords.FirstWords.Count]} {DemoWords.SecondWords[dice / 1000 % DemoWords.SecondWords.Count]}";
        var note = dice % 7 == 0 ? DemoWords.ListNotes[dice / 100 % DemoWords.ListNotes.Count] : null;
        return new NewContact(
            ContactId.New(), _vault.Hash(number), _vault.Seal(number), ZoneOf.Number(number, now), Seal(name), note is null ? null : Seal(note),
            now.AddMilliseconds(index - MaxContacts));
    }

    /// <summary>The first of them have been called before; some asked to be called back.</summary>
    private async Task AddPastAsync(CampaignId campaign, PersonId volunteer, List<NewContact> made, CancellationToken cancel)
    {
        var ids = made.Take(WithEarlierCall).Select(contact => contact.Id).ToList();
        var contacts = await _db.Set<Contact>().Where(contact => ids.Contains(contact.Id)).ToListAsync(cancel);
        foreach (var (index, contact) in ids.Select(id => contacts.Single(c => c.Id == id)).Index())
        {
            var isCallback = index < Callbacks;
            var at = _clock.GetUtcNow().AddDays(-1 - index);
            _db.Add(new Call
            {
                Id = CallId.New(),
                Campaign = campaign,
                Contact = contact.Id,
                Number = contact.Number,
                Volunteer = volunteer,
                StartedAt = at,
                EndedAt = at.AddMinutes(4),
                Outcome = isCallback ? Outcome.CallBack : Outcome.NoAnswer,
                NoteSealed = new CallNote(index == 2 ? Moments.RecordsTheCall : Moments.None, DemoWords.CallNotes[index % DemoWords.CallNotes.Count]).Seal(_keys),
            });
            if (isCallback)
                Promise(contact, volunteer, TimeSpan.FromMinutes(5 + 60 * index));
            else
                contact.Attempts = Attempts.None.And(Outcome.NoAnswer);
        }

        await _db.SaveChangesAsync(cancel);
    }

    private void Promise(Contact contact, PersonId volunteer, TimeSpan wait)
    {
        contact.State = ContactState.CallBack;
        contact.Owner = volunteer;
        contact.CallbackAt = contact.ReadyAt = _clock.GetUtcNow() + wait;
        contact.ForWhomSealed = Seal(DemoWords.FirstWords[0] + " " + DemoWords.SecondWords[0]);
    }

    private byte[] Seal(string text) => _keys.Seal(KeyPurpose.Note, text);
}
