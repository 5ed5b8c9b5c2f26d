using System.Security.Cryptography;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Account;

/// <summary>The app whose codes a password takes besides, and the recovery codes for when it is lost.</summary>
[Authorize(Permission.OwnAccount), RecentSignIn]
internal sealed class CodesModel(ReadWaysIn ways, ChangeWaysIn change, KeyRing keys, TimeProvider clock, Text text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret that the app was shown, sealed for this account, until a code of it has come back.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public WaysIn Ways { get; private set; } = null!;

    public CodeSecret? Secret { get; private set; }

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return Ways.HasPassword ? Page() : RedirectToPage("/Centres/Account/Password");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Open(Shown) is not { } secret || secret.StepOf(CheckCode.Digits(Code), clock.GetUtcNow(), after: 0) is not { } step)
        {
            ModelState.AddError(nameof(Code), text["codes.refused"]);
            await ReadAsync(cancel);
            return Page();
        }

        RecoveryCodes = await change.TurnCodesOnAsync(User.Actor(), secret, step, cancel);
        await ReadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancel)
    {
        await change.TurnCodesOffAsync(User.Actor(), cancel);
        return RedirectToPage("/Centres/Account/Account", new { said = AccountChange.CodesOff });
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (!Ways.HasCodes)
            return RedirectToPage();
        RecoveryCodes = await change.RenewRecoveryCodesAsync(User.Actor(), cancel);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Ways = await ways.OfAsync(User.Actor().Person, cancel);
        if (Ways.HasCodes)
            return;
        Secret = Open(Shown) ?? CodeSecret.Make();
        Shown = Convert.ToBase64String(keys.Seal(KeyPurpose.SignInCode, [.. User.Actor().Person.Value.ToByteArray(), .. Secret.Bytes]));
        ModelState.Remove(nameof(Shown));
    }

    private CodeSecret? Open(string? sealedText)
    {
        try
        {
            var bytes = keys.OpenBytes(KeyPurpose.SignInCode, Convert.FromBase64String(sealedText ?? "")).Span;
            return bytes.Length > 16 && new Guid(bytes[..16]) == User.Actor().Person.Value ? new CodeSecret(bytes[16..].ToArray()) : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
