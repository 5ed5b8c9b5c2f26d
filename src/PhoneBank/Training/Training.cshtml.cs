using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Training;

/// <summary>Who practises at a centre, and is to be admitted to real calls.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class TrainingModel(ReadPractice read) : PageModel
{
    public IReadOnlyList<TraineeRow> People { get; private set; } = [];

    /// <summary>What was just done, when the page comes after that.</summary>
    [FromQuery]
    public TrainingChange? Said { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => People = await read.OfCentreAsync(User.Actor().Centre, cancel);
}

/// <summary>What can be done about those who practise.</summary>
internal enum TrainingChange
{
    Admitted,
}
