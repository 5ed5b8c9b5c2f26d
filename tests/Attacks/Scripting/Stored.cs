using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.ContactLists;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Scripting;

/// <summary>Brings what was typed to where it is read, by a list that is imported, a review that is passed and a batch that is sealed, and reads every page as everybody.</summary>
internal sealed class Stored(TwoCentres ground)
{
    public async IAsyncEnumerable<Seen> VisitAsync()
    {
        await ImportAsync();
        await foreach (var seen in CallAsync())
            yield return seen;
        await ground.ReviewAsync("Accept", _ => true);
        // Longer than what comes from the web without work is held.
        ground.System.Clock.Advance(TimeSpan.FromHours(25));
        (await ground.System.SealAsync()).ShouldBeGreaterThan(1);

        var doors = await Doors.OfAsync(ground.System);
        var named = await NamedAsync().ToListAsync();
        var visitors = await VisitorsAsync().ToListAsync();
        foreach (var line in PermissionTable.Lines.Where(line => line.Door is { Method: "GET", Handler: not "Progress" }))
        {
            foreach (var index in line.Door.Pattern.Contains("{index", StringComparison.Ordinal) ? await EntriesAsync() : ["0"])
            {
                ground.Things["index"] = index;
                var address = Knock.Address(line, doors[line.Door], ground.Things);
                foreach (var visitor in visitors)
                    yield return new Seen(visitor, address, line.Door.Pattern, line.Door.ToString(), await visitor.GetAsync(address));
            }

            foreach (var things in named)
            {
                if (Knock.Address(line, doors[line.Door], things) is var address && address == Knock.Address(line, doors[line.Door], ground.Things))
                    continue;
                foreach (var visitor in visitors)
                    yield return new Seen(visitor, address, line.Door.Pattern, line.Door.ToString(), await visitor.GetAsync(address));
            }
        }
    }

    /// <summary>What there is, with a centre and somebody of A whose names are a payload in the place of the others: a page of one of them is shown of those only that its address names.</summary>
    private async IAsyncEnumerable<Dictionary<string, string>> NamedAsync()
    {
        // The others are longer than the name of an account may be.
        var person = (await ground.System.AddPersonAsync(Payloads.Of(0, 9_200), new CentreId(Guid.Parse(ground.Things["centre"])), Role.Volunteer, Role.Trainee)).Value.ToString("D");
        for (var kind = 0; kind < Payloads.Count; kind++)
        {
            var centre = await ground.System.AddCentreAsync(Payloads.Of(kind, 9_000 + kind));
            yield return new(ground.Things) { ["centre"] = centre.Value.ToString("D"), ["volunteer"] = person, ["leaver"] = person, ["trainee"] = person };
        }
    }

    /// <summary>Everybody at A, a coordinator of B, nobody; and somebody who may do everything at a centre whose name is a payload, as hers is.</summary>
    private async IAsyncEnumerable<Visitor> VisitorsAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
            yield return await ground.SignInAsync(TwoCentres.NameOf('A', role));
        yield return await ground.SignInAsync(TwoCentres.NameOf('B', Role.Coordinator));
        yield return ground.Stranger();
        var name = Payloads.Of(0, 9_100);
        await ground.System.AddPersonAsync(name, await ground.System.AddCentreAsync(name), Enum.GetValues<Role>());
        yield return await ground.SignInAsync(name);
    }

    private Task<List<string>> EntriesAsync() => ground.ReadAsync("register", "entries", "\"index\"", "1 = 1");

    /// <summary>Every file that lies there and was typed.</summary>
    private async Task ImportAsync()
    {
        var coordinator = ground.Person('A', Role.Coordinator);
        foreach (var upload in (await ground.ReadAsync("phone_bank", "uploads", "id", "1 = 1")).Except([ground.Things["upload"], ground.Things["list"]], StringComparer.OrdinalIgnoreCase))
        {
            var preview = $"/centre/campaigns/{ground.Things["campaign"]}/import/{upload}";
            var begun = await coordinator.PostAsync(preview, ("token", await coordinator.TokenAsync(preview)), ("HasHeadings", "true"), ("NumberColumn", "1"), ("NameColumn", "2"), ("NoteColumn", "3"));
            ground.Things["list"] = begun.Location.Split('/')[^1];
        }

        await ImportLists.RunAsync(ground.System.Services.GetRequiredService<IServiceScopeFactory>(), default);
    }

    /// <summary>The calls that follow: whoever was referred, and the first of the lists, which take turns.</summary>
    private async IAsyncEnumerable<Seen> CallAsync()
    {
        var volunteer = ground.Person('A', Role.Volunteer);
        var caller = new Caller(ground, volunteer, ground.Id('A', Role.Volunteer));
        for (var call = 0; call < 6; call++)
        {
            await caller.TakeAsync();
            yield return new Seen(volunteer, "/call", "/call", "a call", await volunteer.GetAsync("/call"));
            await caller.ReportAsync("NoAnswer");
        }
    }
}
