using System.Collections.Concurrent;
using System.Net;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Bench.Flooding;

/// <summary>Somebody who declares by the form, looks at it, sends it, and sends it again where she is told that many people are there just now.</summary>
internal sealed class HonestPerson(HttpClient client, ConcurrentQueue<SolvedWork> work, Acknowledged acknowledged)
{
    private static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(1);

    private int _given;
    private int _tries;

    /// <summary>How many of them were given their receipt.</summary>
    public int Given => _given;

    /// <summary>How often one of them was told to try again.</summary>
    public int TriedAgain => _tries;

    /// <summary>Declares as one person after the other until the time is over; who has begun is waited for.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested && work.TryDequeue(out var done))
        {
            await DeclareAsync(done);
            await Task.Delay(TriesAgain, CancellationToken.None);
        }
    }

    private async Task DeclareAsync(SolvedWork done)
    {
        var form = await UntilAnsweredAsync(() => client.GetAsync(new Uri("/en/declare", UriKind.Relative)));
        var empty = await form.PageAsync();
        var looked = await (await UntilAnsweredAsync(() => client.SubmitAsync(
            empty, "main form", ("Group", done.Group.ToString()), ("People[0].Name", "晨光"), ("People[0].Organisations", "Party")))).PageAsync();
        var sent = await UntilAnsweredAsync(() => client.SubmitAsync(looked, "main form", ("WorkChallenge", done.Challenge), ("WorkSolution", done.Solution)));
        var code = (await sent.PageAsync()).QuerySelector(".receipt-code")?.TextContent ?? throw new CannotMeasureException("Somebody was given no receipt.");
        acknowledged.Add(code.Trim());
        Interlocked.Increment(ref _given);
    }

    private async Task<HttpResponseMessage> UntilAnsweredAsync(Func<Task<HttpResponseMessage>> ask)
    {
        while (true)
        {
            var answer = await ask();
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                return answer;
            answer.Dispose();
            Interlocked.Increment(ref _tries);
            await Task.Delay(TriesAgain);
        }
    }
}
