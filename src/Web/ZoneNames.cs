using System.Text.RegularExpressions;

namespace Ledgerline.Web;

/// <summary>
/// Time zones by names that people type or send. <see cref="TimeZoneInfo"/> looks for a file of that name: only what looks like a zone's name comes so far.
/// </summary>
public static partial class ZoneNames
{
    /// <param name="name">A name of the tz database (its Theory file, "Names of timezones"); a space may stand for an underscore.</param>
    /// <returns>Null where there is no such zone.</returns>
    public static TimeZoneInfo? Find(string? name) =>
        name?.Trim().Replace(' ', '_') is { } id && Name().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z")]
    private static partial Regex Name();
}
