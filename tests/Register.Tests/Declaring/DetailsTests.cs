using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Declaring;

/// <summary>What a declarant adds to her name, from declaring to erasing.</summary>
public sealed class DetailsTests
{
    private static readonly Details Added = new(PlaceOf("CN-SC"), StatementOf("我自愿退出。\r\n\r\n  Of my   own free will. "));

    [Theory, OnBothEngines]
    public async Task Details_AreSealedWithTheNameAndErasedWithIt(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var draft = Draft() with { Details = Added };
        var group = GroupId.New();
        await system.DeclareAsync(group, draft, Draft("Nothing added"));
        (await system.HeldAsync(group))!.People.Select(person => person.Details).ShouldBe([Added, Details.None]);
        await system.DeclareAsync(GroupId.New(), Draft("Alone") with { Details = Added });

        (await system.SealLaterAsync()).ShouldBe(3);

        var entries = await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Name).ToListAsync());
        entries.Count(entry => entry.Place is null && entry.Statement is null).ShouldBe(1);
        foreach (var entry in entries.Where(entry => entry.Place is not null))
        {
            (entry.Place, entry.Statement).ShouldBe(("CN-SC", "我自愿退出。\nOf my own free will."));
            var leaf = await system.ReadAsync(db => db.Set<Leaf>().SingleAsync(row => row.Index == entry.Index));
            var commitment = new CanonicalRecord(entry.Kind, entry.Name!, entry.Place, entry.Statement).Commitment(entry.Salt);
            leaf.Bytes.ShouldBe(DeclarationLeaf.Bytes(entry.Day, entry.Organisations, commitment));
        }

        await system.EraseAsync(entries.Select(entry => entry.Index));
        var erased = await system.ReadAsync(db => db.Set<Entry>().ToListAsync());
        erased.ShouldAllBe(entry => entry.Name == null && entry.Place == null && entry.Statement == null && entry.Salt == null);
    }

    [Theory, OnBothEngines]
    public async Task Correct_ByCall_LeavesWhatWasAdded_ByReceiptChangesIt(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var (group, draft) = (GroupId.New(), Draft() with { Details = Added });
        var result = await system.DeclareAsync(group, draft);

        await system.CorrectAsync(draft.Id, new Proof.OfGroup(group), "Renamed");
        (await system.HeldAsync(group))!.People[0].Details.ShouldBe(Added);

        var other = new Details(null, StatementOf("Other words"));
        (await system.InScopeAsync<CorrectDeclaration, ChangeOutcome>(correct => correct.CorrectAsync(
            draft.Id, new Proof.OfReceipt(result.Receipt!), draft.Name, draft.Kind, draft.Organisations, other))).ShouldBe(ChangeOutcome.Done);
        (await system.HeldAsync(group))!.People[0].Details.ShouldBe(other);
    }

    [Theory]
    [InlineData("CN-BJ", true)]
    [InlineData("FR", true)]
    [InlineData("TW", true)]
    [InlineData("CN", false)]
    [InlineData("fr", false)]
    [InlineData("CN-TW", false)]
    [InlineData("Paris", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Place_IsAProvinceOrACountry(string? code, bool isOne) => Place.TryParse(code, out _).ShouldBe(isOne);

    [Fact]
    public void Places_AreAllDifferentAndHaveNames()
    {
        var places = Place.Provinces.Concat(Place.Countries).ToList();
        places.Select(place => place.Code).ShouldBeUnique();
        Place.Provinces.Count.ShouldBe(31);
        Place.Countries.Count.ShouldBe(248);
        places.Select(place => Ledgerline.Web.Text.In("en").PlaceName(place.Code)).ShouldBeUnique();
    }

    [Theory]
    [InlineData("a\u202Eb", NameRefusal.DirectionOverride)]
    [InlineData("a\u200Bb", NameRefusal.InvisibleCharacter)]
    [InlineData("a\u0007b", NameRefusal.ControlCharacter)]
    [InlineData("a\uFFFDb", NameRefusal.NotText)]
    [InlineData(" \r\n \n", NameRefusal.Empty)]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9", NameRefusal.TooLong)]
    public void Statement_ThatCannotBePublished_IsRefused(string typed, NameRefusal expected)
    {
        StatementText.TryParse(typed, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(expected);
    }

    [Fact]
    public void Statement_OfTheLongest_IsTakenAndOneMoreIsNot()
    {
        var longest = new string('長', 300) + "\n" + new string('字', 300);
        StatementText.TryParse(longest, out _, out _).ShouldBeTrue();
        StatementText.TryParse(longest + "字", out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(NameRefusal.TooLong);
        StatementText.TryParse("<b>\tmarkup</b>", out var markup, out _).ShouldBeTrue();
        markup!.Text.ShouldBe("<b> markup</b>");
    }

    private static Place PlaceOf(string code) => Place.TryParse(code, out var place) ? place : throw new ArgumentException(code);

    private static StatementText StatementOf(string text) => StatementText.TryParse(text, out var statement, out _) ? statement : throw new ArgumentException(text);
}
