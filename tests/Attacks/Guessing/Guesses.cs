using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Guessing;

/// <summary>Tries codes of receipts, from whatever network.</summary>
internal sealed class Guesses(TwoCentres ground)
{
    public const string Page = "/en/receipt";
    public const string Api = "/api/v1/receipts";

    public static IReadOnlyList<string> Doors { get; } =
        [Page, Api, "/en/receipt?handler=Choose", "/en/receipt?handler=Correct", "/en/receipt?handler=Withdraw", "/en/receipt?handler=Save", "/en/receipt/erase", "/en/receipt/erase?handler=Confirm"];

    private readonly Visitor _visitor = ground.Stranger();

    private int _tried;

    /// <summary>One that nobody has been given.</summary>
    public static string Code(int number) => WithCheckDigit(number.ToString("D15", CultureInfo.InvariantCulture));

    /// <summary>By trying: how the check digit is made is not the attack's to know.</summary>
    public static string WithCheckDigit(string fifteen) => Enumerable.Range(0, 10).Select(digit => $"{fifteen}{digit}").Single(code => Register.ReceiptCode.TryParse(code, out _));

    public static string Digits(string receipt) => receipt.Replace(" ", "", StringComparison.Ordinal);

    public Task<Answer> AskAsync(string door, string code, string network)
    {
        HttpContent form = door == Api ? JsonContent.Create(new { code }) : Visitor.Form([("Code", code), ("Entry", "0"), ("Person.Id", ground.Things["declared"])]);
        return _visitor.SendAsync(HttpMethod.Post, door, form, request => request.Headers.Add("X-Forwarded-For", network));
    }

    /// <summary>Another code each time.</summary>
    /// <returns>Whether anything was said of it.</returns>
    public async Task<bool> TryAsync(int door, string network)
    {
        var answer = await AskAsync(Doors[door % Doors.Count], Code(++_tried), network);
        answer.Status.ShouldBeOneOf([200, 404, 429]);
        return answer.Status != 429;
    }

    /// <summary>Declares on the web.</summary>
    /// <returns>The receipt.</returns>
    public async Task<string> DeclareAsync(string name)
    {
        using var sent = JsonContent.Create(new
        {
            group = Guid.NewGuid(),
            people = new[] { new { id = Guid.NewGuid(), name, nameKind = "pseudonym", organisations = new[] { "party" } } },
        });
        var answer = await _visitor.SendAsync(HttpMethod.Post, "/api/v1/declarations", sent);
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("receipt").GetString()!;
    }
}
