using System.Globalization;
using Ledgerline.Attacks.Ground;
using Ledgerline.Centres;
using Ledgerline.Web;

namespace Ledgerline.Attacks.Walking;

/// <summary>A line of <c>Permissions.txt</c>: who may go through a door, and what is answered.</summary>
/// <param name="Permission">Null where everybody may.</param>
/// <param name="Own">What is answered to whose thing it is.</param>
/// <param name="Colleague">What somebody of the same centre is told who has the permission by another role, and at whose things this one is not; null where it is hers as well.</param>
/// <param name="Elsewhere">The same of somebody of another centre.</param>
/// <param name="IsAudited">Whether to have asked is written into the audit trail, whatever came of it.</param>
/// <param name="IsRecent">Whether it is asked in a session that has just begun.</param>
/// <param name="With">Names of parameters with the names of things, or 'values'.</param>
internal sealed record PermissionLine(Door Door, string? Permission, int Own, int? Colleague, int? Elsewhere, bool IsAudited, bool IsRecent, IReadOnlyList<(string Name, string Value)> With)
{
    private static readonly Dictionary<string, Role> Owners = new()
    {
        [Web.Permission.OwnAccount] = Role.Volunteer,
        [Web.Permission.TakeCalls] = Role.Volunteer,
        [Web.Permission.Practise] = Role.Trainee,
        [Web.Permission.ManageCentre] = Role.Coordinator,
        [Web.Permission.ReviewDeclarations] = Role.Registrar,
        [Web.Permission.RefuseByAccount] = Role.Coordinator,
        [Web.Permission.EditStories] = Role.Editor,
        [Web.Permission.TranslateStories] = Role.Translator,
        [Web.Permission.ReviewTranslations] = Role.Translator,
        [Web.Permission.Operate] = Role.Operator,
    };

    /// <summary>By which role at A things are hers that are asked for with this permission.</summary>
    public Role? Owner => Permission is null ? null : Owners[Permission];
}

/// <summary>The table of all doors, read from <c>Permissions.txt</c>.</summary>
internal static class PermissionTable
{
    private static readonly string[] Rows = ReadRows();

    /// <summary>Which permissions a role has.</summary>
    public static IReadOnlyDictionary<Role, string[]> Roles { get; } = Rows.Where(row => row.StartsWith("role ", StringComparison.Ordinal)).Select(Words)
        .ToDictionary(words => Enum.Parse<Role>(words[1]), words => words[2..]);

    public static IReadOnlyList<PermissionLine> Lines { get; } = [.. Rows.Where(row => !row.StartsWith("role ", StringComparison.Ordinal)).Select(row => Line(Words(row)))];

    private static PermissionLine Line(string[] words)
    {
        var permission = words[3] == "anyone" ? null : words[3];
        if (permission is not null && !Permission.All.Contains(permission))
            throw new InvalidOperationException($"There is no permission {permission}.");
        return new PermissionLine(
            new Door(words[0], words[1], words[2]), permission, Status(words[4])!.Value, Status(words[5]), Status(words[6]),
            words.Contains("audited"), words.Contains("recent"), [.. words[7..].Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))]);
    }

    private static int? Status(string word) => word == "=" ? null : int.Parse(word, CultureInfo.InvariantCulture);

    private static string[] Words(string row) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] ReadRows()
    {
        using var reader = new StreamReader(typeof(PermissionTable).Assembly.GetManifestResourceStream("Permissions.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(row => row.Length > 0 && row[0] != '#')];
    }
}
