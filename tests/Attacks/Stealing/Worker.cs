using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Attacks.Stealing;

/// <summary>Somebody of a centre at the pages: what her browser sends, and no more.</summary>
internal sealed class Worker(TestSystem system, string name, PersonId person, CentreId centre, string campaign) : IDisposable
{
    private readonly Visitor _visitor = new(system.Url);
    private string _token = "";

    public string Volunteer => Written(person.Value);

    public string Centre => Written(centre.Value);

    /// <summary>The call in hand.</summary>
    public string Call { get; private set; } = "";

    public async Task SignInAsync()
    {
        _visitor.Cookies.Clear();
        var answer = await _visitor.PostAsync("/sign-in", ("token", await _visitor.TokenAsync("/sign-in")), ("Name", name), ("Password", TestSystem.Password));
        answer.Status.ShouldBe(302, answer.Body);
        _token = await _visitor.TokenAsync("/account");
    }

    /// <summary>Sends a list; begins its import, or leaves it where it is.</summary>
    public async Task UploadAsync(string csv, bool begin)
    {
        using var form = new MultipartFormDataContent { { new StringContent(_token), "token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "List", "people.csv" } };
        var uploaded = await _visitor.SendAsync(HttpMethod.Post, $"/centre/campaigns/{campaign}/import", form);
        uploaded.Status.ShouldBe(302, uploaded.Body);
        if (begin)
        {
            await PostAsync(uploaded.Location, "/lists/", ("Form.HasHeadings", "true"), ("Form.NumberColumn", "1"), ("Form.NameColumn", "2"), ("Form.NoteColumn", "3"));
        }
    }

    /// <summary>Jots down what is worth telling.</summary>
    public async Task JotAsync(string text) => await PostAsync("/jotting", "kept=true", ("Words", text));

    public async Task TakeAsync()
    {
        await PostAsync("/call?handler=Next", "/call", ("Campaign", campaign));
        await FindCallAsync();
    }

    /// <summary>Somebody calls back, whom the number tells.</summary>
    public async Task TakeByNumberAsync(string number)
    {
        await PostAsync("/call/by-number", "/call", ("Number", number));
        await FindCallAsync();
    }

    public async Task DialAsync() => (await SendAsync(HttpMethod.Post, "dial", new { })).Status.ShouldBe(200);

    public async Task DeclareAsync(Guid id, string declarant, bool real, IEnumerable<string> organisations) =>
        (await SendAsync(HttpMethod.Put, "person", new { id, name = declarant, real, organisations })).Status.ShouldBe(200);

    public async Task NoteAsync(string note) => (await SendAsync(HttpMethod.Put, "note", new { text = note })).Status.ShouldBe(200);

    public Task ReferAsync(string number, string referred) =>
        PostAsync($"/call/{Call}?handler=Refer", "/call", ("Form.ReferralNumber", number), ("Form.ReferralName", referred));

    public async Task ReportAsync(string outcome, string? note = null, string? minutes = null, string? otherNumber = null, string? forWhom = null)
    {
        var answer = await SendAsync(HttpMethod.Put, "report", new { outcome, seconds = 0, note, minutes, otherNumber, forWhom });
        answer.Status.ShouldBe(200, answer.Body);
    }

    public void Dispose() => _visitor.Dispose();

    private async Task FindCallAsync() => Call = Written(Guid.Parse((await system.InScopeAsync<LedgerlineDb, List<string>>(db => db.Database.SqlQueryRaw<string>(
        $"SELECT CAST(id AS TEXT) AS \"Value\" FROM {db.Source.Table("phone_bank", "calls")} WHERE is_current AND ended_at IS NULL AND UPPER(CAST(volunteer AS TEXT)) = '{Volunteer.ToUpperInvariant()}'").ToListAsync())).Single()));

    private async Task PostAsync(string path, string leadsTo, params (string Name, string Value)[] fields)
    {
        var answer = await _visitor.PostAsync(path, [("token", _token), .. fields]);
        answer.Location.ShouldContain(leadsTo, Case.Sensitive, answer.Body);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string what, object body)
    {
        using var content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        return await _visitor.SendAsync(method, $"/call/{Call}/live/{what}", content, request => request.Headers.Add("RequestVerificationToken", _token));
    }

    private static string Written(Guid id) => id.ToString("D");
}
