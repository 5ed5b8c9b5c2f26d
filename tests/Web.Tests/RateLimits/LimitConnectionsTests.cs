using System.Net;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web.RateLimits;
using Microsoft.AspNetCore.Connections;

namespace Ledgerline.Web.Tests.RateLimits;

public class LimitConnectionsTests
{
    private readonly LimitConnections _limit = new(new NetworkHash(new FakeClock()), most: 2, [IPNetwork.Parse("203.0.113.0/24")]);

    [Fact]
    public async Task Connections_OfANetwork_AreClosedBeyondItsOwn_AndOtherNetworksAreNot()
    {
        var goOn = new TaskCompletionSource();
        var (first, _) = Open("198.51.100.1", goOn);
        _ = Open("198.51.100.200", goOn);

        var (third, refused) = Open("198.51.100.3", goOn);
        refused.ShouldBeTrue();
        await third;
        Open("198.51.101.1", goOn).Refused.ShouldBeFalse();
        Open("2001:db8:1::1", goOn).Refused.ShouldBeFalse();

        goOn.SetResult();
        await first;
        Open("198.51.100.3", goOn).Refused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    public void Connections_OfAProxyOrOfNoNetwork_AreNotCounted(string address)
    {
        var goOn = new TaskCompletionSource();

        Enumerable.Range(0, 10).Select(_ => Open(address, goOn).Refused).ShouldAllBe(refused => !refused);
        _limit.Networks.ShouldBe(0);
    }

    [Fact]
    public async Task Connections_ThatEndedHoweverTheyDid_AreForgotten()
    {
        var failed = new TaskCompletionSource();
        var (one, _) = Open("198.51.100.1", failed);
        _limit.Networks.ShouldBe(1);

        failed.SetException(new IOException("reset"));
        await Should.ThrowAsync<IOException>(() => one);

        _limit.Networks.ShouldBe(0);
    }

    private (Task Done, bool Refused) Open(string address, TaskCompletionSource goOn)
    {
        var served = false;
        var connection = new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 50_000) };
        var done = _limit.HandleAsync(connection, _ =>
        {
            served = true;
            return goOn.Task;
        });
        return (done, !served);
    }
}
