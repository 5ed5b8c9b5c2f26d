using System.Net.Http.Json;
using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Walking;

/// <summary>What is sent along: fields that one form or another would take, so that a door which were open by mistake would let something through.</summary>
internal static class Filled
{
    public static HttpContent? Content(Door door, Dictionary<string, string> things, bool isFilledIn) => door.Method switch
    {
        "PUT" => JsonContent.Create(Json(things)),
        "POST" when !IsApi(door) => Visitor.Form(isFilledIn ? Fields(things) : []),
        _ => null,
    };

    private static bool IsApi(Door door) => door.Pattern.StartsWith("/api/", StringComparison.Ordinal);

    private static object Json(Dictionary<string, string> things) => new
    {
        id = things["declaration"],
        name = "Intruder",
        real = false,
        organisations = new[] { "Party" },
        text = "Intruder",
        outcome = "NoAnswer",
        note = "Intruder",
        seconds = 0,
        seen = 1,
    };

    public static List<(string Name, string Value)> Fields(Dictionary<string, string> things)
    {
        var row = $"Form.People[{things["declaration"]}]";
        return
        [
            ("Form.People.Index", things["declaration"]), ($"{row}.Id", things["declaration"]), ($"{row}.Name", "Intruder"), ($"{row}.Organisations", "Party"),
            ("Form.Note", "Intruder"), ("Form.Outcome", "NoAnswer"), ("Form.ReferralNumber", "+1 202 555 0123"),
            ("Form.Name", "Intruder"), ("Form.HasHeadings", "true"), ("Form.NumberColumn", "1"), ("Form.NameColumn", "2"),
            ("Name", "Intruder"), ("Kind", "Pseudonym"), ("Organisations", "Party"), ("Markdown", "Intruder"), ("Seen", "1"), ("Zone", "Asia/Taipei"), ("Begins", "Calls"), ("Roles", "Coordinator"), ("CentreName", "Intruder"),
            ("Numbers", "0"), ("ReasonCode", "Hoax"), ("Understood", "true"), ("Names", "Intruder"), ("step", "End"),
            ("Form.Campaign", things["campaign"]), ("Form.Number", "+1 202 555 0124"), ("Form.Label", "Intruder"), ("Words", "Intruder"), ("Reason", "Hoax"), ("Version", "1"),
        ];
    }
}
