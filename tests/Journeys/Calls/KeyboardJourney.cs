using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class KeyboardJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const Organisations All = Organisations.Party | Organisations.YouthLeague | Organisations.YoungPioneers;

    /// <summary>Thirty words a minute: who has never learnt to type, but has done it for years.</summary>
    private const double SlowKeysASecond = 2.5;

    private static readonly (string Name, Organisations Left)[] Family =
    [
        ("Morning Lane", All),
        ("Quiet Brook", Organisations.Party | Organisations.YoungPioneers),
        ("Silver Ridge", Organisations.YoungPioneers),
        ("Amber Field", Organisations.YoungPioneers),
        ("Cedar Well", Organisations.YoungPioneers),
    ];

    /// <summary>Scenario 2 costs the characters of the names + 1 key a further person + 3 for organisations that differ + 3 for the call.</summary>
    [Fact]
    public async Task A_family_of_five_costs_few_keys()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        var keys = new CountedKeys(desk.Keys);
        await desk.ShouldBeReadyAsync("Next contact");
        await keys.PressAsync("Enter");
        await desk.ShouldBeReadyAsync("Dial");
        await keys.PressAsync("Enter");
        await Expect(desk.Name(1)).ToBeFocusedAsync();

        await keys.TypeAsync(Family[0].Name);
        await keys.PressAsync("Alt+4");
        await keys.PressAsync("Enter");
        await Expect(desk.Name(2)).ToBeFocusedAsync();
        await keys.TypeAsync(Family[1].Name);
        await keys.PressAsync("Alt+2");
        await keys.PressAsync("Enter");
        await Expect(desk.Name(3)).ToBeFocusedAsync();
        await keys.PressAsync("Alt+1");
        await keys.TypeAsync(Family[2].Name);
        foreach (var child in Family[3..])
        {
            await keys.PressAsync("Enter");
            await keys.TypeAsync(child.Name);
        }

        await keys.PressAsync("Alt+f");
        await desk.ShouldBeRecordedAsync("Finished");
        (await DeclaredByAsync("vera")).ShouldBe(Family, ignoreOrder: true);
        keys.Count.ShouldBeLessThanOrEqualTo(Family.Sum(one => one.Name.Length) + (Family.Length - 1) + 3 + 3);
        (keys.Count / SlowKeysASecond).ShouldBeLessThan(30);
    }

    [Fact]
    public async Task A_whole_call_by_keyboard_alone()
    {
        await OpenCentreAsync();
        var page = await OpenWindowAsync(null, scripts: true);
        await Bank.System.AddPersonAsync("keya", Centre, Centres.Role.Volunteer);
        var desk = new Desk(page);
        await page.GotoAsync("/sign-in");
        await Expect(page.GetByLabel("Your sign-in name")).ToBeFocusedAsync();
        await desk.Keys.TypeAsync("keya");
        await desk.Keys.PressAsync("Tab");
        await desk.Keys.TypeAsync(Testing.Hosting.TestSystem.Password);
        await desk.Keys.PressAsync("Enter");
        await desk.ShouldBeReadyAsync("Next contact");
        await desk.Keys.PressAsync("Enter");
        await desk.ShouldBeReadyAsync("Dial");
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Name(1)).ToBeFocusedAsync();

        // An Enter too many in an empty row does nothing; without an organisation it says what is missing and stays.
        await desk.Keys.PressAsync("Enter");
        await desk.Keys.TypeAsync("Amber Feild");
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Row(1).GetByText("Choose at least one")).ToBeVisibleAsync();
        await Expect(desk.Name(1)).ToBeFocusedAsync();
        await desk.Keys.PressAsync("Alt+3");
        await desk.Keys.PressAsync("Alt+r");
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Name(2)).ToBeFocusedAsync();
        await desk.Keys.PressAsync("Alt+s");
        await Expect(desk.Name(2)).Not.ToHaveValueAsync("");
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Row(2).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        // Back to the first, to spell it right.
        for (var tabs = 0; tabs < 20 && !await HasFocusAsync(desk.Name(1)); tabs++)
            await desk.Keys.PressAsync("Shift+Tab");
        await desk.Keys.PressAsync("Control+a");
        await desk.Keys.TypeAsync("Amber Field");
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Name(2)).ToBeFocusedAsync();
        await desk.Keys.PressAsync("Alt+f");
        await desk.ShouldBeRecordedAsync("Finished");
        await desk.ShouldBeReadyAsync("Next contact");
        for (var tabs = 0; tabs < 5 && !await HasFocusAsync(desk.Button("Undo")); tabs++)
            await desk.Keys.PressAsync("Tab");
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await Expect(desk.Row(1).GetByLabel("Real name")).ToBeCheckedAsync();
        await Expect(desk.Name(3)).ToBeFocusedAsync();
    }

    /// <summary>The outcomes stay where they are while people are entered: who has her finger on one must not press another.</summary>
    [Fact]
    public async Task Nothing_jumps_while_a_family_is_entered()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        var before = await PlacesAsync(desk);
        await desk.DialAsync();
        (await PlacesAsync(desk)).ShouldBe(before);
        foreach (var (number, person) in Family.Index())
        {
            await desk.EnterAsync(number + 1, person.Name, person.Left);
            await desk.ReceiptAsync();
            (await PlacesAsync(desk)).ShouldBe(before, $"after {person.Name}");
        }

        await desk.FillAsync(6, "Winter Dale", Organisations.None);
        await desk.Name(6).PressAsync("Enter");
        await Expect(desk.Row(6).GetByText("Choose at least one")).ToBeVisibleAsync();
        (await PlacesAsync(desk)).ShouldBe(before);
    }

    /// <summary>Enter while characters are being composed belongs to that, and not to the form.</summary>
    [Fact]
    public async Task Enter_while_a_name_is_composed_does_not_save_it()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.Organisation(1, Organisations.Party).CheckAsync();
        await desk.Name(1).FocusAsync();
        var input = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
        await input.SendAsync("Input.imeSetComposition", new() { ["text"] = "chenguang", ["selectionStart"] = 9, ["selectionEnd"] = 9 });
        foreach (var type in new[] { "rawKeyDown", "keyUp" })
            await input.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await Expect(desk.Rows).ToHaveCountAsync(1);
        Requests.CountOf("PUT", "person").ShouldBe(0);
        await Expect(desk.Name(1)).ToBeFocusedAsync();

        await input.SendAsync("Input.insertText", new() { ["text"] = "晨光" });
        await desk.Keys.PressAsync("Enter");
        await Expect(desk.Row(1).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("晨光", Organisations.Party)]);
        Requests.CountOf("PUT", "person").ShouldBe(1);
    }

    private static Task<bool> HasFocusAsync(ILocator element) => element.EvaluateAsync<bool>("element => element === document.activeElement");

    /// <summary>Where each outcome is in the window.</summary>
    private static async Task<string> PlacesAsync(Desk desk)
    {
        var places = new List<string>();
        foreach (var outcome in new[] { "Finished", "Call back", "No answer", "Busy", "Voicemail", "Switched off", "Wrong number", "Fax machine", "Never call again" })
        {
            var box = (await desk.Button(outcome).BoundingBoxAsync())!;
            places.Add($"{outcome} {box.X:0},{box.Y:0} {box.Width:0}x{box.Height:0}");
        }

        return string.Join('\n', places);
    }

    /// <summary>Counts every key pressed; a chord such as Alt+4 is one.</summary>
    private sealed class CountedKeys(IKeyboard keyboard)
    {
        public int Count { get; private set; }

        public async Task PressAsync(string key)
        {
            Count++;
            await keyboard.PressAsync(key);
        }

        public async Task TypeAsync(string text)
        {
            Count += text.Length;
            await keyboard.TypeAsync(text);
        }
    }
}
