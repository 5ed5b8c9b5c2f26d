namespace Ledgerline.Web;

/// <summary>What one process shows. The public site and the staff's can be processes of their own, with databases' roles and listening addresses of their own.</summary>
public enum Site
{
    /// <summary>Both: the default.</summary>
    All,

    /// <summary>What is for everybody: reading, declaring, receipts. Nothing that asks anybody to sign in.</summary>
    Public,

    /// <summary>What people sign in to, and the way in.</summary>
    Staff,
}

/// <summary>On which site an endpoint is, where <c>[AllowAnonymous]</c> (the public one) and a permission (the staff's) do not say so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnSiteAttribute(Site site) : Attribute
{
    /// <summary><see cref="Web.Site.All"/> for what both have.</summary>
    public Site Site { get; } = site;
}
