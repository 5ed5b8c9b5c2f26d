using System.Net;
using System.Net.Http.Json;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Jottings;

public sealed class JottingPageTests
{
    [Theory, OnBothEngines]
    public async Task WhatAVolunteerJotsDown_IsKept_WithoutHer(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var vera = await desk.SignInAsync("vera", Role.Volunteer);

        var answer = await vera.SubmitAsync("/jotting", "main form", ("Words", "A teacher\r\nlistened. "));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await vera.PageAsync(answer.Headers.Location!.ToString())).QuerySelector(".notice.success").ShouldNotBeNull();
        var kept = (await desk.Room.DbAsync(db => db.Set<Jotting>().AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        kept.Centre.ShouldBe(desk.Room.Centre);
        System.Text.Encoding.UTF8.GetString(kept.TextSealed).ShouldNotContain("teacher");
        // Nobody's act is written down.
        (await desk.Room.System.AuditActionsAsync()).ShouldBeEmpty();
        desk.Room.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Room.DeliverAsync();
        (await (await desk.Room.System.SignInAsync("edith")).PageAsync("/stories")).QuerySelector(".jotting p")!.TextContent.ShouldBe("A teacher\nlistened.");
    }

    [Fact]
    public async Task TheCallPagesScript_HasItKeptToo()
    {
        await using var desk = await Desk.OpenAsync();
        var vera = await desk.SignInAsync("vera", Role.Volunteer);

        (await PutAsync(vera, "A teacher")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(vera, "  ")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PutAsync(vera, new string('x', Jotting.MaxLength + 1))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await desk.Room.DbAsync(db => db.Set<Jotting>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData(0, "Write a few words about what happened")]
    [InlineData(Jotting.MaxLength + 1, "Shorten it to 4,000 characters")]
    public async Task WhatCannotBeKept_ComesBack_AsItWasTyped(int length, string told)
    {
        await using var desk = await Desk.OpenAsync();
        var vera = await desk.SignInAsync("vera", Role.Volunteer);

        var page = await (await vera.SubmitAsync("/jotting", "main form", ("Words", new string('x', length)))).PageAsync();

        Desk.Summary(page).ShouldContain(told);
        page.QuerySelector("#Words")!.TextContent.Length.ShouldBe(length);
        (await desk.Room.DbAsync(db => db.Set<Jotting>().CountAsync())).ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string words)
    {
        var page = await client.PageAsync("/jotting");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/jotting") { Content = JsonContent.Create(new { words }) };
        request.Headers.Add("RequestVerificationToken", page.QuerySelector("main [name=token]")!.GetAttribute("value"));
        return await client.SendAsync(request);
    }
}
