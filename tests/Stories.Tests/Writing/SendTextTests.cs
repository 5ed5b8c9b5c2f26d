using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Stories.Tests.Writing;

public sealed class SendTextTests
{
    [Theory, OnBothEngines]
    public async Task Send_OfWhatCouldFindSomebody_WantsEachToBeConfirmed(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();
        var content = Newsroom.Content with { Body = "Call +1 202 555 0101 at 21:35.\n\nNothing here." };
        await room.SaveAsync(id, content, 1);
        var found = await room.WithAsync<FindRisks, IReadOnlyList<Finding>>(risks => risks.FindAsync(content));
        found.Select(finding => finding.Kind).ShouldBe([FindingKind.Number, FindingKind.Time]);

        (await SendAsync([])).ShouldBe(SendTextResult.NotConfirmed);
        (await SendAsync([found[0].Key])).ShouldBe(SendTextResult.NotConfirmed);
        (await SendAsync([.. found.Select(finding => finding.Key)])).ShouldBe(SendTextResult.Sent);
        (await SendAsync([.. found.Select(finding => finding.Key)])).ShouldBe(SendTextResult.NotTheNewest);
        (await room.TextAsync(id)).Confirmed.Split('\n').Length.ShouldBe(2);

        Task<SendTextResult> SendAsync(IReadOnlyCollection<string> confirmed) => room.WithAsync<SendText, SendTextResult>(send => send.SendAsync(room.Editor, id, "en", 2, confirmed));
    }

    [Theory]
    [InlineData("", "Summary", "Body")]
    [InlineData("Title", "", "Body")]
    [InlineData("Title", "Summary", "")]
    public async Task Send_OfWhatIsUnfinished_IsRefused(string title, string summary, string body)
    {
        await using var room = await Newsroom.OpenAsync();
        var id = await room.BeginAsync();
        await room.SaveAsync(id, new StoryContent(title, summary, "", body), 1);

        (await room.SendAsync(id, 2)).ShouldBe(SendTextResult.Unfinished);
    }
}
