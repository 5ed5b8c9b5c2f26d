using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Addresses that a redirect could be made to follow, and line ends that a header could be made to hold.</summary>
public sealed class RedirectTests(OneGround one) : IClassFixture<OneGround>
{
    /// <summary>What would be a header of its own, if it came into one as it is.</summary>
    private const string LineEnd = "%0d%0aX-Evil:%201%0d%0a%0d%0a";

    private static readonly string[] Names =
    [
        "next", "returnUrl", "handler", "language", "Language", "said", "Said", "saved", "From", "To", "By", "part", "version", "name", "q", "before", "after", "entry", "odd", "number", "period", "year", "atCall", "step", "page",
    ];

    [Fact]
    public async Task SignIn_LeadsOnlyToThisSite()
    {
        var visitor = one.Ground.Stranger();
        foreach (var next in (string[])
            [
                "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example", "https:/evil.example", "%2F%2Fevil.example", "/%2Fevil.example", "///evil.example",
                "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "javascript:alert(1)", "data:text/html,x", "~//evil.example", "~/\\evil.example", "@evil.example", "/\0/evil.example",
                "/call\r\nX-Evil: 1", "http://127.0.0.1@evil.example", ".evil.example", "?//evil.example", "", "/\u2028/evil.example",
            ])
        {
            var answer = await visitor.PostAsync(
                $"/sign-in?next={Uri.EscapeDataString(next)}", ("token", await visitor.TokenAsync("/sign-in")), ("Name", TwoCentres.NameOf('A', Role.Volunteer)), ("Password", TestSystem.Password));
            answer.Status.ShouldBe(302, next);
            answer.StaysHere.ShouldBeTrue($"{next} leads to {answer.Location}");
            answer.HasHeader("X-Evil").ShouldBeFalse();
            visitor.Cookies.Clear();
        }
    }

    /// <summary>Every door, with every name that any of them reads from the address.</summary>
    [Fact]
    public async Task NoParameter_LeadsOffTheSite_OrBecomesAHeader()
    {
        var ground = one.Ground;
        var doors = await Doors.OfAsync(ground.System);
        var wrong = new List<string>();
        foreach (var line in PermissionTable.Lines.Where(line => line.Door.Method == "GET" && line.Door.Handler != "Progress"))
        {
            var visitor = line.Owner is { } owner ? ground.Person('A', owner) : ground.Stranger();
            foreach (var value in (string[])[LineEnd, "//evil.example/" + LineEnd, "%2F%5Cevil.example"])
            {
                var address = Knock.Address(line, doors[line.Door], ground.Things);
                var further = string.Join('&', Names.Where(name => !address.Contains($"{name}=", StringComparison.Ordinal)).Select(name => $"{name}={value}"));
                var answer = await visitor.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{further}");
                if (!answer.StaysHere || answer.HasHeader("X-Evil") || answer.CookieLines.Any(cookie => cookie.Contains("Evil", StringComparison.Ordinal)) || answer.Status >= 500)
                    wrong.Add($"{line.Door} with {value}: {answer.Status} {answer.Location}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Line ends where the address itself is what a header repeats.</summary>
    [Theory]
    [InlineData("/call/" + LineEnd)]
    [InlineData("/centre/people?" + LineEnd)]
    [InlineData("/%2F%2Fevil.example/centre/people")]
    [InlineData("//evil.example/%2e%2e")]
    [InlineData("/\\evil.example/call")]
    [InlineData("/log/" + LineEnd)]
    [InlineData("/log/..%2f..%2fkeys%2fmaster.key")]
    [InlineData("/log/%2e%2e/keys/master.key")]
    [InlineData("/en/register/day/" + LineEnd)]
    [InlineData("/en/register/organisation/" + LineEnd)]
    [InlineData("/en/statistics/" + LineEnd)]
    [InlineData("/practice/" + LineEnd)]
    public async Task NoAddress_LeadsOffTheSite_OrBecomesAHeader(string path)
    {
        var answer = await one.Ground.Stranger().GetAsync(path);
        answer.StaysHere.ShouldBeTrue(answer.Location);
        answer.HasHeader("X-Evil").ShouldBeFalse();
        answer.Status.ShouldBeOneOf([302, 400, 404]);
    }
}
