using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Register;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.Tests.Training;

public sealed class JudgePracticeTests
{
    private const Organisations Scarf = Organisations.YoungPioneers;
    private const Organisations League = Organisations.YouthLeague;

    public static TheoryData<string> Calls => [.. InventedCalls.All.Select(call => call.Key)];

    [Theory, MemberData(nameof(Calls))]
    public void Judge_WhatTheCallIs_HasNoRemark(string key)
    {
        var call = InventedCalls.Find(key)!;
        Judge(key, call.Ends, [.. call.Declared.Reverse()], call.Kind ?? NameKind.Pseudonym, call.CallBackIn is null ? null : "5", call.CallBackIn is null ? null : "+1 202 555 0123", call.Refers)
            .ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Calls))]
    public void Words_OfEachCall_AreThere_WithoutANumberThatCouldBeDialled(string key)
    {
        var call = InventedCalls.Find(key)!;
        key.Length.ShouldBeLessThanOrEqualTo(InventedCall.MaxKeyLength);
        var text = Text.In("en");
        PracticeRemark[] possible =
        [
            PracticeRemark.People, PracticeRemark.Outcome,
            .. call.Declared.Count > 0 ? [PracticeRemark.Organisations] : Array.Empty<PracticeRemark>(),
            .. call.Kind is not null ? [PracticeRemark.Kind] : Array.Empty<PracticeRemark>(),
            .. call.CallBackIn is not null ? [PracticeRemark.When, PracticeRemark.Number] : Array.Empty<PracticeRemark>(),
            .. call.Refers ? [PracticeRemark.Referral] : Array.Empty<PracticeRemark>(),
        ];
        List<string> words =
        [
            PracticeWords.Title(text, call),
            .. PracticeWords.Steps(text, call).SelectMany(step => new[] { step.Hear, step.Say ?? "" }),
            .. PracticeWords.Advice(text, call, []),
            .. PracticeWords.Advice(text, call, possible),
            .. Enum.GetValues<Outcome>().SelectMany(outcome => PracticeWords.CameTo(text, outcome, 2)),
        ];
        words.ShouldAllBe(sentence => sentence.Count(char.IsDigit) < 2);
    }

    [Fact]
    public void Judge_AFamilyWithTooFewPeople_SaysPeople_AndNothingOfWhatTheyLeft()
    {
        Judge("family", Outcome.SpokeAndFinished, [Organisations.Party | League, League]).ShouldBe([PracticeRemark.People]);
        Judge("family", Outcome.SpokeAndFinished, []).ShouldBe([PracticeRemark.People]);
    }

    [Fact]
    public void Judge_AFamilyWhoseChildrenHaveTheirParentsTicks_SaysOrganisations() =>
        Judge("family", Outcome.SpokeAndFinished, [Organisations.Party | League, League, League, Scarf, Scarf]).ShouldBe([PracticeRemark.Organisations]);

    [Fact]
    public void Judge_ARealNameWhereAPseudonymIsWanted_AndTheOtherWayRound_SaysKind()
    {
        Judge("official", Outcome.SpokeAndFinished, [Organisations.Party | League | Scarf], NameKind.RealName).ShouldBe([PracticeRemark.Kind]);
        Judge("friend", Outcome.SpokeAndFinished, [Organisations.Party | Scarf], NameKind.Pseudonym, refers: true).ShouldBe([PracticeRemark.Kind]);
    }

    [Theory]
    [InlineData("10", "+1 202 555 0123", nameof(PracticeRemark.When))]
    [InlineData(null, "+1 202 555 0123", nameof(PracticeRemark.When))]
    [InlineData("5", "", nameof(PracticeRemark.Number))]
    public void Judge_ACallbackAtAnotherTimeOrNumber_SaysWhich(string? minutes, string number, string remark) =>
        Judge("later", Outcome.CallBack, [], minutes: minutes, number: number).ShouldBe([Enum.Parse<PracticeRemark>(remark)]);

    [Fact]
    public void Judge_NeverAgainAsFinished_SaysOutcomeOnly() =>
        Judge("never", Outcome.SpokeAndFinished, []).ShouldBe([PracticeRemark.Outcome]);

    [Fact]
    public void Judge_AFriendWhoseNumberWasNotAdded_SaysReferral() =>
        Judge("friend", Outcome.SpokeAndFinished, [Organisations.Party | Scarf], NameKind.RealName).ShouldBe([PracticeRemark.Referral]);

    private static IReadOnlyList<PracticeRemark> Judge(
        string call, Outcome outcome, Organisations[] people, NameKind kind = NameKind.Pseudonym, string? minutes = null, string? number = null, bool refers = false) =>
        JudgePractice.Judge(InventedCalls.Find(call)!, new PracticeReport(
            outcome, [.. people.Select(left => new PersonInput(DeclarationId.New(), "Ming Hope", kind, left))], minutes, number, refers));
}
