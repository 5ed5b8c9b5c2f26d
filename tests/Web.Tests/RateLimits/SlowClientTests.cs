using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Ledgerline.Web.Tests.RateLimits;

/// <summary>Who sends byte by byte is dropped, and nobody waits for it meanwhile.</summary>
public class SlowClientTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1.1);

    private static readonly RequestLimits Impatient = new() { Headers = Short, Idle = Short, SlowestBytesPerSecond = 10_000, SlowFor = Short };

    private static readonly LanePlaces One = new(AtOnce: 1, Waiting: 0);

    [Fact]
    public async Task Headers_ByteByByte_AreDropped()
    {
        await using var site = await LimitedSite.StartAsync(Impatient);
        await using var slow = await site.SendAsync("GET /en/declare HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");

        (await DripAsync(slow)).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=abc")]
    public async Task Form_ByteByByte_IsDroppedAndTakesNoPlace(string type)
    {
        await using var site = await LimitedSite.StartAsync(Impatient, One);
        await using var slow = await site.SendAsync($"POST /en/declare HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {type}\r\nContent-Length: 60000\r\n\r\n");
        var dropped = DripAsync(slow);

        await AnswersUntilAsync(site, dropped);

        (await dropped).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task Json_ByteByByte_IsDroppedAndTakesNoPlace()
    {
        await using var site = await LimitedSite.StartAsync(Impatient, One);
        await using var slow = await site.SendAsync("POST /json HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
        var dropped = DripAsync(slow);

        await AnswersUntilAsync(site, dropped);

        (await dropped).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task Connection_OnWhichNothingIsAsked_IsClosed()
    {
        await using var site = await LimitedSite.StartAsync(Impatient);
        await using var idle = await site.SendAsync("GET /plain HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

        (await ReadToTheEndAsync(idle)).ShouldStartWith("HTTP/1.1 410 ");
    }

    [Fact]
    public async Task Connections_BeyondTheMost_AreClosedAndThoseThatAreOpenAnswered()
    {
        await using var site = await LimitedSite.StartAsync(new RequestLimits { Connections = 2 });

        await TakesTwoAsync(site);
    }

    /// <summary>Whoever tests is at 127.0.0.1, which is no network's own: the transport has to say otherwise.</summary>
    [Fact]
    public async Task Connections_OfOneNetworkBeyondItsOwn_AreClosedAndThoseThatAreOpenAnswered()
    {
        await using var site = await LimitedSite.StartAsync(new RequestLimits { ConnectionsOfNetwork = 2 }, from: IPAddress.Parse("198.51.100.7"));

        await TakesTwoAsync(site);
    }

    /// <summary>So fast that what lies between, and takes all that it can hold at once, is full within the time.</summary>
    [Fact]
    public async Task Answer_ThatNobodyReads_IsGivenUp()
    {
        await using var site = await LimitedSite.StartAsync(new RequestLimits { SlowestBytesPerSecond = 100_000_000, SlowFor = Short });
        await using var slow = await site.SendAsync("GET /endless HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

        (await site.Dropped.Task).ShouldBeTrue();
    }

    /// <summary>The server has limits of its own, which are longer: that somebody was dropped does not show by which.</summary>
    [Fact]
    public async Task Server_HasTheLimitsOfTheProgram()
    {
        await using var app = Site.Build(["--urls", "http://127.0.0.1:0"], web => web.Limits = Impatient);

        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        (limits.RequestHeadersTimeout, limits.KeepAliveTimeout).ShouldBe((Short, Short));
        foreach (var rate in new[] { limits.MinRequestBodyDataRate, limits.MinResponseDataRate })
            (rate!.BytesPerSecond, rate.GracePeriod).ShouldBe((10_000, Short));
        (limits.MaxRequestBodySize, limits.MaxRequestBufferSize, limits.MaxResponseBufferSize).ShouldBe((64 * 1024, 256 * 1024, 256 * 1024));
        (limits.MaxConcurrentConnections, limits.MaxConcurrentUpgradedConnections, limits.Http2.MaxStreamsPerConnection).ShouldBe((10_000, 0, 50));
    }

    [Theory]
    [InlineData("GET /en/declare HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n", 65, "X-{0}: y\r\n", "\r\n", "431")]
    [InlineData("GET /en/declare HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX: ", 17_000, "y", "\r\n\r\n", "431")]
    [InlineData("GET /en/declare?", 9_000, "y", " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "414")]
    public async Task Request_BeyondItsBounds_IsRefused(string before, int count, string repeated, string after, string status)
    {
        await using var site = await LimitedSite.StartAsync();
        await using var large = await site.SendAsync(before + string.Concat(Enumerable.Range(0, count).Select(i => repeated.Replace("{0}", $"{i}", StringComparison.Ordinal))) + after);

        (await ReadToTheEndAsync(large)).ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public async Task Json_Whole_IsReadAndWhatIsTooLargeRefused()
    {
        await using var site = await LimitedSite.StartAsync();

        (await site.Client.PostAsync(new Uri("/json", UriKind.Relative), Json($$"""{"name":"{{new string('a', 60_000)}}"}"""), TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.Client.PostAsync(new Uri("/json", UriKind.Relative), Json($$"""{"name":"{{new string('a', 70_000)}}"}"""), TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    /// <summary>Two connections are answered, each before the next is opened, so that they are counted in this order; and the third is closed.</summary>
    private static async Task TakesTwoAsync(LimitedSite site)
    {
        var cancel = TestContext.Current.CancellationToken;
        var asked = "GET /plain HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        await using var first = await site.SendAsync(asked);
        (await first.ReadAsync(new byte[4096], cancel)).ShouldBePositive();
        await using var second = await site.SendAsync(asked);
        (await second.ReadAsync(new byte[4096], cancel)).ShouldBePositive();

        (await FromOneMoreAsync(site)).ShouldBeEmpty();
        await second.WriteAsync(Encoding.ASCII.GetBytes(asked.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)), cancel);
        (await ReadToTheEndAsync(second)).ShouldContain("HTTP/1.1 410 ");
    }

    /// <returns>What a further connection was told before it was closed.</returns>
    private static async Task<string> FromOneMoreAsync(LimitedSite site)
    {
        try
        {
            await using var more = await site.SendAsync("");
            return await ReadToTheEndAsync(more);
        }
        catch (SocketException closed) when (closed.SocketErrorCode == SocketError.ConnectionReset)
        {
            // While it was still being opened.
            return "";
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>Others are answered, however often they ask, until the slow one is dropped.</summary>
    private static async Task AnswersUntilAsync(LimitedSite site, Task dropped)
    {
        do
        {
            using var answer = await site.Client.GetAsync(new Uri("/en/declare", UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        while (!dropped.IsCompleted);
    }

    /// <summary>Sends a byte a tick until the server hangs up.</summary>
    /// <returns>What it had to say.</returns>
    private static async Task<string> DripAsync(NetworkStream stream)
    {
        var answer = ReadToTheEndAsync(stream);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!answer.IsCompleted && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
                await stream.WriteAsync("y"u8.ToArray(), TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Hung up between two bytes.
        }

        return await answer;
    }

    private static async Task<string> ReadToTheEndAsync(NetworkStream stream)
    {
        var (read, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var bytes)
                read.Append(Encoding.UTF8.GetString(buffer, 0, bytes));
        }
        catch (IOException)
        {
            // It did not wait for what we were still sending.
        }

        return read.ToString();
    }
}
