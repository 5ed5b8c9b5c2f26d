using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Attacks.Walking;

/// <summary>Every endpoint as nobody and as every role of the right and of the wrong centre, held against the table in <c>Permissions.txt</c>.</summary>
public sealed class PermissionWalkTests
{
    private const int SignIn = -1;

    [Fact]
    public void Roles_AreWhatTheTableSays()
    {
        foreach (var role in Enum.GetValues<Role>())
            PermissionTable.Roles[role].ShouldBe(RolePermissions.Of(role), ignoreOrder: true, role.ToString());
    }

    [Fact]
    public async Task EveryDoor_StandsInTheTable_AndNoOther()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        var doors = (await Doors.OfAsync(system)).Keys.Select(door => door.ToString()).ToList();
        var lines = PermissionTable.Lines.Select(line => line.Door.ToString()).Distinct().ToList();
        doors.Except(lines).ShouldBeEmpty("doors without a line");
        lines.Except(doors).ShouldBeEmpty("lines without a door");
    }

    [Fact]
    public async Task Files_AreOnlyRead()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        var files = Doors.Source(system).Endpoints.OfType<RouteEndpoint>().Where(Doors.IsFile).ToList();
        files.Count.ShouldBeGreaterThan(10);
        files.ShouldAllBe(file => file.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.All(method => method == "GET" || method == "HEAD"));
        files.ShouldAllBe(file => file.Metadata.GetMetadata<IAllowAnonymous>() != null);
    }

    [Theory, OnBothEngines]
    public async Task EveryDoor_ForEverybody_IsOpenOrShutAsTheTableSays(DatabaseEngine engine)
    {
        await using var ground = await TwoCentres.OpenAsync(engine);
        var doors = await Doors.OfAsync(ground.System);
        var walk = new Walk(ground, doors, await Tables.ReadAsync(ground.System));

        // First all that must change nothing, then what people do who may.
        foreach (var line in PermissionTable.Lines.Where(line => doors.ContainsKey(line.Door)))
            await walk.KeepOutAsync(line);
        foreach (var line in PermissionTable.Lines.Where(line => doors.ContainsKey(line.Door)))
            await walk.LetInAsync(line);

        walk.Wrong.ShouldBeEmpty();
        walk.Asked.ShouldBeGreaterThan(500);
    }

    /// <summary>A page that has no handler for a method has none by another name either.</summary>
    [Fact]
    public async Task OtherMethods_AreNotAllowed_EvenToWhoMay()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        var doors = await Doors.OfAsync(ground.System);
        var before = await Tables.ReadAsync(ground.System);
        var knock = new Knock(ground);
        var pages = PermissionTable.Lines.Where(line => line is { Permission: not null, Door: { Method: "GET", Handler: "-" } }).ToList();
        pages.Count.ShouldBeGreaterThan(20);
        foreach (var line in pages)
        {
            foreach (var method in (string[])["DELETE", "PATCH", "PAGE"])
            {
                var answer = await knock.AskAsync(line with { Door = line.Door with { Method = method } }, doors[line.Door], ground.Things, 'A', line.Owner, isFilledIn: true);
                answer.Status.ShouldBe(405, $"{method} {line.Door.Pattern}");
            }
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    private sealed class Walk(TwoCentres ground, IReadOnlyDictionary<Door, RouteEndpoint> doors, Tables before)
    {
        private Tables _before = before;

        private readonly Knock _knock = new(ground);

        public List<string> Wrong { get; } = [];

        public int Asked { get; private set; }

        /// <summary>As everybody who must not come in, or must not come at this thing: the answer is as written, and nothing in any table is another than before.</summary>
        public async Task KeepOutAsync(PermissionLine line)
        {
            foreach (var (centre, role) in Everybody.Where(who => !IsLetIn(line, who)))
            {
                var answer = await AskAsync(line, centre, role, isFilledIn: true);
                if (role is not null && Has(role, line.Permission))
                    await CompareWithNothingAsync(line, centre, role, answer);
            }

            // What only reads is looked at together with the next that does not.
            if (!Doors.IsUnsafe(line.Door))
                return;
            var now = await Tables.ReadAsync(ground.System);
            if (now.ChangedSince(_before).Except(line.IsAudited ? Tables.OfTheAuditTrail : []).ToList() is { Count: > 0 } changed)
                Wrong.Add($"{line.Door} changed {string.Join(", ", changed)}, by somebody who must not.");
            _before = now;
        }

        /// <summary>As those who may; whose things they are comes last.</summary>
        public async Task LetInAsync(PermissionLine line)
        {
            foreach (var (centre, role) in Everybody.Where(who => IsLetIn(line, who)).OrderBy(who => who.Centre == 'A' && who.Role == line.Owner))
                await AskAsync(line, centre, role, isFilledIn: false);
        }

        private static IEnumerable<(char Centre, Role? Role)> Everybody =>
            [('A', null), .. Enum.GetValues<Role>().Select(role => ('A', (Role?)role)), .. Enum.GetValues<Role>().Select(role => ('B', (Role?)role))];

        private static bool Has(Role? role, string? permission) => permission is null || (role is { } one && PermissionTable.Roles[one].Contains(permission));

        /// <summary>Whether she may do it, with this thing.</summary>
        private static bool IsLetIn(PermissionLine line, (char Centre, Role? Role) who) => Has(who.Role, line.Permission) && NotHers(line, who.Centre, who.Role) is null;

        /// <summary>What she is told who may do such things, but not with this one; null where she may.</summary>
        private static int? NotHers(PermissionLine line, char centre, Role? role) =>
            line.Permission is null ? role is null ? null : line.Colleague : centre == 'B' ? line.Elsewhere : role == line.Owner ? null : line.Colleague;

        private static int Expected(PermissionLine line, char centre, Role? role)
        {
            if (Has(role, line.Permission))
                return NotHers(line, centre, role) ?? line.Own;
            return role is null ? SignIn : 403;
        }

        private async Task<Answer> AskAsync(PermissionLine line, char centre, Role? role, bool isFilledIn)
        {
            var answer = await _knock.AskAsync(line, doors[line.Door], ground.Things, centre, role, isFilledIn);
            var status = answer.AsksToSignIn ? SignIn : answer.Status;
            if (status != Expected(line, centre, role))
                Wrong.Add($"{line.Door} as {(role is null ? "nobody" : TwoCentres.NameOf(centre, role.Value))}: {status} {answer.Location} instead of {Expected(line, centre, role)}");
            Asked++;
            return answer;
        }

        /// <summary>What is another's is answered as what does not exist, to the last byte but the id.</summary>
        private async Task CompareWithNothingAsync(PermissionLine line, char centre, Role? role, Answer answer)
        {
            if (!_knock.NamesAThing(line, doors[line.Door]))
                return;
            var nothing = await _knock.AskAsync(line, doors[line.Door], _knock.Nowhere(), centre, role, isFilledIn: true);
            if (answer.DifferenceFrom(nothing) is { } difference)
                Wrong.Add($"{line.Door} as {TwoCentres.NameOf(centre, role!.Value)} tells what is another's from what is not there: {difference}");
        }
    }
}
