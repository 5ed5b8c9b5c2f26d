using System.Net.Http.Json;
using Ledgerline.Centres;

namespace Ledgerline.Attacks.Ground;

/// <summary>A volunteer at work, by what the pages send.</summary>
internal sealed class Caller(TwoCentres ground, Visitor visitor, PersonId person)
{
    public string Call { get; set; } = "";

    /// <summary>Takes the next contact of A's campaign, or of another.</summary>
    /// <returns>The call's id.</returns>
    public async Task<string> TakeAsync(string? campaign = null)
    {
        var answer = await visitor.PostAsync("/call?handler=Next", ("token", Token()), ("Campaign", campaign ?? ground.Things["campaign"]));
        answer.Location.ShouldBe("/call", answer.Body);
        Call = (await ground.ReadAsync("phone_bank", "calls", "id", $"is_current AND ended_at IS NULL AND UPPER(CAST(volunteer AS TEXT)) = '{person.Value.ToString().ToUpperInvariant()}'")).Single();
        return Call;
    }

    public async Task EnterAsync(Guid id, string name) =>
        (await PutAsync("person", new { id, name, real = false, organisations = new[] { "Party" } })).Status.ShouldBe(200);

    public async Task ReportAsync(string outcome) => (await PutAsync("report", new { outcome, seconds = 0 })).Status.ShouldBe(200);

    /// <summary>Adds a number that was given on the call.</summary>
    /// <returns>The contact's id.</returns>
    public async Task<string> ReferAsync(string number)
    {
        var before = await ground.ReadAsync("phone_bank", "contacts", "id", "1 = 1");
        (await visitor.PostAsync($"/call/{Call}?handler=Refer", ("token", Token()), ("Form.ReferralNumber", number))).Location.ShouldBe("/call");
        return (await ground.ReadAsync("phone_bank", "contacts", "id", "1 = 1")).Except(before).Single();
    }

    public async Task<Answer> PutAsync(string what, object body)
    {
        using var content = body as HttpContent ?? JsonContent.Create(body);
        var token = Token();
        return await visitor.SendAsync(HttpMethod.Put, $"/call/{Call}/live/{what}", content, request => request.Headers.Add("RequestVerificationToken", token));
    }

    private string Token()
    {
        var (token, cookie) = ground.Token(person);
        visitor.Cookies["form"] = cookie;
        return token;
    }
}
