using System.Net;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web.RateLimits;

namespace Ledgerline.Web.Tests.RateLimits;

public class NetworkLimitsTests
{
    private const NetworkPolicy Policy = NetworkPolicy.ReceiptGuesses;

    private static readonly (Allowance Network, Allowance Everybody) Allowed = Allowance.Of(Policy);

    private readonly FakeClock clock = new();
    private readonly NetworkLimits limits;

    public NetworkLimitsTests() => limits = new NetworkLimits(clock);

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.200", "203.0.114.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.200", "203.0.112.255")]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:ffff::2", "2001:db8:2:1::1")]
    public void Network_UsedUp_IsRefusedAsAWholeAndNobodyElse(string one, string neighbour, string stranger)
    {
        TakeAll(one).ShouldBe((int)Allowed.Network.Burst);

        Takes(neighbour).ShouldBeFalse();
        Takes(stranger).ShouldBeTrue();
    }

    [Fact]
    public void Refusal_SaysWhenToComeAgain_AndThenItIsSo()
    {
        TakeAll("203.0.113.7");

        limits.TryTake(From("203.0.113.7"), Policy).ShouldBeFalse();
        var context = From("203.0.113.7");
        limits.TryTake(context, Policy).ShouldBeFalse();
        context.Response.Headers.RetryAfter.ToString().ShouldBe("30");
        clock.Advance(TimeSpan.FromSeconds(29));
        Takes("203.0.113.7").ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        Takes("203.0.113.7").ShouldBeTrue();
        Takes("203.0.113.7").ShouldBeFalse();
    }

    [Fact]
    public void Everybody_UsedUp_NobodyMay_AndARefusedNetworkTakesNothingFromTheOthers()
    {
        var taken = Enumerable.Range(0, 200).Sum(network => TakeAll($"198.51.{network}.1"));
        taken.ShouldBe((int)Allowed.Everybody.Burst);

        Takes("203.0.113.1").ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        Takes("198.51.0.1").ShouldBeFalse();
        Takes("203.0.113.1").ShouldBeTrue();
        Takes("203.0.114.1").ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.18.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData(null)]
    public void Network_ThatIsNobodys_HasEverybodysLimitOnly(string? address) => TakeAll(address).ShouldBe((int)Allowed.Everybody.Burst);

    [Fact]
    public void GivenBack_MayBeTakenAgain_AndNoMoreThanThat()
    {
        TakeAll("203.0.113.7");
        limits.GiveBack(From("203.0.113.7"), Policy);
        Takes("203.0.113.7").ShouldBeTrue();
        Takes("203.0.113.7").ShouldBeFalse();

        limits.GiveBack(From("203.0.114.7"), Policy);
        TakeAll("203.0.114.7").ShouldBe((int)Allowed.Network.Burst);
    }

    [Fact]
    public void Policies_AreCountedApart()
    {
        TakeAll("203.0.113.7");

        limits.TryTake(From("203.0.113.7"), NetworkPolicy.Declaring).ShouldBeTrue();
    }

    [Fact]
    public void Hash_OfANewDay_IsAnother()
    {
        var hash = new NetworkHash(clock);
        var address = IPAddress.Parse("203.0.113.7");
        var today = hash.Of(address);
        hash.Of(address).ShouldBe(today);
        new NetworkHash(clock).Of(address).ShouldNotBe(today);

        clock.Advance(TimeSpan.FromDays(1));
        hash.Of(address).ShouldNotBe(today);
    }

    [Fact]
    public void Flood_OfNetworks_IsForgottenAsItsBucketsFill()
    {
        var buckets = new Buckets(Allowance.Of(NetworkPolicy.Declaring), clock);
        for (var network = 0; network < 50_000; network++)
        {
            buckets.TryTake((UInt128)network, out _).ShouldBeTrue();
            clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        buckets.Networks.ShouldBeLessThan(2_048);
    }

    private int TakeAll(string? address)
    {
        var taken = 0;
        while (taken < 10_000 && Takes(address))
            taken++;
        return taken;
    }

    private bool Takes(string? address) => limits.TryTake(From(address), Policy);

    private static DefaultHttpContext From(string? address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        return context;
    }
}
