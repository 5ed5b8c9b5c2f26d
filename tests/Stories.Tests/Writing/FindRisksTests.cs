using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Tests.Writing;

public sealed class FindRisksTests
{
    private static readonly FindRisks Risks = new((names, _) => Task.FromResult<IReadOnlyCollection<string>>([.. names.Where(name => name is "Wei Amber" or "陈晓雨" or "李明")]));

    [Theory]
    [InlineData("Her number is 138 0013 8000.", "Number: 138 0013 8000")]
    [InlineData("رقمه ٠١٢٣٤٥٦٧", "Number: ٠١٢٣٤٥٦٧")]
    [InlineData("号码一三八零零一三八", "Number: 一三八零零一三八")]
    [InlineData("Write to a.b@example.org!", "Email: a.b@example.org!")]
    [InlineData("She lives at 12 Maple Hill Road.", "Address: 12 Maple Hill Road")]
    [InlineData("Il habite 5 rue Victor-Hugo.", "Address: 5 rue Victor-Hugo.")]
    [InlineData("她住在长安街12号", "Address: 她住在长安街12号")]
    [InlineData("三单元", "Address: 三单元")]
    [InlineData("It was 21:35 when", "Time: 21:35")]
    [InlineData("at 9 pm", "Time: 9 pm")]
    [InlineData("vers 9 heures", "Time: 9 heures")]
    [InlineData("昨天下午三点半", "Time: 三点半")]
    [InlineData("on 2026-03-04", "Number: 2026-03-04; Time: 2026-03-04")]
    [InlineData("3月14日", "Time: 3月14日")]
    [InlineData("on the 4th of March", "Time: 4th of March")]
    [InlineData("March 4", "Time: March 4")]
    [InlineData("in Stone Well Village", "Place: Stone Well Village")]
    [InlineData("the county of Amber", "Place: county of Amber")]
    [InlineData("石井村", "Place: 石井村")]
    [InlineData("Her friend Wei Amber said", "Name: Wei Amber")]
    [InlineData("我叫陈晓雨，你好", "Name: 陈晓雨")]
    public async Task AText_InWhichSomethingCouldFindSomebody_IsAskedAbout(string body, string found) =>
        string.Join("; ", await FindAsync(body)).ShouldBe(found);

    [Theory]
    [InlineData("She picked up at once, and listened for a while.")]
    [InlineData("In 2026 there were 40 of them.")]
    [InlineData("The Chinese New Year came.")]
    [InlineData("他听了很久，然后说：谢谢。")]
    [InlineData("She may say so. In may, or in march.")]
    public async Task AText_InWhichNothingDoes_IsNot(string body) => (await FindAsync(body)).ShouldBeEmpty();

    [Fact]
    public async Task TheTitle_TheSummary_AndTheByline_AreLookedAtToo()
    {
        var found = await Risks.FindAsync(new StoryContent("At 21:35", "It was in Stone Well Village", "Wei Amber", "Nothing."));
        found.Select(finding => $"{finding.Kind}: {finding.Words}").ShouldBe(["Time: 21:35", "Place: Stone Well Village", "Name: Wei Amber"]);
    }

    [Fact]
    public async Task AFinding_IsTheSame_WhileItsParagraphIs()
    {
        var before = await Risks.FindAsync(new StoryContent("", "", "", "At 21:35 she called.\n\nNothing."));
        var moved = await Risks.FindAsync(new StoryContent("Title", "", "", "Nothing.\n\nAt 21:35 she called."));
        var changed = await Risks.FindAsync(new StoryContent("", "", "", "At 21:35 she called again.\n\nNothing."));
        moved.Single().Key.ShouldBe(before.Single().Key);
        changed.Single().Key.ShouldNotBe(before.Single().Key);
    }

    private static async Task<IEnumerable<string>> FindAsync(string body) =>
        (await Risks.FindAsync(new StoryContent("", "", "", body))).Select(finding => $"{finding.Kind}: {finding.Words}");
}
