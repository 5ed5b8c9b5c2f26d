using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Attacks.Walking;

/// <summary>Asks at a door as somebody, with the token that her own page would have.</summary>
internal sealed class Knock(TwoCentres ground)
{
    /// <summary>What is there, with an id that nothing has in the place of each of A's.</summary>
    public Dictionary<string, string> Nowhere() => ground.Things.ToDictionary(
        thing => thing.Key, thing => thing.Key is not ("stranger" or "elsewhere" or "otherCentre") && Guid.TryParse(thing.Value, out _) ? Guid.NewGuid().ToString("D") : thing.Value);

    /// <summary>The address behind a line of the table.</summary>
    public static string Address(PermissionLine line, RouteEndpoint endpoint, Dictionary<string, string> things)
    {
        var left = line.With.ToDictionary(pair => pair.Name, pair => pair.Value);
        if (line.Door.Handler != "-")
            left["handler"] = $"'{line.Door.Handler}'";
        var isCut = false;
        var path = string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => Part(part, left, things, ref isCut))) is { Length: > 0 } text ? $"/{text}" : ""));
        var query = string.Join('&', left.Select(pair => $"{pair.Key}={Value(pair.Value, things)}"));
        return (path.Length == 0 ? "/" : path) + (query.Length == 0 ? "" : $"?{query}");
    }

    /// <summary>Whether anything that belongs to somebody is named in the address.</summary>
    public bool NamesAThing(PermissionLine line, RouteEndpoint endpoint) => Address(line, endpoint, ground.Things) != Address(line, endpoint, Nowhere());

    /// <param name="things">What there is to ask for, or <see cref="Nowhere"/>.</param>
    /// <param name="isFilledIn">Whether the form says something: what those would send who may.</param>
    public async Task<Answer> AskAsync(PermissionLine line, RouteEndpoint endpoint, Dictionary<string, string> things, char centre, Role? role, bool isFilledIn)
    {
        var (door, address) = (line.Door, Address(line, endpoint, things));
        var who = role is not { } one ? ground.Stranger() : line.IsRecent ? ground.Recent(centre, one) : ground.Person(centre, one);
        var (token, cookie) = ground.Token(role is { } her ? ground.Id(centre, her) : null);
        who.Cookies["form"] = cookie;
        using var sent = Filled.Content(door, things, isFilledIn);
        return await who.SendAsync(new HttpMethod(door.Method == "ANY" ? "GET" : door.Method), address, sent, request => request.Headers.Add("RequestVerificationToken", token));
    }

    private static string Part(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part, Dictionary<string, string> left, Dictionary<string, string> things, ref bool isCut)
    {
        if (part is not Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter)
            return part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "";
        if (!isCut && left.Remove(parameter.Name, out var given))
            return Value(given, things);
        // What follows a part that is left out goes into the query.
        isCut |= parameter.IsOptional;
        return parameter.IsOptional ? "" : Value(parameter.Name, things);
    }

    private static string Value(string name, Dictionary<string, string> things) => name.StartsWith('\'') ? name.Trim('\'') : things[name];
}
