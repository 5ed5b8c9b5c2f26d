using Ledgerline.PhoneBank.Scripts;

namespace Ledgerline.PhoneBank.Tests.Scripts;

public sealed class CheckScriptTests
{
    private const string Greetings = "---\nmorning: Good morning\nafternoon: Good afternoon\nevening: Good evening\nhello: Hello\n---\n";

    [Theory]
    [InlineData("Hello.\n\nSay [this](#nothing).", "NoSuchStep", 3, "#nothing", true)]
    [InlineData(Greetings + "Hello.\n\nSay [this](#nothing).", "NoSuchStep", 9, "#nothing", true)]
    [InlineData("[a](#a)\n\n## A\n\n## a!", "SameStep", 5, "a!", true)]
    [InlineData("[a](#a)\n\n## A\n\n## Alone", "StepNotReached", 5, "Alone", false)]
    [InlineData("{greeting}", "NoGreeting", 1, "", true)]
    [InlineData("Hello\n{nmae}", "NoSuchPlaceholder", 2, "nmae", false)]
    [InlineData("---\nmorning: Good morning", "FrontNotClosed", 1, "", true)]
    [InlineData("---\nmorning: a\nmorning: b\n---\n", "TwiceInFront", 3, "morning", true)]
    [InlineData("---\nnight: Good night\n---\n", "NotInFront", 2, "night: Good night", true)]
    [InlineData("---\nmorning:\n---\n", "NotInFront", 2, "morning:", true)]
    [InlineData("---\nseason: 2027-01-07 2026-12-31 Backwards\n---\n{season}", "BadSeason", 2, "season: 2027-01-07 2026-12-31 Backwards", true)]
    [InlineData("---\nseason: 2026-02-30 2026-12-31 No day\n---\n{season}", "BadSeason", 2, "season: 2026-02-30 2026-12-31 No day", true)]
    [InlineData("---\nseason: 2026-12-31 2027-01-07 Happy New Year!\n---\nHello", "SeasonNotSaid", 2, "", false)]
    public void Script_WithAMistake_IsToldAtItsLine(string markdown, string kind, int line, string words, bool isError)
    {
        var problem = CheckScript.Check(ScriptText.Parse(markdown)).ShouldHaveSingleItem();

        (problem.Kind.ToString(), problem.Line, problem.Words, problem.IsError).ShouldBe((kind, line, words, isError));
    }

    [Theory]
    [InlineData("## Once\n\nwithout branches\n\n## is read from top to bottom")]
    [InlineData("## Begins with a step\n\n[on](#then)\n\n## Then\n\n[back](#begins-with-a-step)")]
    [InlineData(Greetings + "{greeting}, {name}. {season}")]
    [InlineData("")]
    [InlineData("---")]
    public void Script_WithoutAMistake_HasNone(string markdown) =>
        CheckScript.Check(ScriptText.Parse(markdown)).Where(problem => problem.Kind != ScriptProblemKind.FrontNotClosed).ShouldBeEmpty();

    [Fact]
    public void Steps_MoreThanThereMayBe_AreRefused()
    {
        var steps = string.Concat(Enumerable.Range(0, ScriptText.MaxSteps + 1).Select(step => $"## Step {step}\n\n"));

        CheckScript.Check(ScriptText.Parse(steps)).ShouldHaveSingleItem().ShouldBe(new ScriptProblem(ScriptProblemKind.TooManySteps, 1 + 2 * ScriptText.MaxSteps));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void ReadyScript_OfEachLanguage_HasNothingWrongOrOdd(string language)
    {
        var script = ScriptText.Parse(ReadyScripts.In(language)!);

        CheckScript.Check(script).ShouldBeEmpty();
        script.Steps.Count.ShouldBe(ScriptText.Parse(ReadyScripts.In("en")!).Steps.Count);
        script.Front.Seasons.Count.ShouldBe(2);
    }
}
