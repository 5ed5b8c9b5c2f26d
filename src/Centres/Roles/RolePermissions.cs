using Ledgerline.Web;

namespace Ledgerline.Centres.Roles;

/// <summary>The permission table: what each role may do. The one place where this is said.</summary>
internal static class RolePermissions
{
    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.Volunteer => [Permission.OwnAccount, Permission.TakeCalls, Permission.Practise],
        Role.Coordinator => [Permission.OwnAccount, Permission.TakeCalls, Permission.Practise, Permission.ManageCentre],
        Role.Registrar => [Permission.OwnAccount, Permission.ReviewDeclarations],
        Role.Operator => [Permission.OwnAccount, Permission.Operate],
        Role.Trainee => [Permission.OwnAccount, Permission.Practise],
    };
}
