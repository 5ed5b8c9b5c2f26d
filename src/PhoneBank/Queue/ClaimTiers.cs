using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// Who is next, as a list of queries to be tried in order: my own callbacks, callbacks that were left lying, then new contacts and then retries, zone by
/// zone. Each reads the head of one index. The zones are those where calling is open now, @zone0 and so on.
/// </summary>
internal static class ClaimTiers
{
    /// <summary>
    /// The list of a contact that was taken, if nobody is called from it any more, or null. Its contacts leave the queue a step at a time, so one of them may
    /// still be at the head. A callback that was promised is made all the same, unless the list is forgotten. The numbers are ListUse's and ContactState's.
    /// </summary>
    /// <param name="contact">How the statement names the contact.</param>
    public static string ClosedList(Database database, string contact) => $"""
        (SELECT l.id FROM {Statement.Table(database, "contact_lists")} AS l WHERE l.id = {contact}.list AND (l.use = 3 OR l.use <> 0 AND {contact}.state = 0))
        """;

    public static IEnumerable<string> Of(Database database, int zones)
    {
        var contacts = Statement.Table(database, "contacts");
        var campaigns = Statement.Table(database, "campaigns");
        var free = $"JOIN {Statement.Table(database, "numbers")} AS n ON n.id = c.number AND n.leased_until <= @now AND n.number_sealed IS NOT NULL";
        var select = $"SELECT c.id AS contact, c.number AS number, c.campaign AS campaign FROM {contacts} AS c {free}";

        // Because the person asked for it, neither hours nor cooldown count for a callback.
        yield return $"""
            {select} JOIN {campaigns} AS k ON k.id = c.campaign AND k.centre = @centre AND k.state = 1
            WHERE c.state = 1 AND c.owner = @volunteer AND c.ready_at <= @now ORDER BY c.ready_at
            """;
        yield return $"""
            {select}
            WHERE c.state = 1 AND c.campaign = @campaign AND c.ready_at <= @now AND c.callback_at <= @left_lying ORDER BY c.ready_at
            """;
        foreach (var priority in Enum.GetValues<ContactPriority>())
        {
            for (var zone = 0; zone < zones; zone++)
            {
                yield return $"""
                    {select} AND n.not_before <= @now
                    WHERE c.state = 0 AND c.campaign = @campaign AND c.zone = @zone{zone} AND c.priority = {(int)priority} AND c.ready_at <= @now
                        AND (c.owner IS NULL OR c.owner = @volunteer)
                    ORDER BY c.ready_at
                    """;
            }
        }
    }
}
