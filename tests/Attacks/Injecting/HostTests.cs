using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Requests that name another host, address or method than they come to: nothing that is answered is made of it.</summary>
public sealed class HostTests(OneGround one) : IClassFixture<OneGround>
{
    private const string Evil = "evil.example";

    /// <summary>The page of commands with which the register is checked says them for the host at which it is read, so that it fits a mirror and an onion service too; nobody keeps it.</summary>
    private const string NamesItsHost = "/{language:language}/check";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Host", Evil), ("X-Forwarded-Host", Evil), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", $"//{Evil}"), ("X-Forwarded-For", "192.0.2.1"), ("Forwarded", $"host={Evil};proto=https"),
        ("X-Original-URL", "/centre/people"), ("X-Rewrite-URL", "/centre/people"), ("X-Original-Host", Evil), ("X-Host", Evil),
        ("X-HTTP-Method-Override", "DELETE"), ("X-HTTP-Method", "DELETE"), ("X-Method-Override", "DELETE"),
    ];

    [Fact]
    public async Task WhatARequestSaysOfItsHost_StandsInNoAnswer_AndMovesItNowhere()
    {
        var ground = one.Ground;
        var doors = await Doors.OfAsync(ground.System);
        var wrong = new List<string>();
        foreach (var line in PermissionTable.Lines.Where(line => line.Door.Method == "GET" && line.Door.Handler != "Progress"))
        {
            var address = Knock.Address(line, doors[line.Door], ground.Things);
            foreach (var visitor in line.Owner is { } owner ? [ground.Stranger(), ground.Person('A', owner)] : new[] { ground.Stranger() })
            {
                var plain = await visitor.GetAsync(address);
                var forged = await visitor.GetAsync(address, Forge);
                // The first again: no cache was filled with the second.
                var after = await visitor.GetAsync(address);
                if (forged.Status != plain.Status || forged.Location != plain.Location || !forged.StaysHere)
                    wrong.Add($"{line.Door}: {forged.Status} {forged.Location} instead of {plain.Status} {plain.Location}");
                if ($"{after.Headers}{after.Body}".Contains(Evil, StringComparison.OrdinalIgnoreCase))
                    wrong.Add($"{line.Door} is answered to the next as the one before has asked.");
                if (line.Door.Pattern != NamesItsHost && $"{forged.Headers}{forged.Body}".Contains(Evil, StringComparison.OrdinalIgnoreCase))
                    wrong.Add($"{line.Door} names the host that it was asked for.");
                if (line.Door.Pattern == NamesItsHost)
                    forged.Headers.ShouldContain("Cache-Control: no-store");
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>A form or a header that names another method than the request has is a form or a header.</summary>
    [Fact]
    public async Task AnotherMethod_ByHeaderOrField_IsNotTaken()
    {
        var before = await Tables.ReadAsync(one.Ground.System);
        var coordinator = one.Ground.Person('A', Centres.Role.Coordinator);
        var path = $"/centre/campaigns/{one.Ground.Things["campaign"]}?handler=Pause&_method=POST";

        var answer = await coordinator.GetAsync(path, request => request.Headers.Add("X-HTTP-Method-Override", "POST"));

        answer.Status.ShouldBe(200);
        (await Tables.ReadAsync(one.Ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    private static void Forge(HttpRequestMessage request)
    {
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
