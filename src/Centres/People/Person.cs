using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;

namespace Ledgerline.Centres.People;

/// <summary>An account. Its user name is the sign-in name: any script, no e-mail address or telephone number asked.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    public const int MaxNameLength = 60;

    /// <summary>The <see cref="SignIn.CodeSecret"/> of her app, sealed; null where she has none.</summary>
    [Sealed(KeyPurpose.SignInCode)]
    public byte[]? CodeSecretSealed { get; set; }

    /// <summary>The step of the code that was taken last.</summary>
    public long LastCodeStep { get; set; }

    public List<Membership> Memberships { get; } = [];
}
