using Ledgerline.Register.Reviewing;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reviewing;

public sealed class OddityTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Group_LikeAnyOther_IsNotOdd() => Of(Group("Lantern"), Group("River", 60)).ShouldAllBe(oddities => oddities.Count == 0);

    [Theory]
    [InlineData("12345")]
    [InlineData("１２３ ４５")]
    [InlineData("!?")]
    public void Name_WithoutALetter_IsOdd(string name) => Of(Group(name))[0].ShouldBe([Oddity.NoLetters]);

    [Theory]
    [InlineData("watched one")]
    [InlineData("ＷＡＴＣＨＥＤ　ONE")]
    [InlineData("Wátched·One")]
    public void Name_ThatIsWatched_IsPointedOutHoweverItIsWritten(string name) => Of(Group(name))[0].ShouldBe([Oddity.WatchedName]);

    [Fact]
    public void Name_ThatComesTwice_IsOddInBoth() =>
        Of(Group("Lantern"), Group("LANTERN", 60), Group("River", 120)).ShouldBe([[Oddity.RepeatedName], [Oddity.RepeatedName], []]);

    [Fact]
    public void Statement_ThatOthersHave_IsOddUnlessItIsATemplate()
    {
        var groups = new[] { Group("A", 0, "Same words"), Group("B", 60, "same words!"), Group("C", 120, "Template."), Group("D", 180, "Template."), Group("E", 240, "Own words") };
        Of(groups).ShouldBe([[Oddity.RepeatedStatement], [Oddity.RepeatedStatement], [], [], []]);
    }

    [Fact]
    public void Statement_ThatTheWholeGroupShares_IsNotOdd()
    {
        var family = Group("A", 0, "Same words") with { People = [Person("A", "Same words"), Person("B", "Same words")] };
        Of(family, Group("C", 60)).ShouldBe([[], []]);
    }

    [Fact]
    public void Series_OfOneChallenge_IsOddInAllOfIt()
    {
        var series = new byte[16];
        Of(Group("A") with { Series = series }, Group("B", 60) with { Series = [.. series] }, Group("C", 120)).ShouldBe([[Oddity.SameSeries], [Oddity.SameSeries], []]);
    }

    [Fact]
    public void Groups_ThatComeWithoutWork_AreMarked() => Of(Group("A") with { Series = null })[0].ShouldBe([Oddity.NoWork]);

    [Fact]
    public void Burst_IsTenGroupsWithinFiveMinutes()
    {
        WaitingGroup[] quick = [.. Enumerable.Range(0, 10).Select(i => Group($"Name {(char)('A' + i)}", i / 2.0))];
        Of([.. quick, Group("Later", 60)]).Select(oddities => oddities.Contains(Oddity.Burst)).ShouldBe([.. quick.Select(_ => true), false]);
        Of(quick[..9]).ShouldAllBe(oddities => oddities.Count == 0);
    }

    private static List<IReadOnlyList<Oddity>> Of(params WaitingGroup[] groups)
    {
        var find = new FindOddities(groups, ["Watched One"], ["Template."]);
        return [.. groups.Select(find.Of)];
    }

    private static WaitingGroup Group(string name, double minutes = 0, string? statement = null) => new(
        new SeenGroup(Guid.NewGuid(), Start), Start.AddMinutes(minutes), Guid.NewGuid().ToByteArray(), null, [Person(name, statement)]);

    private static HeldDeclaration Person(string name, string? statement) => new(
        DeclarationId.New(), 1, Name(name), NameKind.Pseudonym, Organisations.Party,
        new Details(null, statement is null ? null : StatementText.TryParse(statement, out var words, out _) ? words : throw new ArgumentException(statement)));
}
