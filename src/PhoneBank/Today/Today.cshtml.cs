using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Today;

/// <summary>A coordinator's day: who is on, what came of the calls, whom the queue has left.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class TodayModel(ReadToday read, WhoIsOn whoIsOn, CentrePeople people, CentreClock centreClock, Text text, TimeProvider clock) : PageModel
{
    public LocalDay Day { get; private set; }

    public CentreToday Today { get; private set; } = null!;

    public IReadOnlyList<CentrePerson> People { get; private set; } = [];

    public IReadOnlyList<OnNow> On { get; private set; } = [];

    /// <summary>Whether something unusual has come up since the page was opened.</summary>
    public bool IsUnusualNew { get; private set; }

    /// <summary>What was just done, when the page comes after that.</summary>
    [FromQuery]
    public TodayChange? Said { get; set; }

    public IEnumerable<Bar> Bars => Today.Hours.Select(hour => new Bar(text["today.hours.at", ("time", hour.From)], hour.Outcomes.Calls));

    public IEnumerable<CentrePerson> NotOn => People.Where(person => On.All(on => on.Person != person.Id));

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool WorksHere(PersonId id) => People.Any(person => person.Id == id);

    public string NameOf(PersonId? id) => People.FirstOrDefault(person => person.Id == id)?.Name ?? text["today.on.somebody"];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await ReadNowAsync(cancel);
        Today = await read.OfAsync(User.Actor().Centre, Day, People, cancel);
        HttpContext.RequestServices.GetRequiredService<UnusualMark>().Look(HttpContext, Today.Unusual);
    }

    /// <summary>Who is on, alone: what today.js puts in the place of what was there.</summary>
    public async Task<PartialViewResult> OnGetNowAsync(CancellationToken cancel)
    {
        await ReadNowAsync(cancel);
        IsUnusualNew = await HttpContext.RequestServices.GetRequiredService<UnusualMark>().IsNewAsync(HttpContext, cancel);
        return Partial("/Pages/PhoneBank/Today/_Now.cshtml", this);
    }

    public async Task<IActionResult> OnPostGiveAsync(Guid contact, Guid? volunteer, [FromServices] GiveCallback give, CancellationToken cancel)
    {
        // Nobody has the empty id.
        var outcome = await give.GiveAsync(User.Actor(), new ContactId(contact), new PersonId(volunteer ?? Guid.Empty), cancel);
        var (change, words) = outcome switch
        {
            GiveCallbackOutcome.Given => (TodayChange.CallbackGiven, null),
            GiveCallbackOutcome.NotWaiting => (TodayChange.CallbackGone, null),
            GiveCallbackOutcome.NoSuchVolunteer => (TodayChange.CallbackGone, text["today.missed.choose"]),
        };
        if (words is null)
            return LocalRedirect($"/centre/today?said={change}");
        ModelState.Clear();
        ModelState.AddError($"give-{contact:N}", words);
        await OnGetAsync(cancel);
        return Page();
    }

    private async Task ReadNowAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        Day = LocalDay.Of(Now, await centreClock.ZoneOfAsync(centre, cancel));
        People = await people.WhoCallAsync(centre, cancel);
        On = [.. (await whoIsOn.OfAsync(centre, cancel)).OrderBy(on => NameOf(on.Person), StringComparer.InvariantCultureIgnoreCase)];
    }
}

/// <summary>What can be done from the coordinator's day.</summary>
internal enum TodayChange
{
    SessionEnded,
    CallbackGiven,
    CallbackGone,
}
