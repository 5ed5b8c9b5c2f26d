using Ledgerline.Web;

namespace Ledgerline.Centres.Roles;

/// <summary>The permission table: what each role may do, and which roles it gives and takes. The one place where this is said.</summary>
internal static class RolePermissions
{
    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.Volunteer => [Permission.OwnAccount, Permission.TakeCalls, Permission.Practise],
        Role.Coordinator => [Permission.OwnAccount, Permission.TakeCalls, Permission.Practise, Permission.ManageCentre, Permission.RefuseByAccount],
        Role.Registrar => [Permission.OwnAccount, Permission.ReviewDeclarations, Permission.RefuseByAccount],
        Role.Operator => [Permission.OwnAccount, Permission.Operate],
        Role.Trainee => [Permission.OwnAccount, Permission.Practise],
        Role.Editor => [Permission.OwnAccount, Permission.EditStories, Permission.ReviewTranslations],
        Role.Translator => [Permission.OwnAccount, Permission.TranslateStories, Permission.ReviewTranslations],
    };

    /// <summary>Which roles somebody with this one gives and takes: a coordinator at her own centre, an operator at each.</summary>
    public static IReadOnlyList<Role> GivenBy(Role role) => role switch
    {
        Role.Coordinator => [Role.Trainee, Role.Volunteer, Role.Coordinator, Role.Registrar, Role.Editor, Role.Translator],
        Role.Operator => [Role.Coordinator, Role.Operator],
        Role.Volunteer or Role.Registrar or Role.Trainee or Role.Editor or Role.Translator => [],
    };

    /// <summary>What several roles together may do.</summary>
    public static IEnumerable<string> Of(IEnumerable<Role> roles) => roles.SelectMany(Of).Distinct();
}
