using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ledgerline.Register.Declaring;
using Ledgerline.Register.Tests.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.OpenData;

public sealed class ApiDeclaringTests
{
    private static readonly Uri Address = new("/api/v1/declarations", UriKind.Relative);

    [Theory, OnBothEngines]
    public async Task Declare_AGroupWithWork_IsWrittenOnceHoweverOftenItIsSent(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine)).ServeAsync();
        using var client = system.Client();
        var (group, first, second) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var challenge = (await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/declarations/challenge", UriKind.Relative))).GetProperty("challenge").GetString()!;
        var body = $$"""
            {"group":"{{group}}","challenge":"{{challenge}}","solution":"{{WorkTests.Solve(challenge, group)}}","people":[
              {"id":"{{first}}","name":" 晨光  <b>","nameKind":"pseudonym","organisations":["party","young-pioneers"],"place":"CN-SC","statement":"One.\nTwo."},
              {"id":"{{second}}","name":"Somebody","nameKind":"real-name","organisations":["youth-league"]}]}
            """;

        using var answer = await SendAsync(client, body);
        using var again = await SendAsync(client, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        var declared = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipt").GetString().ShouldBe(declared.GetProperty("receipt").GetString());
        declared.GetProperty("positions").EnumerateArray().Select(each => each.GetInt32()).ShouldBe([1, 2]);
        var held = (await system.HeldAsync(new GroupId(group)))!;
        held.Receipt.ToString().ShouldBe(declared.GetProperty("receipt").GetString());
        held.People.Select(person => (person.Name.Text, person.Kind, person.Organisations, person.Details.Place?.Code, person.Details.Statement?.Text)).ShouldBe(
        [
            ("晨光 <b>", NameKind.Pseudonym, Organisations.Party | Organisations.YoungPioneers, "CN-SC", "One.\nTwo."),
            ("Somebody", NameKind.RealName, Organisations.YouthLeague, null, null),
        ]);
        var row = await system.ReadAsync(db => db.Set<Group>().SingleAsync());
        (row.State, row.Channel, row.Series?.Length).ShouldBe((GroupState.Review, Channel.Web, 16));
    }

    [Fact]
    public async Task Declare_WhileManyWait_AsksForMoreWorkAndThenTakesNoMore()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick with { MostWaiting = WaitingLoad.FirstGroups })).ServeAsync();
        using var client = system.Client();
        await system.AddGroupsAsync(WaitingLoad.FirstGroups, withWork: true);
        system.Clock.Advance(WaitingLoad.Recent * 2);

        var asked = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/declarations/challenge", UriKind.Relative));
        using var answer = await SendAsync(
            client, $$"""{"group":"{{Guid.NewGuid()}}","people":[{"id":"{{Guid.NewGuid()}}","name":"A","nameKind":"pseudonym","organisations":["party"]}]}""");

        asked.GetProperty("bits").GetInt32().ShouldBe(14);
        Base64Url.DecodeFromChars(asked.GetProperty("challenge").GetString())[20].ShouldBe((byte)14);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain("in an hour");
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(WaitingLoad.FirstGroups);
    }

    [Theory]
    [InlineData("""{"people":[{"id":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","name":"A","nameKind":"pseudonym","organisations":["party"]}]}""", "group")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11"}""", "people")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","people":[null]}""", "people")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","people":[{"name":"A","nameKind":"pseudonym","organisations":["party"]}]}""", "people")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","people":[{"id":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b12","name":"a\u202eb"}]}""", "people[0].Name people[0].Kind people[0].Organisations")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","people":[{"id":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b12","name":"A","nameKind":"pseudonym","organisations":["party"],"place":"Paris"}]}""", "people[0].Place")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","solution":"1,2","people":[{"id":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b12","name":"A","nameKind":"pseudonym","organisations":["party"]}]}""", "solution")]
    public async Task Declare_WithMistakes_SaysWhereTheyAreAndWritesNothing(string body, string fields)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await SendAsync(client, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(each => each.Name).ShouldBe(fields.Split(' '), ignoreOrder: true);
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"group":"nonsense","people":[]}""")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","people":[{"organisations":["everything"]}]}""")]
    [InlineData("""{"group":"6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11","people":[{"organisations":[7]}]}""")]
    public async Task Declare_OfWhatIsNoDeclaration_IsABadRequest(string body)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await SendAsync(client, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("nonsense");
    }

    [Fact]
    public async Task Declare_AfterTheSeal_SaysThatItWasSentBefore()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var body = $$"""{"group":"{{Guid.NewGuid()}}","people":[{"id":"{{Guid.NewGuid()}}","name":"A","nameKind":"pseudonym","organisations":["party"]}]}""";
        (await SendAsync(client, body)).Dispose();
        await system.ReadAsync(db => db.Set<Group>().ExecuteUpdateAsync(row => row.SetProperty(group => group.State, GroupState.Held)));
        (await system.SealLaterAsync()).ShouldBe(1);

        using var late = await SendAsync(client, body);

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(Address, content);
    }
}
