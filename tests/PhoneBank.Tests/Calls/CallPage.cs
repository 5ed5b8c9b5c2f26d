using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>The call page of a volunteer, signed in over real HTTP, with a campaign of American numbers from +1 202 555 0101 on.</summary>
internal sealed class CallPage : IAsyncDisposable
{
    public required Bank Bank { get; init; }

    public required CentreId Centre { get; init; }

    public required CampaignId Campaign { get; init; }

    public required PersonId Volunteer { get; init; }

    public required HttpClient Client { get; init; }

    public static async Task<CallPage> OpenAsync(int contacts = 5, CallingHours? hours = null)
    {
        var bank = await Bank.OpenAsync();
        await bank.System.ServeAsync();
        var centre = await bank.System.AddCentreAsync();
        var volunteer = await bank.System.AddPersonAsync("vera", centre, Role.Volunteer);
        var campaign = await bank.AddCampaignAsync(centre, hours);
        await bank.AddContactsAsync(campaign, Enumerable.Range(1, contacts).Select(Bank.American));
        return new CallPage { Bank = bank, Centre = centre, Campaign = campaign, Volunteer = volunteer, Client = await bank.System.SignInAsync("vera") };
    }

    public Task<IDocument> GetAsync() => Client.PageAsync("/call");

    public async Task NextAsync() => (await Client.SubmitAsync("/call", ".next")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);

    /// <summary>Fills the empty row, replacing what it has, and presses Enter.</summary>
    public async Task<HttpResponseMessage> SaveAsync((string Name, string[] Organisations) person)
    {
        var page = await GetAsync();
        var row = page.QuerySelector(".people-rows > li:last-child")!;
        var id = row.GetAttribute("data-person")!;
        foreach (var box in row.QuerySelectorAll(".organisation-input"))
            box.RemoveAttribute("checked");
        return await Client.SubmitAsync(
            page, "#call", [($"Form.People[{id}].Name", person.Name), .. person.Organisations.Select(one => ($"Form.People[{id}].Organisations", one))]);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Bank.DisposeAsync();
    }
}
