using System.Net;
using Ledgerline.Attacks.Ground;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Guessing;

/// <summary>Codes of receipts that somebody tries who has none, from one network and from as many as she likes, at every door that takes one.</summary>
public sealed class ReceiptGuessTests
{
    /// <summary>15 digits are random, the last follows from them.</summary>
    private const double Codes = 1e15;

    private const double SecondsOfAYear = 365.25 * 24 * 3600;

    [Fact]
    public async Task OneNetwork_HoweverItAsks_IsAnsweredTwiceAMinute_AndKeepsNobodyElseOut()
    {
        await using var ground = await OpenAsync();
        var guesses = new Guesses(ground);
        var answered = 0;
        for (var second = 0; second < 300; second++)
        {
            // Another address of the network and another door each time.
            answered += await guesses.TryAsync(second, $"203.0.113.{second % 256}") ? 1 : 0;
            ground.System.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        answered.ShouldBeInRange(15, 10 + (300 / 30));
        (await guesses.AskAsync(Guesses.Page, ground.Things["receipt"], "203.0.114.1")).Body.ShouldContain("Autumn Lantern");
    }

    [Fact]
    public async Task ManyNetworks_AreAnsweredOnceASecond_AllTogether()
    {
        await using var ground = await OpenAsync();
        var guesses = new Guesses(ground);
        var answered = 0;
        for (var second = 0; second < 60; second++)
        {
            for (var network = 0; network < 4; network++)
                answered += await guesses.TryAsync(second, $"2001:db8:{(second * 4) + network:x}::1") ? 1 : 0;
            ground.System.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        answered.ShouldBeInRange(100, 60 + 60);
        // By whoever asks from everywhere without pause for a year, in which nobody else is answered: a certain receipt is found once in thirty million, anything that is held on the busiest days once in
        // eighty; of 450 million receipts of what is sealed fourteen. With those a name can be erased, and no more.
        (SecondsOfAYear / Codes).ShouldBeLessThan(1 / 30e6);
        (SecondsOfAYear * (3 * 120_000) / Codes).ShouldBeLessThan(1 / 80d);
        (SecondsOfAYear * 450e6 / Codes).ShouldBeLessThan(15);
    }

    /// <summary>What a wrong code is told is the same, however near it is to a right one, and at every door.</summary>
    [Theory]
    [InlineData(Guesses.Page)]
    [InlineData("/en/receipt?handler=Choose")]
    [InlineData("/en/receipt?handler=Correct")]
    [InlineData("/en/receipt?handler=Withdraw")]
    [InlineData("/en/receipt?handler=Save")]
    [InlineData("/en/receipt/erase")]
    [InlineData("/en/receipt/erase?handler=Confirm")]
    [InlineData(Guesses.Api)]
    public async Task WrongCode_NearOrFar_IsToldTheSame(string door)
    {
        await using var ground = await OpenAsync();
        var guesses = new Guesses(ground);
        var before = await Tables.ReadAsync(ground.System);
        var right = Guesses.Digits(ground.Things["receipt"]);
        var far = await guesses.AskAsync(door, Guesses.Code(0), "198.51.100.1");
        foreach (var wrong in (string[])
            [
                // Its check digit is wrong; a digit is, with a check digit that fits; two are the other way round; one is missing, one too many; nothing.
                $"{right[..15]}{(right[15] - '0' + 1) % 10}", Guesses.WithCheckDigit($"{(right[0] - '0' + 1) % 10}{right[1..15]}"), Guesses.WithCheckDigit(Swapped(right)[..15]), right[..15], right + "0", "", "0000000000000000",
            ])
        {
            var answer = await guesses.AskAsync(door, wrong, "198.51.100.1");
            Told(answer, wrong).ShouldBe(Told(far, Guesses.Code(0)), $"{wrong} at {door}");
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>Once guessing has used up what there is, right codes of whatever became of it are refused as wrong ones are: nothing can be told by trying on.</summary>
    [Fact]
    public async Task RightCode_OfWhateverBecameOfIt_OnceNothingIsLeft_IsRefusedAsAWrongOne()
    {
        await using var ground = await OpenAsync();
        var guesses = new Guesses(ground);
        var codes = new Dictionary<string, string>
        {
            ["in review"] = ground.Things["receipt"],
            ["withdrawn"] = await guesses.DeclareAsync("Withdrawn"),
            ["refused"] = await guesses.DeclareAsync("Refused"),
            ["sealed"] = await guesses.DeclareAsync("Sealed"),
            ["erased"] = await guesses.DeclareAsync("Erased"),
        };
        await new Fates(ground, guesses).MeetAsync(codes);
        for (var guess = 0; guess < 10; guess++)
            (await guesses.TryAsync(0, "198.51.100.1")).ShouldBeTrue();

        foreach (var door in Guesses.Doors)
        {
            var wrong = Told(await guesses.AskAsync(door, Guesses.Code(77), "198.51.100.1"), Guesses.Code(77));
            wrong.ShouldStartWith("429");
            foreach (var (fate, code) in codes)
                Told(await guesses.AskAsync(door, code, "198.51.100.1"), code).ShouldBe(wrong, $"{fate} at {door}");
        }
    }

    private static Task<TwoCentres> OpenAsync() =>
        TwoCentres.OpenAsync(DatabaseEngine.Sqlite, services => services.Configure<WebOptions>(web => web.Proxies = [IPNetwork.Parse("127.0.0.1/32")]));

    /// <summary>The first two neighbours that are not the same.</summary>
    private static string Swapped(string digits)
    {
        var at = Enumerable.Range(0, digits.Length - 2).First(index => digits[index] != digits[index + 1]);
        return $"{digits[..at]}{digits[at + 1]}{digits[at]}{digits[(at + 2)..]}";
    }

    /// <summary>The answer without what was typed, which stands in its field again.</summary>
    private static string Told(Answer answer, string typed) => typed.Length == 0 ? answer.Comparable.Replace(" value=\"\"", "", StringComparison.Ordinal) : answer.Comparable.Replace($" value=\"{typed}\"", "", StringComparison.Ordinal);
}
