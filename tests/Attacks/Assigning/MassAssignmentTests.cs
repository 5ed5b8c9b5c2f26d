using AngleSharp;
using AngleSharp.Html.Dom;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Attacks.Assigning;

/// <summary>Every form of the staff, as its page shows it and filled in, with fields that it does not have: none of them is written anywhere.</summary>
public sealed class MassAssignmentTests
{
    [Theory, OnBothEngines]
    public async Task NoField_ThatAFormDoesNotOffer_IsWritten(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var doors = await Doors.OfAsync(ground.System);
        var extras = new Extras(ground);
        extras.Count.ShouldBeGreaterThan(200);
        var before = await Tables.ReadAsync(ground.System);
        var wrong = new List<string>();
        foreach (var line in PermissionTable.Lines.Where(line => line is { Permission: not null, Door.Method: "POST" }))
        {
            await foreach (var answer in SendAsync(ground, line, doors[line.Door], extras))
            {
                if (answer.Status >= 500 || !answer.StaysHere)
                    wrong.Add($"{line.Door}: {answer.Status} {answer.Location}");
            }

            var after = await Tables.ReadAsync(ground.System);
            string[] found = [.. after.With(Extras.Marker), .. after.With(Extras.Id.ToString()), .. after.With(Extras.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
            if (found.Length > 0)
                wrong.Add($"{line.Door}: {string.Join('\n', found)}");
            if (after.With(ground.Things["otherCentre"]).Count != before.With(ground.Things["otherCentre"]).Count)
                wrong.Add($"{line.Door} has written something for another centre.");
            if (wrong.Count > 0)
                break;
        }

        wrong.ShouldBeEmpty();
        // The forms were not merely refused.
        var changed = (await Tables.ReadAsync(ground.System)).ChangedSince(before);
        changed.Count.ShouldBeGreaterThan(8, string.Join(", ", changed));
        (await RolesAsync(ground)).ShouldBe(["1", "1", "1", "2", "2", "3", "3", "4", "4", "5", "6", "6", "7", "7"]);
        // Whoever is invited gets what the form offers, whatever else it was sent with.
        (await ground.ReadAsync("centres", "invitations", "role", "role IS NOT NULL")).Distinct().Order().ShouldBe(["1", "2", "4"]);
    }

    /// <summary>The roles that there are, when all forms have been sent: a volunteer added and one removed, and a trainee admitted; nobody has become anything else.</summary>
    private static async Task<IEnumerable<string>> RolesAsync(TwoCentres ground) => (await ground.ReadAsync("centres", "memberships", "role", "1 = 1")).Order(StringComparer.Ordinal);

    private static async IAsyncEnumerable<Answer> SendAsync(TwoCentres ground, PermissionLine line, RouteEndpoint endpoint, Extras extras)
    {
        var owner = line.Owner!.Value;
        var (visitor, address) = (line.IsRecent ? ground.Recent('A', owner) : ground.Person('A', owner), Knock.Address(line, endpoint, ground.Things));
        var (token, cookie) = ground.Token(ground.Id('A', owner));
        visitor.Cookies["form"] = cookie;
        var shown = await ShownAsync(await visitor.GetAsync(address.Split('?')[0]));
        var filled = Filled.Fields(ground.Things);
        string[] offered = [.. filled.Concat(shown).Select(field => field.Name), .. line.With.Select(pair => pair.Name), .. endpoint.RoutePattern.Parameters.Select(part => part.Name)];
        var hers = shown.Where(field => field.Value.Length > 0 && filled.All(other => other.Name != field.Name) && !address.Contains($"{field.Name}=", StringComparison.Ordinal)).Take(150).ToList();
        // A form has five hundred fields at most.
        foreach (var chunk in extras.Besides(offered).Chunk(300))
        {
            using var form = Visitor.Form([.. filled, .. hers, .. chunk]);
            yield return await visitor.SendAsync(HttpMethod.Post, address, form, request => request.Headers.Add("RequestVerificationToken", token));
        }
    }

    /// <summary>What the page's own fields hold.</summary>
    private static async Task<List<(string Name, string Value)>> ShownAsync(Answer page)
    {
        var document = await BrowsingContext.New().OpenAsync(request => request.Content(page.Body));
        return [.. document.QuerySelectorAll("main input, main select, main textarea").Select(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => (box.Name ?? "", box.IsChecked ? box.Value : ""),
            IHtmlInputElement input => (input.Name ?? "", input.Value),
            IHtmlSelectElement select => (select.Name ?? "", select.Value ?? ""),
            IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
            _ => ("", ""),
        }).Where(field => field.Item1.Length > 0 && field.Item1 != "token")];
    }
}
