using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Ground;

/// <summary>
/// One system with two centres, A and B: a person of each role at either, all signed in, and at A one of everything that has an id. What is attacked is A's.
/// </summary>
internal sealed class TwoCentres : IAsyncDisposable
{
    /// <summary>Where the site says that it is.</summary>
    public static readonly Uri PublicUrl = new("https://register.example");

    private readonly List<Visitor> _visitors = [];
    private readonly Dictionary<(char Centre, Role Role), (PersonId Id, Visitor Visitor)> _people = [];
    private readonly Dictionary<(char Centre, Role Role), Visitor> _recent = [];

    private TwoCentres(TestSystem system) => System = system;

    public TestSystem System { get; }

    /// <summary>Ids and other values by the names that the table of endpoints has for them.</summary>
    public Dictionary<string, string> Things { get; } = new()
    {
        ["language"] = "en",
        ["index"] = "0",
        ["organisation"] = "party",
        ["day"] = "2026-11-22",
        ["path"] = "checkpoint",
        ["documentName"] = "v1",
    };

    public static async Task<TwoCentres> OpenAsync(DatabaseEngine engine, Action<IServiceCollection>? replace = null)
    {
        var ground = new TwoCentres(await (await TestSystem.StartAsync(engine, new RegisterOptions { MinimumBatch = 1 }, services =>
        {
            services.Configure<WebOptions>(web => web.PublicUrl = PublicUrl);
            replace?.Invoke(services);
        })).ServeAsync());
        var (a, b) = (await ground.System.AddCentreAsync("Aspen"), await ground.System.AddCentreAsync("Birch"));
        foreach (var role in Enum.GetValues<Role>())
        {
            await ground.AddAsync('A', a, role);
            await ground.AddAsync('B', b, role);
        }

        ground.Things["leaver"] = Written((await ground.System.AddPersonAsync("leaver", a, Role.Volunteer)).Value);
        await ground.FurnishAsync(a, b);
        // Hours have gone by: each session is read anew once, and then as it is.
        foreach (var (_, visitor) in ground._people.Values)
            await visitor.GetAsync("/en/receipt/erase");
        foreach (var (centre, role) in ground._people.Keys)
            ground._recent.Add((centre, role), await ground.SignInAsync(NameOf(centre, role)));
        return ground;
    }

    public PersonId Id(char centre, Role role) => _people[(centre, role)].Id;

    public Visitor Person(char centre, Role role) => _people[(centre, role)].Visitor;

    /// <summary>The same person in a session that has just begun.</summary>
    public Visitor Recent(char centre, Role role) => _recent[(centre, role)];

    /// <summary>Somebody who is not signed in.</summary>
    public Visitor Stranger()
    {
        var visitor = new Visitor(System.Url);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A further session of somebody's.</summary>
    public async Task<Visitor> SignInAsync(string name)
    {
        var visitor = Stranger();
        var answer = await visitor.PostAsync("/sign-in", ("token", await visitor.TokenAsync("/sign-in")), ("Name", name), ("Password", TestSystem.Password));
        answer.Status.ShouldBe(302, answer.Body);
        return visitor;
    }

    public static string NameOf(char centre, Role role) => $"{centre}-{role}".ToLowerInvariant();

    /// <summary>A form's token for a person, or for nobody, and the cookie that it belongs to; as a page would give them.</summary>
    public (string Token, string Cookie) Token(PersonId? person)
    {
        using var scope = System.Services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (person is { } signedIn)
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signedIn.Value.ToString("D"))], "Identity.Application"));
        var tokens = System.Services.GetRequiredService<IAntiforgery>().GetTokens(context);
        return (tokens.RequestToken!, tokens.CookieToken!);
    }

    /// <summary>The one value that SQL finds, as text.</summary>
    public Task<List<string>> ReadAsync(string schema, string table, string column, string where) => System.InScopeAsync<LedgerlineDb, List<string>>(db =>
        db.Database.SqlQueryRaw<string>($"SELECT CAST({column} AS TEXT) AS \"Value\" FROM {db.Source.Table(schema, table)} WHERE {where}").ToListAsync());

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await System.DisposeAsync();
    }

    private async Task AddAsync(char centre, CentreId id, Role role)
    {
        var person = await System.AddPersonAsync(NameOf(centre, role), id, role);
        _people.Add((centre, role), (person, await SignInAsync(NameOf(centre, role))));
    }

    private async Task FurnishAsync(CentreId a, CentreId b)
    {
        Things["volunteer"] = Written(Id('A', Role.Volunteer).Value);
        Things["stranger"] = Written(Id('B', Role.Volunteer).Value);
        Things["trainee"] = Written(Id('A', Role.Trainee).Value);
        Things["id"] = Things["campaign"] = await SeedAsync(a, Id('A', Role.Volunteer), 40);
        Things["elsewhere"] = await SeedAsync(b, Id('B', Role.Volunteer), 10);
        Things["otherCentre"] = Written(b.Value);
        Things["centre"] = Written(a.Value);
        var volunteer = new Caller(this, Person('A', Role.Volunteer), Id('A', Role.Volunteer));

        await volunteer.TakeAsync();
        await volunteer.EnterAsync(Guid.NewGuid(), "Plum Blossom");
        await volunteer.ReportAsync("SpokeAndFinished");
        System.Clock.Advance(TimeSpan.FromHours(3));
        (await System.SealAsync()).ShouldBe(1);

        // The three callbacks of the seed are due by now: two of them she takes, one is left.
        Things["recent"] = await volunteer.TakeAsync();
        await volunteer.ReportAsync("NeverCallAgain");
        Things["call"] = await volunteer.TakeAsync();
        Things["declaration"] = Written(Guid.NewGuid());
        await volunteer.EnterAsync(Guid.Parse(Things["declaration"]), "Quiet Harbour");
        Things["missed"] = (await ReadAsync("phone_bank", "contacts", "id",
            $"state = 1 AND UPPER(CAST(campaign AS TEXT)) = '{Things["campaign"].ToUpperInvariant()}' AND id NOT IN (SELECT contact FROM {await TableAsync("calls")} WHERE is_current AND contact IS NOT NULL)")).Single();
        Things["contact"] = await volunteer.ReferAsync("+1 202 555 0177");
        Things["upload"] = await ImportAsync(begin: false);
        Things["list"] = await ImportAsync(begin: true);
        await DeclareAsync();
        Things["canary"] = await AddCanaryAsync();
        await WriteAsync(a);
        await PublishStoryAsync(a);
    }

    /// <summary>A story that an editor has begun, and a jotting of yesterday.</summary>
    private async Task WriteAsync(CentreId centre)
    {
        var (token, cookie) = Token(Id('A', Role.Editor));
        var editor = Person('A', Role.Editor);
        editor.Cookies["form"] = cookie;
        Things["story"] = (await editor.PostAsync("/stories?handler=Begin", ("token", token), ("Language", "en"))).Location.Split('/')[2];
        var jotting = new Jotting
        {
            Id = Guid.NewGuid(),
            Centre = centre,
            Day = new DateOnly(2026, 11, 21),
            TextSealed = System.Services.GetRequiredService<KeyRing>().Seal(KeyPurpose.Jotting, "A teacher listened."),
            IsDelivered = true,
        };
        await System.InScopeAsync<LedgerlineDb, int>(db =>
        {
            db.Add(jotting);
            return db.SaveChangesAsync();
        });
        Things["jotting"] = Written(jotting.Id);
    }

    /// <summary>A story that is public, its translation, which is not, and a term.</summary>
    private async Task PublishStoryAsync(CentreId centre)
    {
        var (editor, translator) = (new Actor(Id('A', Role.Editor), centre, "editor"), new Actor(Id('A', Role.Translator), centre, "translator"));
        var (english, french) = (ContentLanguage.Find("en")!, ContentLanguage.Find("fr")!);
        var story = (await System.InScopeAsync<BeginStory, StoryId?>(begin => begin.BeginAsync(editor, english, null)))!.Value;
        await System.InScopeAsync<SaveText, SaveTextResult>(save => save.SaveAsync(editor, story, "en", new StoryContent("A lantern", "It is lit.", "", "It was dark, and then it was not."), 1, Occasion.MidAutumn));
        await System.InScopeAsync<SendText, SendTextResult>(send => send.SendAsync(editor, story, "en", 2, []));
        (await System.InScopeAsync<ReviewText, ReviewResult>(review => review.PublishAsync(translator, story, "en", 2))).ShouldBe(ReviewResult.Done);
        (await System.InScopeAsync<BeginTranslation, BeginTranslationResult>(begin => begin.BeginAsync(translator, story, english, french))).ShouldBe(BeginTranslationResult.Begun);
        await System.InScopeAsync<KeepGlossary, GlossaryResult>(keep => keep.AddAsync(translator, english, french, "lantern", "lanterne", ""));
        Things["translated"] = Written(story.Value);
        Things["term"] = Written((await System.InScopeAsync<ReadGlossary, IReadOnlyList<GlossaryTerm>>(read => read.AllAsync(centre, "en", "fr"))).Single().Id);
    }

    /// <summary>A telephone of the centre's own, for somebody who takes no call here.</summary>
    private async Task<string> AddCanaryAsync()
    {
        var (token, cookie) = Token(Id('A', Role.Coordinator));
        var coordinator = Person('A', Role.Coordinator);
        coordinator.Cookies["form"] = cookie;
        var added = await coordinator.PostAsync("/centre/canaries", ("token", token), ("Form.Campaign", Things["campaign"]), ("Form.Number", "+1 202 555 0166"),
            ("Form.Label", "Kitchen"), ("Form.Account", Things["leaver"]));
        added.Location.ShouldContain("said=Added", customMessage: added.Body);
        return (await ReadAsync("phone_bank", "canaries", "id", "centre IS NOT NULL")).Single();
    }

    private Task<string> TableAsync(string table) => System.InScopeAsync<LedgerlineDb, string>(db => Task.FromResult(db.Source.Table("phone_bank", table)));

    private async Task<string> SeedAsync(CentreId centre, PersonId volunteer, int contacts) =>
        Written((await System.InScopeAsync<SeedPhoneBank, CampaignId>(seed => seed.RunAsync(centre, volunteer, contacts, 7))).Value);

    /// <summary>Uploads a list, and begins its import; nobody goes on with that.</summary>
    private async Task<string> ImportAsync(bool begin)
    {
        var (token, cookie) = Token(Id('A', Role.Coordinator));
        var coordinator = Person('A', Role.Coordinator);
        coordinator.Cookies["form"] = cookie;
        using var form = new MultipartFormDataContent { { new StringContent(token), "token" }, { new StringContent("number,name\n+1 202 555 0188,Willow\n"), "List", "people.csv" } };
        var uploaded = await coordinator.SendAsync(HttpMethod.Post, $"/centre/campaigns/{Things["campaign"]}/import", form);
        uploaded.Status.ShouldBe(302, uploaded.Body);
        if (begin)
            (await coordinator.PostAsync(uploaded.Location, ("token", token), ("Form.HasHeadings", "true"), ("Form.NumberColumn", "1"), ("Form.NameColumn", "2"))).Location.ShouldContain("/lists/");
        return uploaded.Location.Split('/')[^1];
    }

    /// <summary>Somebody declares on the web: a registrar has something to look at.</summary>
    private async Task DeclareAsync()
    {
        (Things["group"], Things["declared"]) = (Written(Guid.NewGuid()), Written(Guid.NewGuid()));
        using var declared = JsonContent.Create(new
        {
            group = Things["group"],
            people = new[] { new { id = Things["declared"], name = "Autumn Lantern", nameKind = "pseudonym", organisations = new[] { "party" } } },
        });
        var answer = await Stranger().SendAsync(HttpMethod.Post, "/api/v1/declarations", declared);
        Things["receipt"] = JsonDocument.Parse(answer.Body).RootElement.GetProperty("receipt").GetString()!;
    }

    private static string Written(Guid id) => id.ToString("D");
}
