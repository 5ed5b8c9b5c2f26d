using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Campaigns;

/// <summary>A centre with a campaign, and its coordinator signed in through the pages.</summary>
internal sealed class Office : IAsyncDisposable
{
    private Office(Bank bank, CentreId centre, CampaignId campaign, HttpClient coordinator) =>
        (Bank, Centre, Campaign, Coordinator) = (bank, centre, campaign, coordinator);

    public Bank Bank { get; }

    public CentreId Centre { get; }

    public CampaignId Campaign { get; }

    public HttpClient Coordinator { get; }

    public string CampaignPath => $"/centre/campaigns/{Campaign}";

    public static async Task<Office> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var bank = await Bank.OpenAsync(engine);
        await bank.System.ServeAsync();
        var centre = await bank.System.AddCentreAsync();
        await bank.System.AddPersonAsync("carla", centre, Role.Coordinator);
        return new Office(bank, centre, await bank.AddCampaignAsync(centre, new CallingHours(9 * 60, 20 * 60)), await bank.System.SignInAsync("carla"));
    }

    /// <summary>A volunteer of the same centre, and a coordinator of another.</summary>
    public async Task<(HttpClient Volunteer, HttpClient Stranger)> OthersAsync()
    {
        await Bank.System.AddPersonAsync("vera", Centre, Role.Volunteer);
        await Bank.System.AddPersonAsync("stan", await Bank.System.AddCentreAsync("Another"), Role.Coordinator);
        return (await Bank.System.SignInAsync("vera"), await Bank.System.SignInAsync("stan"));
    }

    /// <summary>Chooses a file on the import page and sends it.</summary>
    public async Task<HttpResponseMessage> UploadAsync(byte[] file, string name = "people.csv")
    {
        var page = await Coordinator.PageAsync($"{CampaignPath}/import");
        using var content = new MultipartFormDataContent { { new StringContent(page.QuerySelector("main [name=token]")!.GetAttribute("value")!), "token" } };
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Add(part, "List", name);
        return await Coordinator.PostAsync(new Uri($"{CampaignPath}/import", UriKind.Relative), content);
    }

    /// <summary>Uploads a file that is taken, and gives the path of its preview.</summary>
    public async Task<string> StageAsync(string text)
    {
        using var answer = await UploadAsync(Encoding.UTF8.GetBytes(text));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>What the background service does.</summary>
    public Task RunImportsAsync() => ImportLists.RunAsync(Bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);

    /// <summary>Submits a form with one of its further buttons.</summary>
    public async Task<HttpResponseMessage> PressAsync(string path, string form, string button, params (string Name, string Value)[] fields)
    {
        var page = await Coordinator.PageAsync(path);
        var element = (IHtmlFormElement)page.QuerySelector(form)!;
        var action = page.QuerySelector($"{form} {button}")!.GetAttribute("formaction")!;
        element.SetAttribute("action", action.StartsWith('?') ? path + action : action);
        return await Coordinator.SubmitAsync(page, form, fields);
    }

    public static string Summary(IDocument page) => page.QuerySelector(".error-summary")?.TextContent ?? "";

    public async ValueTask DisposeAsync()
    {
        Coordinator.Dispose();
        await Bank.DisposeAsync();
    }
}
