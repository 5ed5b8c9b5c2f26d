using System.Net;
using System.Net.Http.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>What call.js asks, asked as it does.</summary>
public sealed class LivePageTests
{
    private static readonly string[] Party = ["Party"];
    private static readonly string[] Both = ["YoungPioneers", "YouthLeague"];
    private static readonly string[] SomeMoments = ["RecordsTheCall", "Nothing"];

    [Fact]
    public async Task Person_PutTwentyTimesAtOnce_IsOne_AndGetsTheReceiptEachTime()
    {
        await using var live = await Live.OpenAsync();
        var person = new { id = Guid.NewGuid(), name = "Ming Hope", real = false, organisations = Party };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => live.SendAsync(HttpMethod.Put, "person", person)));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => answer.Body.GetProperty("receipt").GetString()).Distinct().Single()!.Length.ShouldBe(19);
        var people = (await live.SendAsync(HttpMethod.Get, "people")).Body.GetProperty("people");
        people.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Person_PutAgain_IsCorrected()
    {
        await using var live = await Live.OpenAsync();
        var id = Guid.NewGuid();
        await live.SendAsync(HttpMethod.Put, "person", new { id, name = "Ming", real = false, organisations = Party });
        await live.SendAsync(HttpMethod.Put, "person", new { id, name = "明心", real = true, organisations = Both });
        var person = (await live.SendAsync(HttpMethod.Get, "people")).Body.GetProperty("people")[0];
        person.GetProperty("name").GetString().ShouldBe("明心");
        person.GetProperty("real").GetBoolean().ShouldBeTrue();
        person.GetProperty("organisations").EnumerateArray().Select(one => one.GetString()).ShouldBe(["YouthLeague", "YoungPioneers"]);
    }

    [Fact]
    public async Task Person_WithNothingToDeclare_OrABadName_IsRefusedInWords()
    {
        await using var live = await Live.OpenAsync();
        foreach (var (name, organisations, words) in new (string?, string[]?, string)[]
        {
            ("Ming", [], "at least one"),
            ("Ming", null, "at least one"),
            ("Ming", ["Everything", "7"], "at least one"),
            (null, ["Party"], "Enter a name"),
            ("\u202E", ["Party"], "turn the direction"),
        })
        {
            var answer = await live.SendAsync(HttpMethod.Put, "person", new { id = Guid.NewGuid(), name, real = false, organisations });
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Body.GetProperty("error").GetString()!.ShouldContain(words);
        }

        (await live.SendAsync(HttpMethod.Put, "person", new { id = Guid.Empty })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await live.SendAsync(HttpMethod.Put, "person", "nonsense")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Person_OnSomebodyElsesCall_IsRefused()
    {
        await using var live = await Live.OpenAsync();
        await live.Page.Bank.System.AddPersonAsync("walt", live.Page.Centre, Role.Volunteer);
        using var walt = await live.Page.Bank.System.SignInAsync("walt");
        await using var other = await Live.ForAsync(live.Page, walt, live.Call);
        var answer = await other.SendAsync(HttpMethod.Put, "person", new { id = Guid.NewGuid(), name = "Ming", real = false, organisations = Party });
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Get, "people")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Post, "dial")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Post, "renew")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnythingWithoutTheToken_IsRefused()
    {
        await using var live = await Live.OpenAsync();
        using var answer = await live.Client.PutAsJsonAsync($"/call/{live.Call}/live/person", new { id = Guid.NewGuid(), name = "Ming", organisations = Party });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await live.Client.PostAsync(new Uri($"/call/{live.Call}/live/dial", UriKind.Relative), null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Dial_GivesTheNumber_AndRenewKeepsTheLease_UntilSomebodyElseHasIt()
    {
        await using var live = await Live.OpenAsync(contacts: 1);
        (await live.SendAsync(HttpMethod.Post, "dial")).Body.GetProperty("tel").GetString().ShouldBe("tel:+12025550101");
        (await live.Page.Bank.AuditActionsAsync()).ShouldContain("number-shown");
        (await live.SendAsync(HttpMethod.Post, "renew")).Status.ShouldBe(HttpStatusCode.OK);
        live.Page.Bank.Clock.Advance(Leases.Duration);
        await live.Page.Bank.TakeAsync(new PersonId(Guid.NewGuid()), live.Page.Centre, live.Page.Campaign);
        var lost = await live.SendAsync(HttpMethod.Post, "renew");
        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        lost.Body.GetProperty("error").GetString()!.ShouldContain("somebody else");
        (await live.SendAsync(HttpMethod.Post, "dial")).Status.ShouldBe(HttpStatusCode.Conflict);
        // What is declared on the line is taken all the same.
        (await live.SendAsync(HttpMethod.Put, "person", new { id = Guid.NewGuid(), name = "Ming", real = false, organisations = Party })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Note_IsKept_AndComesBackWithThePage()
    {
        await using var live = await Live.OpenAsync();
        (await live.SendAsync(HttpMethod.Put, "note", new { text = "Kind. 谢谢", moments = SomeMoments })).Status.ShouldBe(HttpStatusCode.OK);
        var page = await live.Page.GetAsync();
        page.QuerySelector("#Form_Note")!.TextContent.Trim().ShouldBe("Kind. 谢谢");
        page.QuerySelectorAll(".note input[checked]").Length.ShouldBe(1);
        (await live.SendAsync(HttpMethod.Put, "note", new { text = new string('x', 2001) })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Pseudonym_IsSuggested()
    {
        await using var live = await Live.OpenAsync();
        (await live.SendAsync(HttpMethod.Get, "pseudonym")).Body.GetProperty("name").GetString().ShouldNotBeNullOrWhiteSpace();
    }
}
