using System.Security.Claims;
using Ledgerline.Web;

namespace Ledgerline.Centres.SignIn;

/// <summary>Where a person's work begins.</summary>
internal static class LandingPage
{
    private static readonly (string Permission, string Path)[] InOrder =
    [
        (Permission.ManageCentre, "/centre/campaigns"),
        (Permission.TakeCalls, "/call"),
        (Permission.ReviewDeclarations, "/review"),
        (Permission.EditStories, "/stories"),
        (Permission.TranslateStories, "/translations"),
        (Permission.Practise, "/practice"),
        (Permission.Operate, "/operator"),
        (Permission.OwnAccount, "/account"),
    ];

    public static string Of(ClaimsPrincipal user) =>
        InOrder.FirstOrDefault(place => user.HasClaim(Permission.ClaimType, place.Permission)).Path ?? "/";
}
