using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>How a call ended, as the outbox of a browser sends it: late, perhaps twice.</summary>
public sealed class LiveReportTests
{
    [Fact]
    public async Task Report_SentTwice_IsRecordedOnce_WithItsNote()
    {
        await using var live = await Live.OpenAsync();
        var report = new { outcome = "NoAnswer", note = "Rang long.", seconds = 30 };
        (await live.SendAsync(HttpMethod.Put, "report", report)).Status.ShouldBe(HttpStatusCode.OK);
        (await live.SendAsync(HttpMethod.Put, "report", report)).Status.ShouldBe(HttpStatusCode.OK);
        var contact = await live.Page.Bank.ContactOfAsync(new CallId(Guid.Parse(live.Call)));
        contact.Attempts.Total.ShouldBe(1);
        (await live.Page.Bank.CallAsync(new CallId(Guid.Parse(live.Call)))).ShouldSatisfyAllConditions(
            call => call.Outcome.ShouldBe(Outcome.NoAnswer), call => call.NoteSealed.ShouldNotBeNull());
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0.3, 5)]
    [InlineData(29, 5)]
    [InlineData(180, 2)]
    [InlineData(36_000, 5 - 600)]
    [InlineData(-50, 5)]
    public async Task Report_OfACallbackInFiveMinutes_CountsFromWhenItWasMade(double secondsAgo, int minutesFromNow)
    {
        await using var live = await Live.OpenAsync();
        (await live.SendAsync(HttpMethod.Put, "report", new { outcome = "CallBack", minutes = "5", seconds = secondsAgo })).Status.ShouldBe(HttpStatusCode.OK);
        var contact = await live.Page.Bank.ContactOfAsync(new CallId(Guid.Parse(live.Call)));
        contact.CallbackAt.ShouldBe(live.Page.Bank.Clock.GetUtcNow().AddMinutes(minutesFromNow));
    }

    [Fact]
    public async Task Report_WithSomethingToPutRight_SaysSo_AndRecordsNothing()
    {
        await using var live = await Live.OpenAsync();
        foreach (var (report, words) in new (object, string)[]
        {
            (new { outcome = "CallBack" }, "Say when to call back"),
            (new { outcome = "CallBack", minutes = "none" }, "Enter a whole number of minutes"),
            (new { outcome = "CallBack", minutes = "5", otherNumber = "12" }, ""),
            (new { outcome = "Busy", note = new string('x', 2001) }, "2,000"),
        })
        {
            var answer = await live.SendAsync(HttpMethod.Put, "report", report);
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Body.GetProperty("error").GetString()!.ShouldContain(words);
        }

        (await live.SendAsync(HttpMethod.Put, "report", new { outcome = "Bought" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await live.Page.Bank.CallAsync(new CallId(Guid.Parse(live.Call)))).EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Report_OfSomebodyElsesCall_IsRefused()
    {
        await using var live = await Live.OpenAsync();
        await live.Page.Bank.System.AddPersonAsync("walt", live.Page.Centre, Role.Volunteer);
        using var walt = await live.Page.Bank.System.SignInAsync("walt");
        await using var other = await Live.ForAsync(live.Page, walt, live.Call);
        (await other.SendAsync(HttpMethod.Put, "report", new { outcome = "Busy" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await live.Page.Bank.CallAsync(new CallId(Guid.Parse(live.Call)))).EndedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Report_ThatComesAfterTheCallWasGivenUp_NeverAgain_IsHeardAllTheSame()
    {
        await using var live = await Live.OpenAsync(contacts: 1);
        await live.SendAsync(HttpMethod.Post, "dial");
        live.Page.Bank.Clock.Advance(Leases.Duration);
        var walt = new PersonId(Guid.NewGuid());
        await live.Page.Bank.TakeAsync(walt, live.Page.Centre, live.Page.Campaign);
        (await live.SendAsync(HttpMethod.Put, "report", new { outcome = "NeverCallAgain", seconds = 600 })).Status.ShouldBe(HttpStatusCode.OK);
        live.Page.Bank.Clock.Advance(TimeSpan.FromDays(2));
        (await live.Page.Bank.ClaimAsync(walt, live.Page.Centre, live.Page.Campaign)).Outcome.ShouldNotBe(ClaimOutcome.Claimed);
    }

    [Fact]
    public async Task OutboxOwner_IsTheSameOnEachPageOfAVolunteer_AndAnothersIsAnother()
    {
        await using var live = await Live.OpenAsync();
        await live.Page.Bank.System.AddPersonAsync("walt", live.Page.Centre, Role.Volunteer);
        using var walt = await live.Page.Bank.System.SignInAsync("walt");
        var (call, shift, other) = (await OwnerAsync(live.Client, "/call"), await OwnerAsync(live.Client, "/shift"), await OwnerAsync(walt, "/call"));
        call.ShouldBe(shift);
        call.Tag!.Length.ShouldBe(16);
        call.Secret!.Length.ShouldBe(48);
        (other.Tag, other.Secret).ShouldSatisfyAllConditions(one => one.Tag.ShouldNotBe(call.Tag), one => one.Secret.ShouldNotBe(call.Secret));
    }

    private static async Task<(string? Tag, string? Secret)> OwnerAsync(HttpClient client, string path)
    {
        var line = (await client.PageAsync(path)).QuerySelector(".desk-line")!;
        return (line.GetAttribute("data-owner"), line.GetAttribute("data-secret"));
    }
}
