using System.Collections.Frozen;
using Ledgerline.Web;

namespace Ledgerline.Centres.Audit;

/// <summary>What the entries of a trail say, in words.</summary>
internal static class TrailWords
{
    private const string Prefix = "audit.action.";

    /// <summary>Every action that there are words for.</summary>
    public static FrozenSet<string> Actions { get; } =
        LanguageFile.Keys(Languages.Default).Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]).ToFrozenSet();

    /// <summary>In plain words; the action itself where another version of the program recorded it.</summary>
    public static string Action(Text text, string action) => Actions.Contains(action) ? text[$"audit.action.{action}"] : action;

    /// <summary>Her name; who has none at this centre any more was let go, and keeps the same few digits throughout.</summary>
    public static string Person(Text text, Guid id, IReadOnlyDictionary<Guid, string> names) =>
        names.TryGetValue(id, out var name) ? name : text["audit.letGo", ("id", Short(id))];

    /// <summary>To what it was done: somebody's name, the beginning of an id, or nothing.</summary>
    /// <param name="accounts">Those of the ids that are somebody's who works, or worked, here.</param>
    public static string Subject(Text text, string subject, IReadOnlyDictionary<Guid, string> names, IReadOnlySet<Guid> accounts)
    {
        if (!Guid.TryParseExact(subject, "N", out var id) || id == Guid.Empty)
            return "";
        return accounts.Contains(id) ? Person(text, id, names) : Short(id);
    }

    public static string Short(Guid id) => id.ToString("N")[..8];
}
