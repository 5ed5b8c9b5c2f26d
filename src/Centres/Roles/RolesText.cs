using Ledgerline.Web;

namespace Ledgerline.Centres.Roles;

/// <summary>What roles are called on the pages.</summary>
internal static class RolesText
{
    public static string Role(this Text text, Role role) => text[$"role.{role}"];

    public static string Roles(this Text text, IEnumerable<Role> roles) => string.Join(" · ", roles.Select(text.Role));

    /// <summary>To be ticked, each with what it is for.</summary>
    public static IEnumerable<Choice> Choices(this Text text, IEnumerable<Role> roles) => roles.Select(role => new Choice(role.ToString(), text.Role(role), text[$"role.hint.{role}"]));
}
