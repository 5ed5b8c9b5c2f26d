using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Training;

/// <summary>A centre with a campaign, its coordinator carla, and tina, who practises; over real HTTP.</summary>
internal sealed class School : IAsyncDisposable
{
    public required Bank Bank { get; init; }

    public required CentreId Centre { get; init; }

    public required PersonId Tina { get; init; }

    public required Actor Carla { get; init; }

    public Actor TinaActs => new(Tina, Centre, "tina");

    public static async Task<School> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var bank = await Bank.OpenAsync(engine);
        await bank.System.ServeAsync();
        var centre = await bank.System.AddCentreAsync();
        await bank.AddContactsAsync(await bank.AddCampaignAsync(centre), Enumerable.Range(1, 3).Select(Bank.American));
        return new School
        {
            Bank = bank,
            Centre = centre,
            Tina = await bank.System.AddPersonAsync("tina", centre, Role.Trainee),
            Carla = new(await bank.System.AddPersonAsync("carla", centre, Role.Coordinator), centre, "carla"),
        };
    }

    public Task<HttpClient> SignInAsync(string name = "tina") => Bank.System.SignInAsync(name);

    public Task NoteAsync(string call, Actor? actor = null) => Bank.WithAsync<NotePractised, bool>(async note =>
    {
        await note.NoteAsync(actor ?? TinaActs, InventedCalls.Find(call)!);
        return true;
    });

    public Task<bool> AdmitAsync(Actor? coordinator = null) => Bank.WithAsync<Admit, bool>(admit => admit.AdmitAsync(coordinator ?? Carla, Tina));

    public Task<List<string>> PractisedAsync() =>
        Bank.DbAsync(db => db.Set<Practised>().AsNoTracking().OrderBy(one => one.Call).Select(one => one.Call).ToListAsync());

    /// <summary>How many rows there are of each kind in the phone bank and the register.</summary>
    public Task<Dictionary<string, int>> CountsAsync() => Bank.DbAsync(async db =>
    {
        var counts = new Dictionary<string, int>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.Namespace!.StartsWith("Ledgerline.PhoneBank", StringComparison.Ordinal) || type.ClrType.Namespace!.StartsWith("Ledgerline.Register", StringComparison.Ordinal)))
        {
            var table = type.GetSchema() is { } schema ? $"\"{schema}\".\"{type.GetTableName()}\"" : $"\"{type.GetTableName()}\"";
            counts[type.ClrType.Name] = await db.Database.SqlQueryRaw<int>($"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM {table}").SingleAsync();
        }

        return counts;
    });

    public ValueTask DisposeAsync() => Bank.DisposeAsync();
}

/// <summary>Somebody at the page of an invented call, where no scripts run.</summary>
internal sealed class Pupil(HttpClient client, string call)
{
    public string Path => $"/practice/{call}";

    public IDocument Page { get; private set; } = null!;

    public string Answer => Page.QuerySelector("#answer")?.TextContent ?? "";

    public IEnumerable<string> Names => Page.QuerySelectorAll(".people-rows > li .name-input").Select(input => input.GetAttribute("value") ?? "");

    public async Task<Pupil> OpenAsync()
    {
        Page = await client.PageAsync(Path);
        return this;
    }

    /// <summary>Fills the empty row and presses Enter.</summary>
    public async Task<Pupil> EnterAsync(string name, params string[] organisations)
    {
        var row = Page.QuerySelector(".people-rows > li:last-child")!;
        var id = row.GetAttribute("data-person")!;
        foreach (var box in row.QuerySelectorAll(".organisation-input"))
            box.RemoveAttribute("checked");
        return await PressAsync("save", [($"Form.People[{id}].Name", name), .. organisations.Select(one => ($"Form.People[{id}].Organisations", one))]);
    }

    public Task<Pupil> ReportAsync(string outcome, params (string Name, string Value)[] fields) => PressAsync("report", [("Form.Outcome", outcome), .. fields]);

    public async Task<Pupil> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        using var answer = await client.PressAsync(Page, "form.practice", $"{Path}/{button}", fields);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        Page = await answer.PageAsync();
        return this;
    }
}
