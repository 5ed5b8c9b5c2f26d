using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web;

/// <summary>
/// What a person may do: the names of the authorisation policies. Every endpoint names one of them or says that anonymous access is meant;
/// one that does neither is denied to everybody. Who has which permission is decided where people and roles are.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "The permissions that the name was kept for are gone from .NET.")]
public static class Permission
{
    /// <summary>The type of the claims that a signed-in person carries, one for each permission, with the permission's name as value.</summary>
    public const string ClaimType = "permission";

    /// <summary>To change how oneself signs in, and to see where one is signed in: whoever works here may.</summary>
    public const string OwnAccount = "own-account";

    /// <summary>To be given contacts, to report calls, to see one's own shift.</summary>
    public const string TakeCalls = "take-calls";

    /// <summary>To go through invented calls, which touch nothing real.</summary>
    public const string Practise = "practise";

    /// <summary>To import lists, run campaigns, admit volunteers and let them go.</summary>
    public const string ManageCentre = "manage-centre";

    /// <summary>To review what comes in from the web, to refuse and to annul.</summary>
    public const string ReviewDeclarations = "review-declarations";

    /// <summary>To refuse, as one, what an account of one's centre entered and is still held.</summary>
    public const string RefuseByAccount = "refuse-by-account";

    /// <summary>To make encounters into stories.</summary>
    public const string EditStories = "edit-stories";

    /// <summary>To translate stories.</summary>
    public const string TranslateStories = "translate-stories";

    /// <summary>To decide about translations that somebody else has made.</summary>
    public const string ReviewTranslations = "review-translations";

    /// <summary>To keep the installation: its centres, and who runs them and it.</summary>
    public const string Operate = "operate";

    /// <summary>Every permission.</summary>
    public static IReadOnlyList<string> All { get; } = [OwnAccount, TakeCalls, Practise, ManageCentre, ReviewDeclarations, RefuseByAccount, EditStories, TranslateStories, ReviewTranslations, Operate];

    /// <summary>Makes each permission a policy that asks for its claim, and denies whatever endpoint declares nothing.</summary>
    public static IServiceCollection AddPermissionPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        foreach (var permission in All)
        {
            authorization.AddPolicy(permission, policy => policy.RequireClaim(ClaimType, permission));
        }

        return services;
    }
}
