using System.Text.Json;
using Ledgerline.Centres.People;
using Microsoft.AspNetCore.Identity;

namespace Ledgerline.Centres.SignIn;

/// <summary>What a browser's authenticator answered to the question that its cookie remembers (WebAuthn, 7.1 and 7.2; the checks are Identity's).</summary>
internal static class PasskeyAnswer
{
    /// <returns>Whose passkey it is, as it is to be kept now; null where it is nobody's, or was altered, or asked by somebody else.</returns>
    public static async Task<(Person Person, UserPasskeyInfo Passkey)?> CheckAsync(SignInManager<Person> signIn, string json)
    {
        try
        {
            var answer = await signIn.PerformPasskeyAssertionAsync(json);
            return answer.Succeeded ? (answer.User, answer.Passkey) : null;
        }
        catch (Exception exception) when (IsBadAnswer(exception))
        {
            return null;
        }
    }

    /// <returns>The new passkey; null where the answer is none.</returns>
    public static async Task<UserPasskeyInfo?> CheckNewAsync(SignInManager<Person> signIn, string json, Guid person)
    {
        try
        {
            var answer = await signIn.PerformPasskeyAttestationAsync(json);
            return answer.Succeeded && answer.UserEntity.Id == person.ToString() ? answer.Passkey : null;
        }
        catch (Exception exception) when (IsBadAnswer(exception))
        {
            return null;
        }
    }

    /// <summary>Identity throws where nothing was asked in this browser, and where the answer is no JSON, or nothing at all.</summary>
    private static bool IsBadAnswer(Exception exception) => exception is InvalidOperationException or JsonException or FormatException or ArgumentException;
}
