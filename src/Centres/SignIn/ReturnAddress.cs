using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Ledgerline.Centres.SignIn;

/// <summary>Where somebody goes once she is signed in.</summary>
internal static class ReturnAddress
{
    /// <param name="next">What the link that she came by says.</param>
    /// <param name="landing">Where her work begins otherwise.</param>
    /// <returns>An address of this site. None of ours has a letter that a header cannot hold; a link that somebody made up may.</returns>
    public static string Of(IUrlHelper url, string? next, string landing) => url.IsLocalUrl(next) && Ascii.IsValid(next) ? next! : landing;
}
