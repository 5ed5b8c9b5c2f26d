namespace Ledgerline.Web;

/// <summary>What a request may be allowed to do; each is an authorisation policy by the same name. Which role holds which is said by the Centres module.</summary>
public static class Permission
{
    /// <summary>The claim in which a session carries its permissions, one claim each.</summary>
    public const string ClaimType = "permission";

    public const string TakeCalls = "take-calls";
    public const string ManageCentre = "manage-centre";
    public const string ReviewDeclarations = "review-declarations";
    public const string Operate = "operate";

    public static IReadOnlyList<string> All { get; } = [TakeCalls, ManageCentre, ReviewDeclarations, Operate];
}
