using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ledgerline.Centres.Audit;
using Ledgerline.Testing;

namespace Ledgerline.Centres.Tests.Audit;

/// <summary>The program's hashes are those of the specification's test vectors.</summary>
public sealed partial class AuditHashTests
{
    [Fact]
    public void Hash_OfTheSpecificationsEntries_IsTheSpecifications()
    {
        var vectors = Vectors().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/specs/audit-trail.md")));
        vectors.Count.ShouldBe(2);
        var before = AuditHash.None;
        foreach (Match vector in vectors)
        {
            var (text, hash) = (vector.Groups[1].Value, vector.Groups[2].Value);
            var lines = text.Split('\n');
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(lines[3], CultureInfo.InvariantCulture));
            var (centre, sequence, person) = (Guid.ParseExact(lines[1], "N"), long.Parse(lines[2], CultureInfo.InvariantCulture), Guid.ParseExact(lines[4], "N"));

            AuditHash.Text(centre, sequence, at, person, lines[5], lines[6], before).ShouldBe(text);
            before = AuditHash.Of(centre, sequence, at, person, lines[5], lines[6], before);
            Convert.ToHexStringLower(before).ShouldBe(hash);
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ShouldBe(hash);
        }
    }

    [Theory]
    [InlineData("3f9a-12bc-77de-01ab", "3f9a12bc77de01ab")]
    [InlineData(" 3F9A 12BC 77DE 01AB … ", "3f9a12bc77de01ab")]
    [InlineData("3f9a12bc77de01ab3f9a12bc77de01ab3f9a12bc77de01ab3f9a12bc77de01ab", "3f9a12bc77de01ab3f9a12bc77de01ab3f9a12bc77de01ab3f9a12bc77de01ab")]
    [InlineData("3f9a12bc77de01ab3f9a12bc77de01ab3f9a12bc77de01ab3f9a12bc77de01ab0", null)]
    [InlineData("3f9a-12bc-77de-01a", null)]
    [InlineData("3f9a-12bc-77de-01ag", null)]
    [InlineData("", null)]
    public void Hash_AsItWasTyped_IsReadWhereItIsLongEnough(string typed, string? digits) => ShownHash.Parse(typed).ShouldBe(digits);

    [GeneratedRegex("```entry\n(.*?)```\n\n    ([0-9a-f]{64})\n", RegexOptions.Singleline)]
    private static partial Regex Vectors();
}
