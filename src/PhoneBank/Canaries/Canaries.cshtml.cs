using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>What was just done about a telephone of the centre's own.</summary>
internal enum CanaryChange
{
    Added,
    RingNoted,
    TakenOut,
}

/// <summary>The centre's own telephones among its contacts: what they are for, which there are, and how one more is put in.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class CanariesModel(FindCanaries find, AddCanary add, FindCampaigns campaigns, CentrePeople people, Text text) : PageModel
{
    [BindProperty]
    public CanaryForm Form { get; set; } = new();

    [FromQuery]
    public CanaryChange? Said { get; set; }

    public IReadOnlyList<(Guid Id, CanaryRecord Record)> Canaries { get; private set; } = [];

    public IReadOnlyList<ChoiceGroup> Campaigns { get; private set; } = [];

    public IReadOnlyList<ChoiceGroup> Accounts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(ModelState, text) is { } canary)
        {
            var outcome = await add.AddAsync(User.Actor(), canary, cancel);
            if (Wrong(outcome) is not var (field, words))
                return LocalRedirect($"/centre/canaries?said={CanaryChange.Added}");
            ModelState.AddError(field, text[words]);
        }

        await ShowAsync(cancel);
        return Page();
    }

    /// <returns>Null where nothing is.</returns>
    private static (string Field, string Key)? Wrong(AddCanaryOutcome outcome) => outcome switch
    {
        AddCanaryOutcome.Added => null,
        AddCanaryOutcome.NoSuchCampaign => ("Form.Campaign", "canaries.noCampaign"),
        AddCanaryOutcome.NobodyToCall => ("Form.Account", "canaries.nobodyToCall"),
        AddCanaryOutcome.NumberKnown => ("Form.Number", "canaries.numberKnown"),
        AddCanaryOutcome.DoNotCall => ("Form.Number", "canaries.doNotCall"),
        AddCanaryOutcome.NoZone => ("Form.Number", "canaries.noZone"),
    };

    private async Task ShowAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        Canaries = await find.OfAsync(actor.Centre, cancel);
        Campaigns = [new ChoiceGroup(text["campaigns.list.title"], [.. (await campaigns.ForAsync(actor, cancel)).Select(campaign => new Choice(campaign.Id.ToString(), campaign.Name))])];
        var others = (await people.WhoCallAsync(actor.Centre, cancel)).Where(person => person.Id != actor.Person);
        Accounts = [new ChoiceGroup(text["canaries.accounts"], [.. others.Select(person => new Choice(person.Id.ToString(), person.Name))])];
    }
}
