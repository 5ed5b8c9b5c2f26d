using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Attacks.Forging;

/// <summary>Forms that another site has somebody's browser send while she is signed in (cross-site request forgery, OWASP ASVS 5.0, 3.5).</summary>
public sealed class ForgedFormTests
{
    private const string NoToken = "no token";
    private const string NoCookie = "a token without its cookie";
    private const string OtherSession = "a token of another session of hers";
    private const string OtherPerson = "a token of another person, with its cookie";
    private const string Nobody = "a token of nobody, with its cookie";

    /// <summary>The cookie is one that any page may have set: the token must be hers too.</summary>
    [Theory, OnBothEngines]
    public async Task EveryForm_OfTheStaff_WithoutATokenOfHers_IsRefused_AndChangesNothing(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var doors = await Doors.OfAsync(ground.System);
        var before = await Tables.ReadAsync(ground.System);
        var lines = PermissionTable.Lines.Where(line => line.Permission is not null && Doors.IsUnsafe(line.Door)).ToList();
        lines.Count.ShouldBeGreaterThan(50);
        var wrong = new List<string>();
        foreach (var line in lines)
        {
            var address = Knock.Address(line, doors[line.Door], ground.Things);
            foreach (var forged in (string[])[NoToken, NoCookie, OtherSession, OtherPerson, Nobody])
            {
                if (await SendAsync(ground, line, address, forged) is var status and not 400)
                    wrong.Add($"{line.Door} with {forged}: {status}");
            }
        }

        wrong.ShouldBeEmpty();
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>That the forms above are not refused for another reason.</summary>
    [Fact]
    public async Task AForm_WithHerToken_IsTaken()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        var doors = await Doors.OfAsync(ground.System);
        var before = await Tables.ReadAsync(ground.System);
        var pause = PermissionTable.Lines.Single(line => line.Door is { Pattern: "/centre/campaigns/{id:guid}", Handler: "Pause" });

        var answer = await new Knock(ground).AskAsync(pause, doors[pause.Door], ground.Things, 'A', Role.Coordinator, isFilledIn: true);

        answer.Status.ShouldBe(302);
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldContain("\"phone_bank_campaigns\"");
    }

    /// <summary>Somebody who is made to sign in as another enters what she does under that other's eyes.</summary>
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/set-up/00000000000000000000000000000000")]
    public async Task InAndOut_WithoutAToken_IsRefused(string path)
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        var volunteer = ground.Person('A', Role.Volunteer);
        volunteer.Cookies.Remove("form");

        var answer = await volunteer.PostAsync(path, ("Name", TwoCentres.NameOf('A', Role.Volunteer)), ("Password", Testing.Hosting.TestSystem.Password));

        answer.Status.ShouldBe(400);
        answer.CookieLines.ShouldBeEmpty();
        (await volunteer.GetAsync("/call")).Status.ShouldBe(200);
    }

    /// <summary>A link, a picture, a page that is fetched ahead: nothing that is only read changes anything, so none needs a token.</summary>
    [Theory, OnBothEngines]
    public async Task NoPage_ThatIsOnlyRead_ChangesAnything(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var doors = await Doors.OfAsync(ground.System);
        var before = await Tables.ReadAsync(ground.System);
        var knock = new Knock(ground);

        foreach (var line in PermissionTable.Lines.Where(line => !Doors.IsUnsafe(line.Door)))
            await knock.AskAsync(line, doors[line.Door], ground.Things, 'A', line.Owner, isFilledIn: false);

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    private static async Task<int> SendAsync(TwoCentres ground, PermissionLine line, string address, string forged)
    {
        var owner = line.Owner!.Value;
        var (victim, id) = (ground.Person('A', owner), ground.Id('A', owner));
        var hers = ground.Token(id);
        var (token, cookie) = forged switch
        {
            NoToken => ("", hers.Cookie),
            NoCookie => (hers.Token, ""),
            OtherSession => (ground.Token(id).Token, hers.Cookie),
            OtherPerson => ground.Token(ground.Id('B', owner)),
            _ => ground.Token(null),
        };
        victim.Cookies.Remove("form");
        if (cookie.Length > 0)
            victim.Cookies["form"] = cookie;
        using var content = Filled.Content(line.Door, ground.Things, isFilledIn: true);
        return (await victim.SendAsync(new HttpMethod(line.Door.Method), address, content, request =>
        {
            if (token.Length > 0)
                request.Headers.Add("RequestVerificationToken", token);
        })).Status;
    }
}
