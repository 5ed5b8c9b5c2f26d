using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Calls;

/// <summary>A centre with a campaign, volunteers at their own browsers, and the readers of the register.</summary>
public abstract class PhoneBankJourney(SharedBrowser shared) : IAsyncLifetime
{
    /// <summary>There is no telephone here to open: the browser would ask for one and hear nothing else meanwhile.</summary>
    private const string TakesCalls = """
        addEventListener("click", (event) => {
          const link = event.target instanceof Element ? event.target.closest("a[href^='tel:']") : null;
          if (!link) return;
          event.preventDefault();
          document.documentElement.dataset.telephone = link.href;
        }, true);
        """;

    private readonly List<Ear> _ears = [];
    private readonly List<IBrowserContext> _windows = [];
    private readonly Dictionary<string, PersonId> _people = [];
    private Bank? _bank;

    private protected Bank Bank => _bank ?? throw new InvalidOperationException("The centre is not open.");

    private protected CentreId Centre { get; private set; }

    private protected CampaignId Campaign { get; private set; }

    private protected RequestLog Requests { get; } = new();

    public ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
            await window.CloseAsync();
        if (_bank is not null)
            await _bank.DisposeAsync();
        GC.SuppressFinalize(this);
        _ears.SelectMany(ear => ear.Heard).Concat(Requests.Failures).ShouldBeEmpty();
    }

    /// <summary>Opens a centre that calls at any hour, or in these, with contacts from +1 202 555 0101 on.</summary>
    private protected async Task OpenCentreAsync(int contacts = 3, CallingHours? hours = null, DateTimeOffset? at = null)
    {
        var system = await TestSystem.StartAsync(replace: services => services.AddSingleton<IStartupFilter>(Requests));
        _bank = new Bank(system);
        await system.ServeAsync();
        if (at is { } now)
            system.Clock.Set(now);
        Centre = await system.AddCentreAsync();
        Campaign = await _bank.AddCampaignAsync(Centre, hours);
        await _bank.AddContactsAsync(Campaign, Enumerable.Range(1, contacts).Select(Bank.American));
    }

    /// <summary>Puts a number into a campaign under a name and with a note.</summary>
    private protected Task<ContactId> AddContactAsync(PhoneNumber number, string? name = null, string? note = null, CampaignId? campaign = null) => Bank.DbAsync(async db =>
    {
        var vault = Bank.System.Services.GetRequiredService<NumberVault>();
        var keys = Bank.System.Services.GetRequiredService<KeyRing>();
        var now = Bank.Clock.GetUtcNow();
        var contact = new NewContact(ContactId.New(), vault.Hash(number), vault.Seal(number), ZoneOf.Number(number, now), Seal(keys, name), Seal(keys, note), now);
        await using var write = await db.BeginWriteAsync();
        await InsertContacts.InsertAsync(db, campaign ?? Campaign, null, [contact], default);
        await write.CommitAsync();
        return contact.Id;
    });

    private protected Task SetScriptAsync(string script, string language = "en") => Bank.AddScriptAsync(Campaign, script, language);

    /// <summary>A volunteer sits down at a browser of her own and signs in.</summary>
    private protected async Task<Desk> SignInAsync(string name = "vera", Screen? screen = null, bool scripts = true, CentreId? centre = null)
    {
        if (!_people.ContainsKey(name))
            _people.Add(name, await Bank.System.AddPersonAsync(name, centre ?? Centre, Role.Volunteer));
        return new Desk(await SignInAsync(name, "/call", screen, scripts), scripts);
    }

    /// <summary>A coordinator of the centre, or of another, signs in.</summary>
    private protected async Task<IPage> SignInAsCoordinatorAsync(Screen screen, bool scripts, string name = "carla", CentreId? centre = null)
    {
        await Bank.System.AddPersonAsync(name, centre ?? Centre, Role.Coordinator);
        return await SignInAsync(name, "/centre/campaigns", screen, scripts);
    }

    /// <summary>Somebody whose account there is signs in, and comes to where their work begins.</summary>
    private protected async Task<IPage> SignInAsync(string name, string landing, Screen? screen, bool scripts)
    {
        var page = await OpenWindowAsync(screen, scripts);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your sign-in name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + landing, new() { WaitUntil = WaitUntilState.Commit });
        return page;
    }

    /// <summary>All that a volunteer has entered and that can still be changed, a group a call, newest first.</summary>
    private protected Task<IReadOnlyList<HeldGroup>> HeldOfAsync(string volunteer) =>
        Bank.WithAsync<HeldDeclarations, IReadOnlyList<HeldGroup>>(held =>
            held.OfShiftAsync(ShiftToken.Of(Bank.System.Services.GetRequiredService<KeyRing>(), _people[volunteer])));

    /// <summary>The people of the one call on which somebody declared.</summary>
    private protected async Task<IEnumerable<(string Name, Organisations Left)>> DeclaredByAsync(string volunteer) =>
        (await HeldOfAsync(volunteer)).ShouldHaveSingleItem().People.Select(one => (one.Name.Text, one.Organisations));

    /// <summary>Three days pass; what is held is sealed; a reader finds exactly these people, by the day of their call and no closer.</summary>
    private protected async Task ShouldAppearInTheRegisterAsync(params (string Name, Organisations Left)[] people)
    {
        var day = DateOnly.FromDateTime(Bank.Clock.GetUtcNow().UtcDateTime);
        Bank.Clock.Advance(new RegisterOptions().MaximumHold + TimeSpan.FromHours(1));
        (await Bank.System.SealAsync()).ShouldBe(people.Length);
        var page = await OpenWindowAsync(null, scripts: true);
        await page.GotoAsync("/en/register");
        var rows = page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Cell) });
        await Assertions.Expect(rows).ToHaveCountAsync(people.Length);
        foreach (var (name, left) in people)
        {
            var cells = rows.Filter(new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = name, Exact = true }) }).GetByRole(AriaRole.Cell);
            await Assertions.Expect(cells.Nth(2)).ToHaveTextAsync(string.Join(", ", left.Named().Select(Words)));
            await Assertions.Expect(cells.Nth(3).GetByRole(AriaRole.Time)).ToHaveAttributeAsync("datetime", $"{day:yyyy-MM-dd}");
        }

        (await page.GetByRole(AriaRole.Main).InnerTextAsync()).ShouldNotMatch(@"\d:\d\d", "an entry must not say when it was made");
        await page.ShouldBeAccessibleAsync();
    }

    private static string Words(Organisations one) => one switch
    {
        Organisations.Party => "Communist Party",
        Organisations.YouthLeague => "Youth League",
        Organisations.YoungPioneers => "Young Pioneers",
        Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not one organisation."),
    };

    private protected static Screen Size(bool telephone) => telephone ? Screen.Telephone : Screen.Laptop;

    private protected async Task<IPage> OpenWindowAsync(Screen? screen, bool scripts)
    {
        var page = await shared.Browser.OpenAsync(Bank.System.Url, screen, scripts);
        page.Context.SetDefaultTimeout(20_000);
        await page.Context.AddInitScriptAsync(TakesCalls);
        _windows.Add(page.Context);
        _ears.Add(new Ear(page.Context, Bank.System.Url));
        return page;
    }

    private static byte[]? Seal(KeyRing keys, string? text) => text is null ? null : keys.Seal(KeyPurpose.Note, text);
}
