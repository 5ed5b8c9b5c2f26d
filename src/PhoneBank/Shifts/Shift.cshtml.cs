using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>
/// A volunteer's own shift: pause and end, her own numbers, and what she entered and can still change. Once that is sealed nobody can tell any more that it was hers.
/// </summary>
[Authorize(Permission.TakeCalls)]
internal sealed class ShiftModel(HeldDeclarations held, ReadOwnWeeks read, CentreClock centreClock, KeyRing keys, Text text, TimeProvider clock) : PageModel
{
    public IReadOnlyList<HeldGroup> Groups { get; private set; } = [];

    public OwnWork Work { get; private set; } = null!;

    public LocalDay Day { get; private set; }

    /// <summary>What was just done, when the page comes after that.</summary>
    [FromQuery]
    public ShiftChange? Said { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        Groups = await held.OfShiftAsync(ShiftToken.Of(keys, actor.Person), cancel);
        Day = LocalDay.Of(Now, await centreClock.ZoneOfAsync(actor.Centre, cancel));
        var (begins, ends) = (Day.Begins, Day.Ends);
        Work = await read.OfAsync(actor, Groups.Where(group => group.Refusal is null && group.DeclaredAt >= begins && group.DeclaredAt < ends).Sum(group => group.People.Count), cancel);
    }

    /// <param name="atCall">Whether it was asked for beside the calls, to go on there.</param>
    public async Task<IActionResult> OnPostStepAsync(ShiftStep? step, bool atCall, [FromServices] ChangeShift change, CancellationToken cancel)
    {
        if (step is not { } wanted || !Enum.IsDefined(wanted))
            return BadRequest();
        switch (await change.RunAsync(User.Actor().Person, wanted, cancel))
        {
            case StepOutcome.Done or StepOutcome.NothingToDo:
                return LocalRedirect(atCall ? "/call" : "/shift");
            case StepOutcome.CallOpen:
                ModelState.AddError("", text["shift.step.callOpen"]);
                await OnGetAsync(cancel);
                return Page();
        }

        throw new InvalidOperationException("No such outcome.");
    }
}

/// <summary>What can be done to a declaration on "My shift".</summary>
internal enum ShiftChange
{
    Corrected,
    Withdrawn,
}
