using System.Net.Http.Headers;
using System.Text;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Storage;

namespace Ledgerline.Attacks.Forging;

/// <summary>The public forms have no cookie and so no token: what a browser says of where a form comes from is believed (Web/SameOriginPostAttribute).</summary>
public sealed class PublicFormTests(OneGround one) : IClassFixture<OneGround>
{
    private static IEnumerable<PermissionLine> Forms =>
        PermissionTable.Lines.Where(line => line.Permission is null && Doors.IsUnsafe(line.Door) && line.Door.Pattern.StartsWith("/{language", StringComparison.Ordinal));

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://127.0.0.1.evil.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "what is this")]
    public async Task EveryForm_ThatComesFromAnotherSite_IsRefused_AndChangesNothing(string header, string value)
    {
        var ground = one.Ground;
        var doors = await Doors.OfAsync(ground.System);
        var before = await Tables.ReadAsync(ground.System);
        Forms.Count().ShouldBeGreaterThan(10);

        foreach (var line in Forms)
        {
            using var form = Visitor.Form(Fields(ground));
            var answer = await ground.Stranger().SendAsync(HttpMethod.Post, Knock.Address(line, doors[line.Door], ground.Things), form, request => request.Headers.TryAddWithoutValidation(header, value));
            answer.Status.ShouldBe(403, line.Door.ToString());
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>That those above are not refused for another reason.</summary>
    [Fact]
    public async Task TheForm_OfThisSite_IsTaken()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        var before = await Tables.ReadAsync(ground.System);
        using var form = Visitor.Form(Fields(ground));

        var answer = await ground.Stranger().SendAsync(HttpMethod.Post, "/en/receipt?handler=Withdraw", form, request => request.Headers.Add("Sec-Fetch-Site", "same-origin"));

        answer.Status.ShouldBe(200);
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldContain("\"register_declarations\"");
    }

    /// <summary>What a page of another site can send without asking first is no JSON; and whoever asks first is told nothing that lets it.</summary>
    [Theory]
    [InlineData("/api/v1/declarations")]
    [InlineData("/api/v1/receipts")]
    public async Task TheApi_TakesNothing_ThatAnotherSiteCanSend(string path)
    {
        var ground = one.Ground;
        var before = await Tables.ReadAsync(ground.System);
        foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"code":"{{ground.Things["receipt"]}}","group":"{{Guid.NewGuid()}}","people":[{"id":"{{Guid.NewGuid()}}","name":"Forged","nameKind":"pseudonym","organisations":["party"]}]}"""));
            if (type.Length > 0)
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var answer = await ground.Stranger().SendAsync(HttpMethod.Post, path, content);
            answer.Status.ShouldBeOneOf([400, 415]);
            answer.Headers.ShouldNotContain("Access-Control");
        }

        var asked = await ground.Stranger().SendAsync(HttpMethod.Options, path, null, request =>
        {
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "content-type");
        });
        asked.Headers.ShouldNotContain("Access-Control");
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>What each of the forms would take: a declaration, and the receipt of one.</summary>
    private static List<(string Name, string Value)> Fields(TwoCentres ground) =>
    [
        ("Group", Guid.NewGuid().ToString()), ("People[0].Id", Guid.NewGuid().ToString()), ("People[0].Name", "Forged"), ("People[0].Kind", "Pseudonym"),
        ("People[0].Organisations", "Party"), ("Code", ground.Things["receipt"]), ("Person.Id", ground.Things["declared"]), ("Person.Name", "Forged"),
        ("Person.Kind", "Pseudonym"), ("Person.Organisations", "Party"), ("Entry", "0"),
    ];
}
