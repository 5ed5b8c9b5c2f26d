using System.Text;
using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Statements in everything that is typed or stands in an address: they are words like others, for either database.</summary>
public sealed class SqlTests
{
    private const string Mark = "pwn";

    private static readonly string[] Statements =
    [
        "pwn' OR '1'='1", "pwn'; DROP TABLE register_entries; --", "pwn\"); DELETE FROM phone_bank.contacts; --", "pwn%' OR name LIKE '%_", "1 UNION SELECT password_hash FROM centres_people --pwn", "pwn\\'; SELECT pg_sleep(9) --",
        "{0}pwn$1@p0:name", "0x7077 pwn /* */ ;", "\u02BC\uFF07pwn\uFF07; --",
    ];

    [Theory, OnBothEngines]
    public async Task EveryField_OfEveryForm_TakesAStatementForWords(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var before = await Tables.ReadAsync(ground.System);
        var (wrong, turn, sent) = (new List<string>(), 0, 0);
        var walk = new FormWalk(ground, (_, _, _) => Statements[turn++ % Statements.Length], Mark);
        await foreach (var seen in walk.WalkAsync())
        {
            sent++;
            if (seen.Answer.Status >= 500)
                wrong.Add($"{seen.By}: {seen.Answer.Status}");
        }

        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThan(120);
        var after = await Tables.ReadAsync(ground.System);
        // Every table is there, nothing of the other centre has moved, and what was typed stands where it belongs as it was typed.
        after.Names.ShouldBe(before.Names);
        after.With(ground.Things["otherCentre"]).ShouldBe(before.With(ground.Things["otherCentre"]));
        (await ground.ReadAsync("phone_bank", "campaigns", "name", "1 = 1")).Count(Statements.Contains).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task EveryPartOfAnAddress_TakesAStatementForWords_AndChangesNothing(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var before = await Tables.ReadAsync(ground.System);
        var (wrong, asked) = (new List<string>(), 0);
        // Each of them in each place: a statement that fits where another would break is seen by nobody.
        string[] words = [.. Statements, "pwn\0"];
        for (var round = 0; round < words.Length; round++)
        {
            var first = round;
            await foreach (var seen in new AddressWalk(ground, turn => words[(turn + first) % words.Length]).WalkAsync())
            {
                asked++;
                if (seen.Answer.Status >= 500)
                    wrong.Add($"{seen.By}: {seen.Answer.Status}");
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(100 * words.Length);
        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>What stands for other letters in a pattern of SQL stands for itself.</summary>
    [Theory, OnBothEngines]
    public async Task Search_ForWildcards_FindsWhatHoldsThem(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        (await ground.Stranger().PostAsync("/en/search", ("Name", "Plum Blossom"))).Body.ShouldContain("/en/entry/0");
        foreach (var wildcard in (string[])["%", "_", "%lum Blossom", "_lum Blossom", "Pl_m Blossom", "Pl%m Blossom", "*", "*lum", "[A-Z]lum Blossom", "' OR '1'='1", "\\%"])
        {
            var answer = await ground.Stranger().PostAsync("/en/search", ("Name", wildcard));
            answer.Status.ShouldBe(200);
            answer.Body.ShouldNotContain("/en/entry/", customMessage: wildcard);
        }
    }

    /// <summary>JSON can hold what no form can: a null, half a letter. Neither database keeps them.</summary>
    [Theory, OnBothEngines]
    public async Task Json_WithANull_OrHalfALetter_IsRefused(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var caller = new Caller(ground, ground.Person('A', Role.Volunteer), ground.Id('A', Role.Volunteer)) { Call = ground.Things["call"] };
        var before = await Tables.ReadAsync(ground.System);
        foreach (var letter in (string[])["\\u0000", "\\ud800", "\\udfff\\ud800", "'; DROP TABLE register_entries; --\\u0000"])
        {
            var id = Guid.NewGuid();
            using var declaration = Json($$"""{"group":"{{Guid.NewGuid()}}","people":[{"id":"{{id}}","name":"a{{letter}}","nameKind":"pseudonym","organisations":["party"]}]}""");
            (await ground.Stranger().SendAsync(HttpMethod.Post, "/api/v1/declarations", declaration)).Status.ShouldBe(400, letter);
            using var receipt = Json($$"""{"code":"{{letter}}"}""");
            (await ground.Stranger().SendAsync(HttpMethod.Post, "/api/v1/receipts", receipt)).Status.ShouldBeOneOf([400, 404]);
            using var person = Json($$"""{"id":"{{id}}","name":"a{{letter}}","real":false,"organisations":["Party"]}""");
            (await caller.PutAsync("person", person)).Status.ShouldBeInRange(400, 422, letter);
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
