using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ledgerline.Attacks.Ground;
using Ledgerline.Register;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Attacks.Traces;

/// <summary>What the program would tell a collector of measurements and traces, if an operator attached one, of somebody whose every word is marked.</summary>
public sealed class MeasureTests
{
    [Fact]
    public async Task NoMeasurement_AndNoActivity_SaysWhoAsked()
    {
        var said = new ConcurrentQueue<string>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument.Meter.Name, () => listener.EnableMeasurementEvents(instrument)) };
        Measure<int>(meters, said);
        Measure<long>(meters, said);
        Measure<double>(meters, said);
        meters.Start();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => IsOurs(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => said.Enqueue($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {Written(activity.TagObjects)} {string.Join(' ', activity.Events.Select(one => Written(one.Tags)))}"),
        };
        ActivitySource.AddActivityListener(activities);
        await using var system = await (await TestSystem.StartAsync(register: new RegisterOptions())).ServeAsync();
        using var visitor = new MarkedVisitor(system.Url);

        await visitor.WalkAsync(await Doors.OfAsync(system));
        await visitor.GoWrongAsync();

        said.Count.ShouldBeGreaterThan(100);
        said.ShouldContain(line => line.StartsWith("http.server.request.duration", StringComparison.Ordinal));
        said.ShouldContain(line => line.StartsWith("Microsoft.AspNetCore ", StringComparison.Ordinal));
        said.Where(line => Marks.FindIn(line).Count > 0).Distinct().ShouldBeEmpty();
    }

    /// <summary>The visitor is in this process too: what her side tells is not the program's.</summary>
    private static bool IsOurs(string source) => !source.StartsWith("System.Net.", StringComparison.Ordinal) && !source.StartsWith("Experimental.System.Net.", StringComparison.Ordinal);

    private static void Listen(string meter, Action listen)
    {
        if (IsOurs(meter))
            listen();
    }

    private static void Measure<T>(MeterListener meters, ConcurrentQueue<string> said)
        where T : struct =>
        meters.SetMeasurementEventCallback<T>((instrument, _, tags, _) => said.Enqueue($"{instrument.Name} {Written(tags.ToArray())}"));

    private static string Written(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
