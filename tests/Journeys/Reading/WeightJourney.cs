using System.Text.Json;
using Ledgerline.Journeys.Browsing;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Reading;

public class WeightJourney(SharedBrowser shared, SeededSystem register, ITestOutputHelper output) : IClassFixture<SeededSystem>
{
    private const int MaxBytes = 60_000;

    [Theory]
    [InlineData("/en/")]
    [InlineData("/en/register")]
    [InlineData("/en/register/organisation/party")]
    [InlineData("/en/declare")]
    [InlineData("/en/entry/5")]
    [InlineData("/en/entry/5/certificate")]
    [InlineData("/en/check")]
    [InlineData("/en/status")]
    [InlineData("/en/search")]
    [InlineData("/en/statistics")]
    [InlineData("/en/statistics/days")]
    public Task A_first_view_is_light(string path) =>
        shared.VisitAsync(register.Url, Visitor.AtALaptop, async page =>
        {
            var bytes = 0L;
            var network = await page.Context.NewCDPSessionAsync(page);
            network.Event("Network.loadingFinished").OnEvent += (_, parameters) => Interlocked.Add(ref bytes, Bytes(parameters));
            await network.SendAsync("Network.enable");

            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

            output.WriteLine($"{path}: {bytes} bytes");
            bytes.ShouldBeInRange(1_000, MaxBytes);
        });

    /// <summary>What came over the wire, headers included.</summary>
    private static long Bytes(JsonElement? parameters) => (long)parameters!.Value.GetProperty("encodedDataLength").GetDouble();
}
