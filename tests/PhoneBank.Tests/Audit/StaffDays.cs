using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Refusing;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Tests.Campaigns;
using Ledgerline.PhoneBank.Today;
using Ledgerline.PhoneBank.Training;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Stories;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Telephony;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Audit;

/// <summary>All that the staff of a centre do, each thing at a moment of its own. Every name in it has "Marker" in it.</summary>
internal sealed class StaffDays(Office office, Actor carla, Actor vera) : IAsyncDisposable
{
    private readonly List<CallId> _calls = [];

    public Bank Bank => office.Bank;

    public Actor Carla => carla;

    public Actor Vera => vera;

    /// <summary>Receipts, and the ids of calls, groups and declarations: what must be nowhere in the trail.</summary>
    public List<string> Secrets { get; } = ["Marker"];

    public static async Task<StaffDays> OpenAsync(DatabaseEngine engine)
    {
        var office = await Office.OpenAsync(engine);
        var system = office.Bank.System;
        var vera = await system.AddPersonAsync("vera", office.Centre, Role.Volunteer);
        await system.AddPersonAsync("rita", office.Centre, Role.Registrar);
        var carla = (await system.InScopeAsync<CentrePeople, IReadOnlyList<CentrePerson>>(people => people.WhoCallAsync(office.Centre))).Single(person => person.Name == "carla");
        var days = new StaffDays(office, new Actor(carla.Id, office.Centre, "carla"), new Actor(vera, office.Centre, "vera"));
        days.Secrets.AddRange(Enumerable.Range(1, 50).Select(i => Bank.American(i).E164[1..]));
        return days;
    }

    /// <summary>A list is imported, people are called, and come in from the web; nothing is sealed yet.</summary>
    public async Task WorkAsync()
    {
        var preview = await office.StageAsync("Name,Phone\nMarker Ann,+12025550101\nMarker Bo,+12025550102\nMarker Cy,+12025550103\nMarker Di,+12025550104\n");
        await office.Coordinator.SubmitAsync(preview, "#reading");
        await office.RunImportsAsync();
        // Ten in the morning there.
        Bank.Clock.Advance(TimeSpan.FromHours(5));
        await CallFamilyAsync();
        await CallWhoWantsNoCallsAsync();
        await CallBackLaterAsync();
        await CalledBackAsync();
        await FromTheWebAsync();
        await RunCentreAsync();
        await WatchAsync();
        await TrainAsync();
        await WriteStoriesAsync();
    }

    /// <summary>All is sealed; a registrar annuls and erases.</summary>
    public async Task SealAsync()
    {
        Bank.Clock.Advance(TimeSpan.FromDays(4));
        (await Bank.System.SealAsync()).ShouldBe(4);
        using var rita = await Bank.System.SignInAsync("rita");
        foreach (var takesBack in new[] { true, false })
        {
            Tick();
            var ordered = await SubmitAsync(rita, await PageAsync(rita, "/annulments", "main form", ("Numbers", "0"), ("ReasonCode", "Mistake")), "form[action$=Order]");
            if (takesBack)
                await SubmitAsync(rita, ordered, "form[action$=TakeBack]", ("Chosen", "0"));
        }

        Tick();
        await SubmitAsync(rita, await PageAsync(rita, "/erasures", "main form", ("Numbers", "1")), "form[action$=Erase]", ("Understood", "true"));
        Bank.Clock.Advance(TimeSpan.FromDays(4));
        (await Bank.System.SealAsync()).ShouldBe(1);
    }

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    private async Task CallFamilyAsync()
    {
        var call = await DialAsync();
        foreach (var name in new[] { "Marker Ming", "Marker Hope" })
            await DeclareAsync(call, name);
        Tick();
        await Bank.WithAsync<AddReferral, ReferralOutcome>(add => add.AddAsync(call, vera.Person, Bank.American(42), "Marker Lily"));
        await ReportAsync(call, Outcome.SpokeAndFinished);
    }

    private async Task CallWhoWantsNoCallsAsync()
    {
        var call = await DialAsync();
        await ReportAsync(call, Outcome.NeverCallAgain);
        Tick();
        await Bank.UndoAsync(call, vera.Person);
        await ReportAsync(call, Outcome.NeverCallAgain);
    }

    private async Task CallBackLaterAsync()
    {
        var call = await DialAsync();
        await ReportAsync(call, Outcome.CallBack, new CallbackRequest(Bank.Clock.GetUtcNow().AddMinutes(5)));
        Bank.Clock.Advance(TimeSpan.FromMinutes(6) + Leases.CallbackGrace);
        var contact = (await Bank.ContactOfAsync(call)).Id;
        (await Bank.WithAsync<GiveCallback, GiveCallbackOutcome>(give => give.GiveAsync(carla, contact, carla.Person))).ShouldBe(GiveCallbackOutcome.Given);
    }

    private async Task CalledBackAsync()
    {
        Tick();
        (await StartAsync(Bank.American(49))).ShouldBe(ByNumberOutcome.NotFound);
        (await StartAsync(await Bank.NumberOfAsync(_calls[^1]))).ShouldBe(ByNumberOutcome.Started);
        var call = (await Bank.WithAsync<CurrentCall, CallId?>(current => current.FindUnreportedAsync(vera.Person, default)))!.Value;
        Keep(call);
        await DeclareAsync(call, "Marker Joy");
        await ReportAsync(call, Outcome.SpokeAndFinished);

        Task<ByNumberOutcome> StartAsync(PhoneNumber number) => Bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(vera, number));
    }

    private async Task FromTheWebAsync()
    {
        foreach (var name in new[] { "Marker Web", "Marker Hoax" })
        {
            Tick();
            var (group, id) = (GroupId.New(), DeclarationId.New());
            DeclarantName.TryParse(name, out var parsed, out _).ShouldBeTrue();
            await Bank.WithAsync<Declare, DeclareResult>(declare => declare.DeclareAsync(group, [new DeclarationDraft(id, parsed!, NameKind.Pseudonym, Organisations.Party)], Origin.Web));
            Secrets.AddRange([group.Value.ToString("N"), id.Value.ToString("N")]);
        }

        using var rita = await Bank.System.SignInAsync("rita");
        var page = await rita.PageAsync("/review");
        var marks = page.QuerySelectorAll("input[name=Chosen]").Select(box => box.GetAttribute("value")!).ToList();
        Tick();
        page = await SubmitAsync(rita, page, "main form", ("Chosen", marks[0]));
        page.QuerySelector(".desk")!.SetAttribute("action", "/review?handler=Refuse");
        page = await SubmitAsync(rita, page, ".desk", ("Chosen", marks[1]), ("Reason", "Hoax"));
        page = await SubmitAsync(rita, page, ".notice form");
        page.QuerySelector(".desk")!.SetAttribute("action", "/review?handler=Refuse");
        await SubmitAsync(rita, page, ".desk", ("Chosen", page.QuerySelector("input[name=Chosen]")!.GetAttribute("value")!), ("Reason", "Hoax"));
        await PageAsync(rita, "/review/names", "main form", ("Names", "Marker Watched"));
    }

    private async Task RunCentreAsync()
    {
        foreach (var (path, form) in new[] { (office.CampaignPath, "#campaign"), (office.CampaignPath, "#state"), (office.CampaignPath, "#state"), ("/centre/campaigns/new", "main form"), ("/centre/clock", "main form") })
        {
            Tick();
            await office.Coordinator.SubmitAsync(path, form, ("Name", "Marker campaign"));
        }

        var list = await Bank.DbAsync(db => db.Set<ContactList>().Select(l => l.Id).SingleAsync());
        foreach (var use in new[] { ListUse.Paused, ListUse.Open, ListUse.Ended, ListUse.Forgotten })
        {
            Tick();
            (await Bank.WithAsync<SetListUse, ListUseOutcome>(set => set.SetAsync(carla, office.Campaign, list, use, default))).ShouldBe(ListUseOutcome.Done);
        }

        (await Bank.WithAsync<SaveScript, SaveScriptResult>(save => save.SaveAsync(carla, office.Campaign, ContentLanguage.Find("en")!, "Marker words", 1, default)))
            .ShouldBe(SaveScriptResult.Saved);
    }

    /// <summary>A telephone of the centre's own is put in, rings and is taken out; what an account entered is refused, and put back.</summary>
    private async Task WatchAsync()
    {
        Tick();
        (await Bank.WithAsync<AddCanary, AddCanaryOutcome>(add => add.AddAsync(carla, new NewCanary(office.Campaign, Bank.American(99), "Marker Kitchen", "Marker's", vera.Person))))
            .ShouldBe(AddCanaryOutcome.Added);
        var canary = await Bank.WithAsync<FindCanaries, Guid>(async find => (await find.OfAsync(carla.Centre, default)).Single().Id);
        Tick();
        (await Bank.WithAsync<ChangeCanary, bool>(change => change.NoteRingAsync(carla, canary, new CanaryRing(Bank.Clock.GetUtcNow(), "Marker man")))).ShouldBeTrue();
        Tick();
        (await Bank.WithAsync<ChangeCanary, bool>(change => change.TakeOutAsync(carla, canary))).ShouldBeTrue();
        Tick();
        (await Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.LookAsync(carla, vera.Person, DateTimeOffset.UnixEpoch))).People.ShouldBe(3);
        Tick();
        (await Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.RefuseAsync(carla, vera.Person, DateTimeOffset.UnixEpoch, RefusalReason.Hoax))).People.ShouldBe(3);
        Tick();
        (await Bank.WithAsync<RefuseEntered, ShiftGroups>(refuse => refuse.TakeBackAsync(carla, vera.Person))).People.ShouldBe(3);
    }

    private async Task TrainAsync()
    {
        var tina = await Bank.System.AddPersonAsync("tina", carla.Centre, Role.Trainee);
        Tick();
        (await Bank.WithAsync<Admit, bool>(admit => admit.AdmitAsync(carla, tina))).ShouldBeTrue();
        Tick();
        (await Bank.WithAsync<EndSession, bool>(end => end.EndAsync(carla, tina))).ShouldBeTrue();
        using var coordinator = await Bank.System.SignInAsync("carla");
        await WaysInAsync(coordinator, tina);
        await ChangeRolesAsync(coordinator, tina);
        Tick();
        await DoneAsync(coordinator, $"/centre/people/{tina.Value}", "#remove");
        await OperateAsync(coordinator);
    }

    /// <summary>Editors and a translator, from jottings to a story that is withdrawn.</summary>
    private async Task WriteStoriesAsync()
    {
        var centre = carla.Centre;
        var edith = new Actor(await Bank.System.AddPersonAsync("edith", centre, Role.Editor, Role.Translator), centre, "edith");
        var omar = new Actor(await Bank.System.AddPersonAsync("omar", centre, Role.Editor), centre, "omar");
        var (english, french, content) = (ContentLanguage.Find("en")!, ContentLanguage.Find("fr")!, new StoryContent("Marker title", "Marker summary", "", "Marker body"));
        await Bank.WithAsync<WriteJotting, bool>(async write =>
        {
            await write.WriteAsync(centre, "Marker jotting");
            return true;
        });
        Bank.Clock.Advance(TimeSpan.FromDays(1));
        (await Bank.WithAsync<DeliverJottings, int>(deliver => deliver.RunAsync())).ShouldBe(1);
        var jotting = (await Bank.WithAsync<ReadJottings, IReadOnlyList<ReadJotting>>(read => read.AllAsync(centre))).Single();
        (await Bank.WithAsync<DropJotting, bool>(drop => drop.DropAsync(edith, jotting.Id))).ShouldBeTrue();

        var story = (await Bank.WithAsync<BeginStory, StoryId?>(begin => begin.BeginAsync(edith, english, null)))!.Value;
        Tick();
        await Bank.WithAsync<AddPicture, string?>(add => add.AddAsync(edith, story, new MadePicture([1, 2, 3], 1, 1)));
        (await Bank.WithAsync<SaveText, SaveTextResult>(save => save.SaveAsync(edith, story, "en", content, 1))).ShouldBe(SaveTextResult.Saved);
        foreach (var returns in new[] { true, false })
        {
            Tick();
            (await Bank.WithAsync<SendText, SendTextResult>(send => send.SendAsync(edith, story, "en", 2, []))).ShouldBe(SendTextResult.Sent);
            (await Bank.WithAsync<ReviewText, ReviewResult>(review => returns ? review.ReturnAsync(omar, story, "en", 2) : review.PublishAsync(omar, story, "en", 2))).ShouldBe(ReviewResult.Done);
        }

        Tick();
        (await Bank.WithAsync<BeginTranslation, BeginTranslationResult>(begin => begin.BeginAsync(edith, story, english, french))).ShouldBe(BeginTranslationResult.Begun);
        await Bank.WithAsync<KeepGlossary, GlossaryResult>(keep => keep.AddAsync(edith, english, french, "Marker term", "Marker terme", ""));
        (await Bank.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(edith, story, "en"))).ShouldBeTrue();
    }

    private async Task ChangeRolesAsync(HttpClient coordinator, PersonId tina)
    {
        var path = $"/centre/people/{tina.Value}";
        var page = await coordinator.PageAsync(path);
        foreach (var roles in new[] { ["Volunteer", "Coordinator", "Registrar", "Editor", "Translator"], new[] { "Editor" }, ["Volunteer"] })
        {
            Tick();
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("token", page.QuerySelector("#roles [name=token]")!.GetAttribute("value")!), .. roles.Select(role => KeyValuePair.Create("Roles", role))]);
            (await coordinator.PostAsync(new Uri($"{path}?handler=Roles", UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        foreach (var form in new[] { "#suspend", "#resume" })
        {
            Tick();
            await DoneAsync(coordinator, path, form);
        }
    }

    /// <summary>An operator of the same centre, so that what she does stands in its trail.</summary>
    private async Task OperateAsync(HttpClient coordinator)
    {
        await Bank.System.AddPersonAsync("oda", carla.Centre, Role.Operator);
        using var oda = await Bank.System.SignInAsync("oda");
        var here = $"/operator/centres/{carla.Centre.Value}";
        Tick();
        await DoneAsync(oda, "/operator", "#make", ("CentreName", "Marker centre"));
        Tick();
        await DoneAsync(oda, here, "#rename", ("CentreName", "Marker place"));
        Tick();
        await DoneAsync(oda, "/operator", "#give", ("Name", "carla"));
        Tick();
        await DoneAsync(oda, "/operator", "form[action*=Take]", ("person", carla.Person.Value.ToString()));
        (await coordinator.GetAsync(new Uri("/operator", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task DoneAsync(HttpClient client, string path, string form, params (string, string)[] fields) =>
        (await client.SubmitAsync(path, form, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private async Task WaysInAsync(HttpClient coordinator, PersonId tina)
    {
        Tick();
        await PageAsync(coordinator, "/centre/people", "#invite", ("Name", "Marker Zoe"), ("Begins", "Calls"));
        Tick();
        await DoneAsync(coordinator, "/centre/people", "form[action*=TakeBack]");
        var invited = await PageAsync(coordinator, $"/centre/people/{tina.Value}", "#again-in");
        Tick();
        using var client = Bank.System.Client();
        await client.SubmitAsync($"/join/{invited.QuerySelector("#invitation-code")!.TextContent}", "#join", ("Password", TestSystem.Password));
        Tick();
        await client.SubmitAsync("/account/password", ("Password", TestSystem.Password + " staple"));
        using var finger = new SoftAuthenticator(Bank.System.Url);
        var page = await client.PageAsync("/account/passkeys");
        var asked = await (await client.PressAsync(page, "[data-passkey]", "/account/passkeys?handler=Ask")).Content.ReadAsStringAsync();
        await client.SubmitAsync(page, "[data-passkey]", ("Passkey", finger.Create(asked)), ("Name", "Marker laptop"));
        await client.SubmitAsync("/account/passkeys", "form[action*=Remove]");
        page = await client.PageAsync("/account/codes");
        await client.SubmitAsync(page, "main form", ("Code", CodeApp.Show(page.QuerySelector("#code-secret")!.TextContent, Bank.Clock)));
        await client.SubmitAsync("/account/codes", "form[action*=Renew]");
        await client.SubmitAsync("/account/codes", "form[action*=Off]");
    }

    private async Task<CallId> DialAsync()
    {
        Tick();
        var call = await Bank.TakeAsync(vera.Person, carla.Centre, office.Campaign);
        Keep(call);
        Tick();
        (await Bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(call, vera)).Outcome)).ShouldBe(DialOutcome.Dialled);
        return call;
    }

    private async Task DeclareAsync(CallId call, string name)
    {
        Tick();
        var id = DeclarationId.New();
        var saved = await Bank.WithAsync<SavePerson, SaveResult>(save => save.SaveAsync(call, vera, new PersonInput(id, name, NameKind.Pseudonym, Organisations.Party)));
        saved.Outcome.ShouldBe(SaveOutcome.Saved);
        Secrets.AddRange([id.Value.ToString("N"), .. saved.Receipt is { } receipt ? [new string([.. receipt.ToString()!.Where(char.IsAsciiDigit)])] : Array.Empty<string>()]);
    }

    private async Task ReportAsync(CallId call, Outcome outcome, CallbackRequest? callback = null)
    {
        Tick();
        (await Bank.ReportAsync(call, vera.Person, outcome, callback)).ShouldBe(ReportOutcome.Recorded);
    }

    private void Keep(CallId call)
    {
        var keys = Bank.System.Services.GetRequiredService<KeyRing>();
        _calls.Add(call);
        Secrets.AddRange([call.Value.ToString("N"), CallGroup.Of(keys, call).Value.ToString("N"), Convert.ToHexStringLower(ShiftToken.Of(keys, vera.Person))]);
    }

    private void Tick() => Bank.Clock.Advance(TimeSpan.FromMilliseconds(7_919));

    private static async Task<IDocument> PageAsync(HttpClient client, string path, string form, params (string, string)[] fields) =>
        await SubmitAsync(client, await client.PageAsync(path), form, fields);

    private static async Task<IDocument> SubmitAsync(HttpClient client, IDocument page, string form, params (string, string)[] fields)
    {
        using var answer = await client.SubmitAsync(page, form, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.PageAsync();
    }
}
