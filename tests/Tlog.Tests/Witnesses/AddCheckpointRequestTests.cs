using System.Text;
using Ledgerline.Tlog.Tests.Notes;

namespace Ledgerline.Tlog.Tests.Witnesses;

public class AddCheckpointRequestTests
{
    private const string Hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n";
    private const string Proof =
        Hash + "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n";

    [Fact]
    public void Request_OfTheSpecification_IsReadAndWritten()
    {
        var body = $"old 20852014\n{Proof}\n{Examples.CheckpointText}\n{Examples.LogLine}" +
            "— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
        AddCheckpointRequest.TryParse(Encoding.UTF8.GetBytes(body), out var request).ShouldBeTrue();
        request.Old.Value.ShouldBe(20852014);
        request.Proof.Select(hash => $"{hash}\n").ShouldBe([Hash, .. Proof[Hash.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{line}\n")]);
        request.Checkpoint.Signatures.Count.ShouldBe(2);
        Encoding.UTF8.GetString(request.ToBytes()).ShouldBe(body);
    }

    [Fact]
    public void Request_With63Hashes_IsReadAndWithOneMoreIsNot()
    {
        AddCheckpointRequest.TryParse(Body(63), out var request).ShouldBeTrue();
        request.Proof.Count.ShouldBe(63);
        AddCheckpointRequest.TryParse(Body(0), out request).ShouldBeTrue();
        request.Proof.ShouldBeEmpty();
        AddCheckpointRequest.TryParse(Body(64), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("old 0\n")]
    [InlineData("old 0\n\n")]
    [InlineData("old 0\n\n\n\n")]
    [InlineData("old 0\n" + Examples.Cosigned)] // no empty line
    [InlineData("\n\n" + Examples.Cosigned)]
    [InlineData("old\n\n" + Examples.Cosigned)]
    [InlineData("old \n\n" + Examples.Cosigned)]
    [InlineData("old  0\n\n" + Examples.Cosigned)]
    [InlineData("old 00\n\n" + Examples.Cosigned)]
    [InlineData("old -1\n\n" + Examples.Cosigned)]
    [InlineData("old 1 \n\n" + Examples.Cosigned)]
    [InlineData("old 9223372036854775808\n\n" + Examples.Cosigned)]
    [InlineData("OLD 0\n\n" + Examples.Cosigned)]
    [InlineData("old 0\r\n\n" + Examples.Cosigned)]
    [InlineData("size 0\n\n" + Examples.Cosigned)]
    [InlineData("old 1\nAAAA\n\n" + Examples.Cosigned)]
    [InlineData("old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkax=\n\n" + Examples.Cosigned)]
    [InlineData("old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw= \n\n" + Examples.Cosigned)]
    [InlineData("old 1é\n\n" + Examples.Cosigned)]
    [InlineData("old 0\n\n" + Examples.CheckpointText)] // nobody signed it
    public void Request_Malformed_IsNotRead(string body) => AddCheckpointRequest.TryParse(Encoding.UTF8.GetBytes(body), out _).ShouldBeFalse();

    private static byte[] Body(int hashes) => Encoding.UTF8.GetBytes($"old 0\n{string.Concat(Enumerable.Repeat(Hash, hashes))}\n{Examples.Cosigned}");
}
