using Microsoft.AspNetCore.Http;

namespace Ledgerline.Centres.SignIn;

/// <param name="Address">Where the form goes, as before.</param>
/// <param name="HasPassword">Whether she can show it with a password.</param>
/// <param name="HasCodes">Whether her password takes a code besides.</param>
/// <param name="Carried">What she had typed.</param>
/// <param name="Again">The fields in which she shows it.</param>
internal sealed record AgainQuestion(string Address, bool HasPassword, bool HasCodes, IReadOnlyList<KeyValuePair<string, string>> Carried, AgainAnswer Again);

/// <summary>With what somebody shows once more that it is she, in fields whose names no other form has.</summary>
internal sealed record AgainAnswer(string Password, string Code, string Passkey)
{
    private const string Prefix = "Again.";

    public const string PasswordField = Prefix + nameof(Password);
    public const string CodeField = Prefix + nameof(Code);
    public const string PasskeyField = Prefix + nameof(Passkey);

    public bool IsGiven => Password.Length + Code.Length + Passkey.Length > 0;

    public static AgainAnswer Of(IFormCollection form) => new(form[PasswordField].ToString(), form[CodeField].ToString(), form[PasskeyField].ToString());

    /// <summary>What goes along with the question: all that was typed, but the form's token, of which each page has its own, and passwords, which nobody is to find in a page.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Carried(IFormCollection form) =>
    [
        .. form.Where(field => field.Key != "token" && !field.Key.StartsWith(Prefix, StringComparison.Ordinal) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")),
    ];
}
