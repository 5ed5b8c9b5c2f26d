using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.ContactLists;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.DoNotCall;

/// <summary>Two installations that share a key: what one was asked, the other keeps to.</summary>
public sealed class ExchangeTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    // Always the same, and filters without decoys: a test must not fail once in a thousand runs.
    private static readonly DoNotCallKey Key = DoNotCallKey.Parse("ledgerline-do-not-call-key-1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory, OnBothEngines]
    public async Task Claim_OfANumberThatOnlyAnImportedFilterHolds_ClosesItEverywhere_AndGoesOn(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        var contacts = await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var theirs = (await bank.AddContactsAsync(await bank.AddCampaignAsync(new CentreId(Guid.NewGuid())), Bank.American(1)))[0];
        (await ImportAsync(bank, FilterOf(1, Bank.American(1)))).ShouldBe(DoNotCallImportOutcome.Imported);

        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.American(2));

        (await bank.ContactAsync(contacts[0])).State.ShouldBe(ContactState.NeverCall);
        (await bank.ContactAsync(theirs)).State.ShouldBe(ContactState.NeverCall);
        (await bank.DbAsync(db => db.Set<Number>().CountAsync(n => n.NumberSealed == null))).ShouldBe(1);
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0); // It is theirs to tell, not ours.
    }

    [Theory, OnBothEngines]
    public async Task Import_OfAList_RefusesWhatAFilterHolds(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await ImportAsync(desk.Bank, FilterOf(1, Bank.American(1)));
        var list = await desk.ImportAsync(
            "phone\n202-555-0101\n202-555-0102\n", new Reading(FileEncoding.Utf8, ',', HasHeadings: true, NumberColumn: 0, NameColumn: null, NoteColumn: null, "US", null));
        list.Rejections.Select(row => (row.Line, row.Why)).ShouldBe([(2, RowRefusal.AskedNotToBeCalled)]);
        (await desk.ContactsAsync()).Select(contact => contact.Number).ShouldBe([Bank.American(2).E164]);
    }

    [Theory, OnBothEngines]
    public async Task Dialling_AndAGivenNumber_AreRefused_AsSoonAsAFilterHoldsThem_WhicheverProcessImportedIt(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.Dialled);

        // As another process would: what this one has in memory knows nothing of it.
        var file = FilterOf(1, Bank.American(1), Bank.British(2));
        await ImportAsync(bank, file);
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.DoNotCall);
        (await bank.WithAsync<AddReferral, ReferralOutcome>(add => add.AddAsync(call, Ann, Bank.British(2), null))).ShouldBe(ReferralOutcome.DoNotCall);
        (await bank.WithAsync<AddReferral, ReferralOutcome>(add => add.AddAsync(call, Ann, Bank.British(3), null))).ShouldBe(ReferralOutcome.Added);

        (await DropAsync(bank, Key.Id)).ShouldBeTrue();
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.Dialled);
    }

    [Theory, OnBothEngines]
    public async Task Import_OfANewerFilter_ReplacesTheOneBefore_AndAnOlderOneIsRefused(DatabaseEngine engine)
    {
        await using var ours = await Bank.OpenAsync(engine);
        var (first, second) = (FilterOf(1, Bank.American(1)), FilterOf(1, Today.AddDays(1), Bank.American(2)));

        (await ImportAsync(ours, first)).ShouldBe(DoNotCallImportOutcome.Imported);
        (await HeldAsync(ours)).ShouldBe([Bank.American(1)]);
        (await ImportAsync(ours, second)).ShouldBe(DoNotCallImportOutcome.Imported);
        (await HeldAsync(ours)).ShouldBe([Bank.American(2)]);
        (await ImportAsync(ours, first)).ShouldBe(DoNotCallImportOutcome.Older);
        (await ImportAsync(ours, second)).ShouldBe(DoNotCallImportOutcome.Imported);
        (await ImportAsync(ours, FilterOf(2, Bank.American(3)))).ShouldBe(DoNotCallImportOutcome.Imported);
        (await HeldAsync(ours)).ShouldBe([Bank.American(2), Bank.American(3)], ignoreOrder: true);
        (await OverviewAsync(ours)).Filters.Count.ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Import_OfOurOwnList_OrFromTheFuture_OrDamaged_IsRefused_AndKeepsWhatWasThere(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        await ShareAsync(bank);
        (await ImportAsync(bank, await ExportAsync(bank))).ShouldBe(DoNotCallImportOutcome.Own);
        (await ImportAsync(bank, FilterOf(1, Today.AddDays(2), Bank.American(1)))).ShouldBe(DoNotCallImportOutcome.FromTheFuture);
        var damaged = FilterOf(1, Bank.American(1));
        damaged[1_000] ^= 1;
        (await ImportAsync(bank, damaged)).ShouldBe(DoNotCallImportOutcome.Damaged);
        (await ImportAsync(bank, damaged.AsMemory(..1_000))).ShouldBe(DoNotCallImportOutcome.WrongLength);
        (await OverviewAsync(bank)).Filters.ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Export_TellsOfEntriesFromBeforeTheKeyWasShared_ThatTheyCannotBe(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        await bank.PutOnDoNotCallAsync(Bank.American(1));
        (await bank.WithAsync<ExportDoNotCall, DoNotCallExport>(export => export.ExportAsync(Key))).Outcome.ShouldBe(DoNotCallExportOutcome.NotShared);
        await ShareAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(2));

        var made = await bank.WithAsync<ExportDoNotCall, DoNotCallExport>(export => export.ExportAsync(Key));

        (made.Outcome, made.Exported, made.NotExported).ShouldBe((DoNotCallExportOutcome.Exported, 1, 1));
        await using var theirs = await Bank.OpenAsync();
        await ImportAsync(theirs, made.File);
        (await HeldAsync(theirs)).ShouldContain(Bank.American(2));
        (await bank.WithAsync<ShareDoNotCall, bool>(share => share.ShareAsync(Key))).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task Export_IsFullWithDecoys_TheSameEveryTime_AndShowsNoCount(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        await ShareAsync(bank);
        var (none, _) = FilterFile.Read((await ExportAsync(bank)).Span, Key);
        (await ExportAsync(bank)).ToArray().ShouldBe((await ExportAsync(bank)).ToArray());
        await bank.PutOnDoNotCallAsync(Bank.American(1));
        var (one, _) = FilterFile.Read((await ExportAsync(bank)).Span, Key);

        Set(none!.Filter).ShouldBe(0.5, 0.005);
        Set(one!.Filter).ShouldBe(0.5, 0.005);
        one.Filter.Capacity.ShouldBe(none.Filter.Capacity);
        none.Filter.Bits.ToArray().Zip(one.Filter.Bits.ToArray()).Sum(pair => int.PopCount(pair.First ^ pair.Second)).ShouldBeLessThanOrEqualTo(2 * NumberFilter.BitsPerNumber);
        one.Filter.Holds(Key.Hash(Bank.American(1))).ShouldBeTrue();
        // Who takes it off again leaves no trace.
        await bank.WithAsync<DoNotCallList, bool>(async list =>
        {
            await list.RemoveAsync(Bank.American(1), default);
            return true;
        });
        FilterFile.Read((await ExportAsync(bank)).Span, Key).File!.Filter.Bits.ToArray().ShouldBe(none.Filter.Bits.ToArray());
    }

    [Theory, OnBothEngines]
    public async Task Database_WithTheSharedKey_ButWithoutOurOwn_TestsNoNumber(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        await ShareAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(1));
        await ImportAsync(bank, FilterOf(1, Bank.American(2)));
        var known = Key.Hash(Bank.American(1));
        var kept = await bank.DbAsync(async db => new List<byte[]>(
        [
            .. await db.Set<ExchangeHash>().Select(hash => hash.HashSealed).ToListAsync(),
            .. await db.Set<ExchangeHash>().Select(hash => hash.Entry).ToListAsync(),
            .. await db.Set<ExchangeKey>().Select(key => key.KeySealed).ToListAsync(),
            .. await db.Set<ForeignFilter>().Select(filter => filter.BitsSealed).ToListAsync(),
        ]));
        kept.Count.ShouldBe(4);
        kept.Exists(value => value.AsSpan().IndexOf(known.AsSpan(0, 8)) >= 0).ShouldBeFalse();
        var bits = NumberFilter.BytesFor(NumberFilter.FewestNumbers);
        kept[3].Length.ShouldBeGreaterThan(bits);
        Set(new NumberFilter(NumberFilter.FewestNumbers, kept[3][^bits..])).ShouldBe(0.5, 0.01); // Noise.
    }

    [Theory, OnBothEngines]
    public async Task Drop_OfAKey_TakesItsHashesAndFilters_AndOfAFilter_OnlyThat(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        await ShareAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(1));
        await ImportAsync(bank, FilterOf(1, Bank.American(2)));
        await ImportAsync(bank, FilterOf(2, Bank.American(3)));
        var all = await OverviewAsync(bank);
        all.Keys.ShouldBe([new DoNotCallKeyRow(Key.Id, true, new DateOnly(2026, 11, 22), 1)]);
        all.Filters.Count.ShouldBe(2);

        (await DropAsync(bank, all.Filters[0].Source)).ShouldBeTrue();
        (await OverviewAsync(bank)).ShouldSatisfyAllConditions(left => left.Keys.ShouldHaveSingleItem(), left => left.Filters.ShouldBe([all.Filters[1]]));
        (await DropAsync(bank, Key.Id)).ShouldBeTrue();
        (await OverviewAsync(bank)).ShouldSatisfyAllConditions(
            left => left.Entries.ShouldBe(1), left => left.Keys.ShouldBeEmpty(), left => left.Filters.ShouldBeEmpty());
        (await bank.DbAsync(db => db.Set<ExchangeHash>().CountAsync())).ShouldBe(0);
        (await DropAsync(bank, Key.Id)).ShouldBeFalse();
        (await HeldAsync(bank)).ShouldBe([Bank.American(1)]);
    }

    private static double Set(NumberFilter filter) => filter.Bits.ToArray().Sum(one => int.PopCount(one)) / (filter.Bits.Length * 8.0);

    /// <summary>What another installation would export that has these on its list.</summary>
    private static byte[] FilterOf(long source, params IEnumerable<Telephony.PhoneNumber> numbers) => FilterOf(source, Today, numbers);

    private static byte[] FilterOf(long source, DateOnly day, params IEnumerable<Telephony.PhoneNumber> numbers)
    {
        var filter = new NumberFilter(NumberFilter.FewestNumbers);
        foreach (var number in numbers)
            filter.Add(Key.Hash(number));
        return new FilterFile(source, day, filter).Write(Key);
    }

    private static Task<bool> ShareAsync(Bank bank) => bank.WithAsync<ShareDoNotCall, bool>(share => share.ShareAsync(Key));

    private static async Task<ReadOnlyMemory<byte>> ExportAsync(Bank bank) =>
        (await bank.WithAsync<ExportDoNotCall, DoNotCallExport>(export => export.ExportAsync(Key))).File;

    private static Task<DoNotCallImportOutcome> ImportAsync(Bank bank, ReadOnlyMemory<byte> file) =>
        bank.WithAsync<ImportDoNotCall, DoNotCallImportOutcome>(import => import.ImportAsync(Key, file));

    private static Task<bool> DropAsync(Bank bank, long id) => bank.WithAsync<DropDoNotCall, bool>(drop => drop.DropAsync(id));

    private static Task<DoNotCallOverview> OverviewAsync(Bank bank) => bank.WithAsync<ReadDoNotCall, DoNotCallOverview>(read => read.ReadAsync());

    private static Task<DialOutcome> DialAsync(Bank bank, CentreId centre, CallId call) =>
        bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(call, new Actor(Ann, centre, "ann"))).Outcome);

    /// <summary>Which of the first numbers must not be called.</summary>
    private static async Task<IEnumerable<Telephony.PhoneNumber>> HeldAsync(Bank bank) =>
        await bank.WithAsync<DoNotCallList, IReadOnlySet<Telephony.PhoneNumber>>(list => list.FindAsync([.. Enumerable.Range(1, 3).Select(Bank.American)], default));
}
