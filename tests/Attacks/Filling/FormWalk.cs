using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Attacks.Filling;

/// <summary>What was answered to somebody, and by what it came.</summary>
/// <param name="Page">The pattern of the page on which it began.</param>
/// <param name="By">The same, or the form's kind.</param>
internal sealed record Seen(Visitor Who, string Address, string Page, string By, Answer Answer);

/// <summary>
/// Goes to every page as whoever may, and sends each form on it that takes words, with each of its buttons: first with something wrong in every field, then as somebody would who
/// wants it to be taken; the forms on what is answered too. Which forms and fields there are is known from the pages alone.
/// </summary>
/// <param name="words">What to type into a field of a page.</param>
/// <param name="mark">What stands in all words that it types: a form that carries it on in hidden fields is sent too.</param>
internal sealed class FormWalk(TwoCentres ground, Func<string, FormField, bool, string> words, string mark)
{
    private const int MostSteps = 4;
    private const string CallPage = "/call/{call:guid?}/{handler?}";

    /// <summary>What is taken where nothing else is: all other words are tried too, but lead nowhere.</summary>
    private static readonly Dictionary<string, string> Meaningful = new()
    {
        ["Form.ReferralNumber"] = "+1 202 555 0171",
        ["Form.OtherNumber"] = "",
        ["Form.Minutes"] = "",
        ["Number"] = "+1 202 555 0101",
        ["Holidays"] = "",
        ["Numbers"] = "0",
    };

    private readonly HashSet<string> _sent = [];

    /// <summary>From every page of the table.</summary>
    public async IAsyncEnumerable<Seen> WalkAsync()
    {
        var doors = await Doors.OfAsync(ground.System);
        foreach (var line in PermissionTable.Lines.Where(line => line.Door is { Method: "GET", Handler: "-" } && Doors.IsPage(doors[line.Door])))
        {
            var (visitor, address) = (await VisitorAsync(line), Knock.Address(line, doors[line.Door], ground.Things));
            int before;
            do
            {
                before = _sent.Count;
                if (line.Door.Pattern == CallPage)
                    await new Caller(ground, visitor, ground.Id('A', Role.Volunteer)).TakeAsync();
                await foreach (var seen in WalkFromAsync(visitor, address, line.Door.Pattern))
                    yield return seen;
            }
            // Some of its buttons end a call: then the others are pressed on the next.
            while (line.Door.Pattern == CallPage && _sent.Count > before);
        }
    }

    /// <summary>From one page.</summary>
    public async IAsyncEnumerable<Seen> WalkFromAsync(Visitor visitor, string address, string page)
    {
        await foreach (var seen in LookAsync(new Seen(visitor, address, page, page, await visitor.GetAsync(address)), MostSteps))
            yield return seen;
    }

    /// <summary>What changes how one signs in wants somebody who has just done so.</summary>
    private async Task<Visitor> VisitorAsync(PermissionLine line) => line switch
    {
        { Owner: null } => ground.Stranger(),
        { Permission: Web.Permission.OwnAccount } => await ground.SignInAsync(TwoCentres.NameOf('A', Role.Trainee)),
        { Owner: { } owner } => ground.Person('A', owner),
    };

    private async IAsyncEnumerable<Seen> LookAsync(Seen page, int steps)
    {
        yield return page;
        if (steps == 0 || !page.Answer.IsPage)
            yield break;
        foreach (var form in await FormReader.OnAsync(page.Address, page.Answer))
        {
            if (!form.Fields.Any(field => field.IsText || field.IsFile || field.Value.Contains(mark, StringComparison.Ordinal)) || !_sent.Add(form.Kind))
                continue;
            yield return await SendAsync(page, form, Wild);
            await foreach (var seen in LookAsync(await SendAsync(page, form, Sensible), steps - 1))
                yield return seen;
        }
    }

    /// <summary>Sends it and goes where it leads; what is there is gone through when its own turn comes.</summary>
    private async Task<Seen> SendAsync(Seen page, PageForm form, Func<string, FormField, string> fill)
    {
        var (method, address) = (HttpMethod.Post, form.Address);
        if (form.Method == "GET")
            (method, address) = (HttpMethod.Get, $"{address.Split('?')[0]}?{string.Join('&', form.Fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(fill(page.Page, field))}"))}");
        using var content = form.Method == "GET" ? null : form.Content(field => fill(page.Page, field), field => words(page.Page, new FormField($"{field.Name} file name", "text", ""), false));
        var answer = await page.Who.SendAsync(method, address, content);
        return answer is { Status: 302, Location: ['/', ..] next }
            ? page with { Address = next, By = $"{form.Kind}, then {FormReader.WithoutIds(next)}", Answer = await page.Who.GetAsync(next) }
            : page with { Address = address, By = form.Kind, Answer = answer };
    }

    private string Wild(string page, FormField field) => field.Type is "hidden" or "password" ? Sensible(page, field) : words(page, field, true);

    private string Sensible(string page, FormField field) => field switch
    {
        { Type: "password" } => TestSystem.Password,
        { Type: "date" } => "2026-12-01",
        { Type: "time" } => "10:00",
        { IsFile: true } => $"number,name,note\n+1 202 555 0191,{Cell(page, field, "name")},{Cell(page, field, "note")}\n1,{Cell(page, field, "name")},{Cell(page, field, "note")}\n",
        { IsText: true } when Meaningful.TryGetValue(field.Name, out var value) => value,
        // Where a number stands, only another would be taken.
        { IsText: true, Value: [>= '0' and <= '9', ..] } => field.Value,
        { IsText: true } => words(page, field, false),
        _ => field.Value,
    };

    private string Cell(string page, FormField file, string column) =>
        $"\"{words(page, new FormField($"{file.Name} {column}", "text", ""), false).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
