using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Ledgerline.Stories;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Stealing;

/// <summary>Somebody who was entered on a call: what whoever was there knows, and the database must not.</summary>
internal sealed record Declared(Guid Id, string Name, string Call, string Volunteer, string Centre);

/// <summary>
/// Three centres with three volunteers each, who import lists and telephone for five days, each at hours of her own. All but the last day's declarations are
/// sealed, a batch a day. What is random comes from a seed; only ids and the order of sealing are the program's own.
/// </summary>
internal sealed class FewDays : IAsyncDisposable
{
    public const string CentreName = "Harbour control centre";

    private const int Days = 5;
    private const int CallsADay = 12;
    private const int AList = 280;

    private static readonly string[] Words = ["Kestrel", "Plum", "Lantern", "Quiet", "River", "静水", "梅花", "Willow", "Harbour", "Ember", "远山", "Sorrel"];

#pragma warning disable RS0030, CA5394 // The same days for the same seed.
    private readonly Random _random = new(20_261_122);
#pragma warning restore RS0030, CA5394
    private readonly List<Worker> _workers = [];
    private readonly List<string> _referred = [.. Enumerable.Range(900, 50).Select(Number)];
    private int _serial;

    private FewDays(TestSystem system) => System = system;

    public TestSystem System { get; }

    /// <summary>All the numbers that there are for fiction in one country.</summary>
    public IReadOnlyList<string> Numbers { get; } = [.. Enumerable.Range(0, 1_000).Select(Number)];

    /// <summary>Names and notes that are nobody's to read.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Who was sealed since.</summary>
    public List<Declared> Sealed { get; } = [];

    /// <summary>What was jotted down on days that are over, by the days, in the order in which it was.</summary>
    public List<List<string>> Jotted { get; } = [];

    /// <summary>How often somebody was spoken with.</summary>
    public int Spoken { get; private set; }

    public static async Task<FewDays> LiveAsync(DatabaseEngine engine)
    {
        var days = new FewDays(await (await TestSystem.StartAsync(engine)).ServeAsync());
        await days.OpenCentresAsync();
        for (var day = 0; day < Days; day++)
        {
            var declared = await days.CallAsync(day, day == Days - 1);
            if (day == Days - 1)
                days.Texts.AddRange(declared.Select(person => person.Name));
            else
                days.Sealed.AddRange(declared);
        }

        // Today's lie as they were written: their day is not over.
        days.Jotted.RemoveAt(days.Jotted.Count - 1);
        await days.FromTheWebAsync();
        await days.WriteAsync();
        return days;
    }

    public async ValueTask DisposeAsync()
    {
        _workers.ForEach(worker => worker.Dispose());
        await System.DisposeAsync();
    }

    private static string Number(int index) => $"447700900{index:000}";

    private async Task OpenCentresAsync()
    {
        for (var at = 0; at < 3; at++)
        {
            var centre = await System.AddCentreAsync(at == 0 ? CentreName : $"Centre {at}");
            var first = await System.AddPersonAsync($"volunteer-{at}-0", centre, Role.Volunteer);
            var campaign = (await System.InScopeAsync<SeedPhoneBank, CampaignId>(seed => seed.RunAsync(centre, first, 1, 7))).ToString();
            _workers.Add(new Worker(System, $"volunteer-{at}-0", first, centre, campaign));
            for (var more = 1; more < 3; more++)
                _workers.Add(new Worker(System, $"volunteer-{at}-{more}", await System.AddPersonAsync($"volunteer-{at}-{more}", centre, Role.Volunteer), centre, campaign));
            using var coordinator = new Worker(System, $"coordinator-{at}", await System.AddPersonAsync($"coordinator-{at}", centre, Role.Coordinator), centre, campaign);
            await coordinator.SignInAsync();
            await coordinator.UploadAsync(List(at * AList, AList), begin: true);
            // One lies there that nobody begins.
            if (at == 2)
                await coordinator.UploadAsync(List(950, 50), begin: false);
        }

        await ImportLists.RunAsync(System.Services.GetRequiredService<IServiceScopeFactory>(), default);
    }

    private string List(int from, int count)
    {
        var csv = new StringBuilder("number,name,note\n");
        for (var i = from; i < from + count; i++)
            csv.Append(CultureInfo.InvariantCulture, $"+{Number(i)},{Text("listed")},{Text("note of a list")}\n");
        return csv.ToString();
    }

    private async Task<List<Declared>> CallAsync(int day, bool isLast)
    {
        var morning = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero).AddDays(day);
        var declared = new List<Declared>();
        Jotted.Add([]);
        var steps = _workers.SelectMany((worker, at) => Shift(worker, morning.AddHours(6 + (at % 3 * 3) + (at / 3)), declared)).OrderBy(step => step.At).ToList();
        if (!isLast)
            steps.AddRange([(morning.AddHours(23), System.SealAsync), (morning.AddHours(25), DeliverAsync)]);
        foreach (var step in steps)
        {
            System.Clock.Set(step.At);
            await step.Work();
        }

        return declared;
    }

    /// <summary>What a volunteer does of a day, each thing at its time. Shifts of several run beside each other.</summary>
    private List<(DateTimeOffset At, Func<Task> Work)> Shift(Worker worker, DateTimeOffset begin, List<Declared> declared)
    {
        var steps = new List<(DateTimeOffset, Func<Task>)> { (begin, worker.SignInAsync) };
        var at = begin.AddSeconds(Next(900));
        for (var call = 0; call < CallsADay; call++)
        {
            Add(20 + Next(40), worker.TakeAsync);
            Add(5 + Next(20), worker.DialAsync);
            if (Next(10) < 7)
                Converse();
            else
                Add(30, () => worker.ReportAsync(Next(2) == 0 ? "NoAnswer" : "Busy", Text("note of no answer")));
        }

        return steps;

        void Add(int seconds, Func<Task> work)
        {
            at = at.AddSeconds(seconds);
            steps.Add((at, work));
        }

        void Converse()
        {
            if (Next(12) == 0 && _referred.Count > 0)
                Add(30, () => ReferAsync(worker));
            if (Next(12) == 0)
            {
                Add(60, () => worker.ReportAsync("CallBack", Text("note of a callback"), "4000", null, Text("for whom")));
                return;
            }

            for (var person = Next(3) == 0 ? 0 : 1 + (Next(2) * Next(4)); person > 0; person--)
                Add(30 + Next(60), () => DeclareAsync(worker, declared));
            Add(60 + Next(300), () => ReportAsync(worker));
        }
    }

    private async Task ReportAsync(Worker worker)
    {
        Spoken++;
        if (Next(2) == 0)
        {
            var jotting = Text("jotting");
            await worker.JotAsync(jotting);
            Jotted[^1].Add(jotting);
        }

        await worker.ReportAsync("SpokeAndFinished", Next(3) == 0 ? Text("note of a call") : null);
    }

    private async Task ReferAsync(Worker worker)
    {
        var number = _referred[^1];
        _referred.RemoveAt(_referred.Count - 1);
        await worker.ReferAsync($"+{number}", Text("referred"));
    }

    private async Task DeclareAsync(Worker worker, List<Declared> declared)
    {
        var person = new Declared(Guid.NewGuid(), Name(), worker.Call, worker.Volunteer, worker.Centre);
        string[] organisations = Next(10) switch
        {
            < 4 => ["YoungPioneers"],
            < 7 => ["YoungPioneers", "YouthLeague"],
            < 9 => ["YoungPioneers", "YouthLeague", "Party"],
            _ => ["Party"],
        };
        await worker.DeclareAsync(person.Id, person.Name, Next(4) == 0, organisations);
        declared.Add(person);
    }

    /// <summary>People who come by themselves, and wait for a registrar.</summary>
    private async Task FromTheWebAsync()
    {
        using var visitor = new Visitor(System.Url);
        for (var i = 0; i < 10; i++)
        {
            var name = Name();
            Texts.Add(name);
            using var declared = JsonContent.Create(new
            {
                group = Guid.NewGuid(),
                people = new[] { new { id = Guid.NewGuid(), name, nameKind = "pseudonym", organisations = new[] { "party" } } },
            });
            (await visitor.SendAsync(HttpMethod.Post, "/api/v1/declarations", declared)).Status.ShouldBe(200);
        }
    }

    private Task<int> DeliverAsync() => System.InScopeAsync<DeliverJottings, int>(deliver => deliver.RunAsync());

    /// <summary>A story that is written, in two versions and in what is typed and not saved.</summary>
    private async Task WriteAsync()
    {
        var centre = await System.AddCentreAsync("Writing");
        var editor = new Actor(await System.AddPersonAsync("editor", centre, Role.Editor), centre, "editor");
        var story = (await System.InScopeAsync<BeginStory, StoryId?>(begin => begin.BeginAsync(editor, ContentLanguage.Find("en")!, null)))!.Value;
        (await System.InScopeAsync<SaveText, SaveTextResult>(save => save.SaveAsync(editor, story, "en", Content(), 1))).ShouldBe(SaveTextResult.Saved);
        (await System.InScopeAsync<KeepDraft, bool>(drafts => drafts.KeepAsync(editor, story, "en", Content(), 2))).ShouldBeTrue();

        StoryContent Content() => new(Text("title"), Text("summary"), Text("byline"), Text("story"));
    }

    private string Name() => $"{Word()} {Word()} {_serial++:0000}";

    private string Text(string what)
    {
        var text = $"{Word()} {what} {Word()} {_serial++:0000}";
        Texts.Add(text);
        return text;
    }

    private string Word() => Words[Next(Words.Length)];

#pragma warning disable RS0030, CA5394 // As above.
    private int Next(int below) => _random.Next(below);
#pragma warning restore RS0030, CA5394
}
