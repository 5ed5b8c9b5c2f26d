using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>One declaration of "My shift": corrected or withdrawn while it is held.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class DeclaredModel(
    HeldDeclarations held, CorrectDeclaration correct, WithdrawDeclaration withdraw, TallyWeek tally, KeyRing keys, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public NameKind? Kind { get; set; }

    [BindProperty]
    public List<Organisations> Organisations { get; set; } = [];

    /// <summary>Whether it can still be changed.</summary>
    public bool IsHeld { get; private set; } = true;

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<NameKind>().Select(kind => new Choice(kind.ToString(), text[kind.TextKey()]))];

    public IReadOnlyList<Choice> AllOrganisations => [.. OrganisationsExtensions.Each.Select(each => new Choice(each.ToString(), text[each.TextKey()]))];

    private byte[] Token => ShiftToken.Of(keys, User.Actor().Person);

    public async Task<IActionResult> OnGetAsync(Guid declaration, CancellationToken cancel)
    {
        var mine = await held.OfShiftAsync(Token, cancel);
        if (mine.Where(group => group.Refusal is null).SelectMany(group => group.People).FirstOrDefault(person => person.Id.Value == declaration) is not { } found)
            return TooLate(); // One answer for what is sealed, what was withdrawn or refused, what was never there and what is somebody else's.

        (Name, Kind, Organisations) = (found.Name.Text, found.Kind, [.. found.Organisations.Named()]);
        return Page();
    }

    public async Task<IActionResult> OnPostCorrectAsync(Guid declaration, CancellationToken cancel)
    {
        if (!DeclarantName.TryParse(Name, out var name, out var refusal))
            ModelState.AddError(nameof(Name), text[refusal.TextKey(), ("count", DeclarantName.MaxClusters)]);
        if (Kind is null)
            ModelState.AddError(nameof(Kind), text["declare.kindMissing"]);
        var organisations = Organisations.Aggregate(Register.Organisations.None, (all, one) => all | one);
        if (!organisations.CanBeDeclared())
            ModelState.AddError(nameof(Organisations), text["call.people.noOrganisation"]);
        if (!ModelState.IsValid)
            return Page();

        var outcome = await correct.CorrectAsync(new DeclarationId(declaration), new Proof.OfShift(Token), name!, Kind!.Value, organisations, cancel: cancel);
        return Answer(outcome, ShiftChange.Corrected);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid declaration, CancellationToken cancel)
    {
        var enteredAt = (await held.OfShiftAsync(Token, cancel)).FirstOrDefault(group => group.People.Any(person => person.Id.Value == declaration))?.DeclaredAt;
        var outcome = await withdraw.WithdrawAsync(new DeclarationId(declaration), new Proof.OfShift(Token), cancel);
        if (outcome == ChangeOutcome.Done && enteredAt is { } at)
            await tally.TakeBackAsync(User.Actor(), at, cancel);
        return Answer(outcome, ShiftChange.Withdrawn);
    }

    private IActionResult Answer(ChangeOutcome outcome, ShiftChange done) => outcome switch
    {
        ChangeOutcome.Done => LocalRedirect($"/shift?said={done}"),
        ChangeOutcome.NotFound or ChangeOutcome.NoLongerHeld => TooLate(),
        ChangeOutcome.NoOrganisation => Again(nameof(Organisations), text["call.people.noOrganisation"]),
    };

    private PageResult TooLate()
    {
        IsHeld = false;
        return Page();
    }

    private PageResult Again(string field, string error)
    {
        ModelState.AddError(field, error);
        return Page();
    }
}
