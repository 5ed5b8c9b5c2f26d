using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authorization;

namespace Ledgerline.Web.Tests.RateLimits;

public class LanesTests
{
    private static readonly LanePlaces One = new(AtOnce: 1, Waiting: 0);
    private static readonly (string, string) Volunteer = ("Permissions", Permission.TakeCalls);

    [Fact]
    public async Task Lane_WhosePlacesAreTaken_RefusesAndTheOthersDoNot()
    {
        await using var site = await LimitedSite.StartAsync(places: One);
        var waits = await site.BeginAsync("/wait");

        using var refused = await site.PostAsync("/wait");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.QuerySelector("h1")!.TextContent.ShouldBe(Text.In("en")["error.503.title"]);
        var entrance = await site.BeginAsync("/entrance/wait");
        var staff = await site.BeginAsync("/staff/wait", Volunteer);
        (await site.PostAsync("/entrance/wait")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await site.PostAsync("/staff/wait", Volunteer)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        site.GoOn.SetResult();
        foreach (var answer in new[] { waits, entrance, staff })
            (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.PostAsync("/wait")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lane_WithAPlaceToWaitIn_AnswersInTurn()
    {
        await using var site = await LimitedSite.StartAsync(places: new LanePlaces(AtOnce: 1, Waiting: 1));
        var first = await site.BeginAsync("/wait");

        Task<HttpResponseMessage>[] two = [site.PostAsync("/wait"), site.PostAsync("/wait")];
        var refused = await await Task.WhenAny(two);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        site.GoOn.SetResult();
        (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(two)).Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], ignoreOrder: true);
    }

    [Fact]
    public async Task Staff_WhoHasNoPermission_TakesNoPlaceOfTheirs()
    {
        await using var site = await LimitedSite.StartAsync(places: One);
        _ = await site.BeginAsync("/staff/wait", Volunteer);

        (await site.PostAsync("/staff/wait")).StatusCode.ShouldNotBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task News_ThatIsWaitedFor_GivesItsPlaceBack()
    {
        await using var site = await LimitedSite.StartAsync(places: One);
        var news = await site.BeginAsync("/staff/news", Volunteer);
        var work = await site.BeginAsync("/staff/wait", Volunteer);

        (await site.PostAsync("/staff/wait", Volunteer)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        site.GoOn.SetResult();
        (await news).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await work).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Given back once: there is still one place, and no second.
        (await site.PostAsync("/staff/wait", Volunteer)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Request_ThatIsNotAnsweredInTime_Is503AndGivesItsPlaceBack_UnlessItTakesItsTime()
    {
        await using var site = await LimitedSite.StartAsync(new RequestLimits { Request = TimeSpan.FromMilliseconds(50) }, new LanePlaces(AtOnce: 2, Waiting: 0));
        var takesItsTime = await site.BeginAsync("/long");

        using var late = await site.PostAsync("/slow");

        late.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(Text.In("en")["error.503.title"]);
        (await site.PostAsync("/slow")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        site.GoOn.SetResult();
        (await takesItsTime).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 50)]
    [InlineData(2, 100)]
    [InlineData(64, 30)]
    [InlineData(64, 100)]
    [InlineData(64, 1_000)]
    public void Places_OfAllLanesThatReadTheDatabase_AreFewerThanItsConnectionsWithEightLeftOver(int cores, int connections)
    {
        var places = LanePlaces.On(cores, connections);

        places.Keys.ShouldBe(Enum.GetValues<Lane>(), ignoreOrder: true);
        var reading = places[Lane.Public].AtOnce + places[Lane.Entrance].AtOnce + places[Lane.Staff].AtOnce + places[Lane.Health].AtOnce;
        reading.ShouldBeLessThanOrEqualTo(connections - 8 + 1);
        places[Lane.Staff].AtOnce.ShouldBeGreaterThan(places[Lane.Public].AtOnce);
    }

    [Theory]
    [InlineData(false, null, Lane.Public)]
    [InlineData(true, null, Lane.Staff)]
    [InlineData(false, Lane.Log, Lane.Log)]
    [InlineData(true, Lane.Entrance, Lane.Entrance)]
    public void Lane_OfAnEndpoint_IsWhatItSaysOrWhatItsPermissionSays(bool authorized, Lane? named, Lane lane)
    {
        object permission = authorized ? new AuthorizeAttribute(Permission.TakeCalls) : new AllowAnonymousAttribute();

        Web.RateLimits.Lanes.Of(new Endpoint(null, named is { } own ? new(permission, new LaneAttribute(own)) : new(permission), null)).ShouldBe(lane);
    }
}
