using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ledgerline.PhoneBank.Today;

/// <summary>
/// Says on every page of a coordinator's that something unusual is there which she has not looked at on her day's page. What she has looked at her browser knows,
/// by a cookie that names nobody; the server keeps nothing of it.
/// </summary>
internal sealed class UnusualMark(FindUnusual find, CentrePeople people, UnusualMark.Memory memory, IOptions<WebOptions> web, TimeProvider clock)
{
    /// <summary>So old what was found may be on a page that is not the day's.</summary>
    public static readonly TimeSpan MostAge = TimeSpan.FromMinutes(1);

    /// <summary>A cookie holds no more than so many; whoever has more looks at them together.</summary>
    private const int MostInCookie = 40;

    private string CookieName => web.Value.Https ? "__Host-unusual" : "unusual";

    public async Task<bool> IsNewAsync(HttpContext context, CancellationToken cancel)
    {
        var centre = context.User.Actor().Centre;
        if (!memory.Found.TryGetValue(centre, out var found) || found.At + MostAge <= clock.GetUtcNow())
            found = Keep(centre, await find.OfAsync(centre, await people.WhoCallAsync(centre, cancel), cancel));
        var seen = (context.Request.Cookies[CookieName] ?? "").Split('.');
        return found.Marks.Except(seen).Any();
    }

    /// <summary>She looks at them now.</summary>
    public void Look(HttpContext context, UnusualPatterns patterns)
    {
        var marks = Keep(context.User.Actor().Centre, patterns).Marks;
        if (marks.Count == 0)
            return;
        context.Response.Cookies.Append(
            CookieName, string.Join('.', marks.Take(MostInCookie)), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = web.Value.Https, Path = "/", IsEssential = true });
    }

    private Found Keep(CentreId centre, UnusualPatterns patterns) => memory.Found[centre] = new Found(clock.GetUtcNow(),
    [
        .. patterns.Entered.Select(one => Mark(one.Person, "Entered", one.Since)),
        .. patterns.Reveals.Select(one => Mark(one.Person, one.Pattern.ToString(), one.Last)),
    ]);

    /// <summary>What is there on another day is new again.</summary>
    private static string Mark(CentrePerson person, string pattern, DateTimeOffset at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Id} {pattern} {at.UtcDateTime:yyyyMMdd}")).AsSpan(0, 6));

    internal sealed record Found(DateTimeOffset At, IReadOnlyList<string> Marks);

    /// <summary>What was found last at each centre, for the process.</summary>
    internal sealed class Memory
    {
        public ConcurrentDictionary<CentreId, Found> Found { get; } = new();
    }
}
