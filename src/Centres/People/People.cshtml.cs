using Ledgerline.Centres.Invitations;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.People;

/// <summary>With what somebody who is invited begins.</summary>
internal enum Beginning
{
    /// <summary>With invented calls, until a coordinator admits her to real ones.</summary>
    Practice,

    /// <summary>With real calls at once.</summary>
    Calls,

    /// <summary>With what comes in from the web.</summary>
    Reviews,

    /// <summary>With stories.</summary>
    Stories,

    /// <summary>With stories in another language.</summary>
    Translations,
}

/// <summary>Who works at a coordinator's centre, and who is invited to it.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class PeopleModel(ReadPeople read, Invite invite, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Beginning Begins { get; set; }

    public IReadOnlyList<Colleague> People { get; private set; } = [];

    public IEnumerable<Choice> Beginnings => Enum.GetValues<Beginning>().Select(one => new Choice(one.ToString(), text[$"people.begins.{one}"], text[$"people.beginsHint.{one}"]));

    /// <summary>Those who have not come yet, and those who are to come again.</summary>
    public IReadOnlyList<OpenInvitation> Invitations { get; private set; } = [];

    /// <summary>Who was just invited, with the code that is shown this once.</summary>
    public NewInvitation? Invited { get; private set; }

    /// <summary>Whether somebody was just removed.</summary>
    public bool IsRemoved { get; private set; }

    public Task OnGetAsync(string? said, CancellationToken cancel)
    {
        IsRemoved = said == PersonModel.Removed;
        return ListAsync(cancel);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        PersonForm.CheckName(ModelState, text, Name);
        if (!Enum.IsDefined(Begins))
            ModelState.AddError(nameof(Begins), text["field.invalid"]);
        if (ModelState.IsValid)
        {
            Invited = await invite.NewAsync(User.Actor(), Name!.Trim(), RoleOf(Begins), cancel);
            (Name, Begins) = (null, Beginning.Practice);
            ModelState.Clear();
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancel) =>
        await invite.TakeBackAsync(User.Actor(), id, cancel) ? RedirectToPage() : NotFound();

    private static Role RoleOf(Beginning begins) => begins switch
    {
        Beginning.Practice => Role.Trainee,
        Beginning.Calls => Role.Volunteer,
        Beginning.Reviews => Role.Registrar,
        Beginning.Stories => Role.Editor,
        Beginning.Translations => Role.Translator,
    };

    private async Task ListAsync(CancellationToken cancel)
    {
        People = await read.OfAsync(User.Actor().Centre, cancel);
        Invitations = await invite.OpenAsync(User.Actor().Centre, cancel);
    }
}
