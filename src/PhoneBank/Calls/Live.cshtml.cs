using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.Register;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What call.js asks while a call goes on. Each does what the page's form does, a piece at a time.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class LiveModel(Text text) : PageModel
{
    public async Task<IActionResult> OnGetPeopleAsync(Guid call, [FromServices] ReadCall read, CancellationToken cancel)
    {
        if (await read.ReadAsync(User.Actor().Person, cancel) is not { } view || view.Id.Value != call)
            return NotFound();
        var people = view.Declared?.People.Select(PersonRow.Of).Select(LivePerson.Of) ?? [];
        return new JsonResult(new { open = view.Stage == CallStage.Open, receipt = view.Declared?.Receipt.ToString(), people });
    }

    public async Task<IActionResult> OnPutPersonAsync(Guid call, [FromBody] LivePerson? person, [FromServices] SavePerson save, CancellationToken cancel)
    {
        if (person is null || person.Id == Guid.Empty)
            return BadRequest();
        var result = await save.SaveAsync(new CallId(call), User.Actor(), person.ToRow().ToInput(), cancel);
        var error = CallWords.Of(text, result);
        return new JsonResult(new { error, receipt = result.Receipt?.ToString(), isSealed = result.Outcome == SaveOutcome.NoLongerHeld })
        {
            StatusCode = error is null ? 200 : result.Outcome == SaveOutcome.NoSuchCall ? 404 : 422,
        };
    }

    public async Task<IActionResult> OnPutNoteAsync(Guid call, [FromBody] LiveNote? note, [FromServices] NoteCall noteCall, CancellationToken cancel)
    {
        if (note is null)
            return BadRequest();
        var form = new CallForm { Note = note.Text, Moments = Names.Read<Moments>(note.Moments) };
        if (form.Note?.Length > CallNote.MaxLength)
            return new JsonResult(new { error = text["call.note.tooLong", ("count", CallNote.MaxLength)] }) { StatusCode = 422 };
        return await noteCall.NoteAsync(new CallId(call), User.Actor().Person, form.ToNote(), cancel) ? new JsonResult(new { }) : NotFound();
    }

    public async Task<IActionResult> OnPutReportAsync(Guid call, [FromBody] LiveReport? sent, [FromServices] SendReport send, CancellationToken cancel)
    {
        if (sent is null || Names.Read<Outcome>([sent.Outcome ?? ""]) is not [var outcome])
            return BadRequest();
        var error = await send.SendAsync(new CallId(call), User.Actor(), outcome, sent.ToForm(), sent.Age, ModelState, cancel);
        return new JsonResult(new { error }) { StatusCode = error is null ? 200 : 422 };
    }

    public async Task<IActionResult> OnPostDialAsync(Guid call, [FromServices] DialContact dial, CancellationToken cancel)
    {
        var (outcome, number) = await dial.DialAsync(new CallId(call), User.Actor(), cancel);
        return number is null
            ? new JsonResult(new { error = CallWords.Of(text, outcome) }) { StatusCode = outcome == DialOutcome.NoSuchCall ? 404 : 409 }
            : new JsonResult(new { number = number.International(), tel = number.TelUri });
    }

    public async Task<IActionResult> OnPostRenewAsync(Guid call, [FromServices] KeepLease keep, [FromServices] NextOwnCallback nextCallback, CancellationToken cancel)
    {
        var (state, until) = await keep.RenewAsync(new CallId(call), User.Actor().Person, cancel);
        return state == LeaseState.Held
            ? new JsonResult(new { until = until.ToUnixTimeMilliseconds(), reminder = CallWords.Reminder(text, await nextCallback.MinutesAsync(User.Actor(), cancel)) })
            : Answer(state);
    }

    /// <param name="until">When the lease ended as far as the page knew, in Unix time in milliseconds.</param>
    public async Task<IActionResult> OnPostLeaveAsync(Guid call, long until, [FromServices] KeepLease keep, CancellationToken cancel) =>
        Answer(await keep.LeaveAsync(new CallId(call), User.Actor().Person, Instant(until), cancel));

    public IActionResult OnGetPseudonym([FromServices] PseudonymSuggestion pseudonym) => new JsonResult(new { name = pseudonym.Suggest(text.Language) });

    private static DateTimeOffset Instant(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private JsonResult Answer(LeaseState state) => state switch
    {
        LeaseState.Held => new JsonResult(new { }),
        LeaseState.Lost => new JsonResult(new { error = text["call.lease.lost"] }) { StatusCode = 409 },
        LeaseState.NoSuchCall => new JsonResult(new { error = text["call.noSuchCall"] }) { StatusCode = 404 },
    };
}

/// <summary>A row as call.js sends and gets it; organisations by their names.</summary>
internal sealed record LivePerson(Guid Id, string? Name, bool Real, IReadOnlyList<string>? Organisations)
{
    public static LivePerson Of(PersonRow row) => new(row.Id, row.Name, row.IsRealName, [.. row.Organisations.Select(one => one.ToString())]);

    public PersonRow ToRow() => new() { Id = Id, Name = Name, IsRealName = Real, Organisations = Names.Read<Organisations>(Organisations) };
}

/// <summary>The fields of the form that say how a call ended, and how many seconds ago its button was pressed.</summary>
internal sealed record LiveReport(
    string? Outcome, string? Minutes, string? Date, string? Time, string? OtherNumber, string? ForWhom, string? Note, IReadOnlyList<string>? Moments, double Seconds)
{
    /// <summary>What comes sooner has not waited: a callback "in five minutes" is five minutes from its arrival.</summary>
    private const double AtOnce = 30;

    /// <summary>Since the button was pressed. The browser's clock may be wrong; how long it waited by it is believed, within bounds.</summary>
    public TimeSpan Age => TimeSpan.FromSeconds(Seconds is >= AtOnce and < double.PositiveInfinity ? Math.Min(Seconds, SavePerson.TakenFor.TotalSeconds) : 0);

    public CallForm ToForm() => new()
    {
        Minutes = Minutes,
        Date = Date,
        Time = Time,
        OtherNumber = OtherNumber,
        ForWhom = ForWhom,
        Note = Note,
        Moments = Names.Read<Moments>(Moments),
    };
}

internal sealed record LiveNote(string? Text, IReadOnlyList<string>? Moments);

internal static class Names
{
    /// <summary>What is no name of the kind is passed over.</summary>
    public static List<T> Read<T>(IReadOnlyList<string>? names)
        where T : struct, Enum => [.. (names ?? []).Where(name => Enum.IsDefined(typeof(T), name)).Select(Enum.Parse<T>)];
}
