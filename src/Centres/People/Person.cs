using Microsoft.AspNetCore.Identity;

namespace Ledgerline.Centres.People;

/// <summary>An account. Its user name is the sign-in name: any script, no e-mail address or telephone number asked.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    public const int MaxNameLength = 60;

    public List<Membership> Memberships { get; } = [];
}
