using AngleSharp.Dom;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Faults.Killing;

/// <summary>Somebody on the web who declares as a pair, and sends the same form again until a receipt is shown.</summary>
internal sealed class Visitor(int number, Uri url, Ledger ledger, CancellationToken end) : IDisposable
{
    private readonly PersistentClient _client = new(url, end);

    public async Task DeclareAgainAndAgainAsync()
    {
        for (var form = 1; !end.IsCancellationRequested; form++)
        {
            string[] names = [$"Visitor {number} form {form} one", $"Visitor {number} form {form} two"];
            var empty = await _client.UntilAnsweredAsync(WithTwoRowsAsync);
            var receipt = await _client.UntilAnsweredAsync(async client =>
            {
                var answer = await client.PressAsync(
                    empty, "main form", "/en/declare",
                    ("People[0].Name", names[0]), ("People[0].Kind", "Pseudonym"), ("People[0].Organisations", "Party"),
                    ("People[1].Name", names[1]), ("People[1].Kind", "Pseudonym"), ("People[1].Organisations", "YouthLeague"));
                return (await answer.PageAsync()).QuerySelector(".receipt-code")?.TextContent;
            });
            foreach (var name in names)
                ledger.Acknowledge(name, receipt);
        }
    }

    private static async Task<IDocument?> WithTwoRowsAsync(HttpClient client)
    {
        var one = await client.PageAsync("/en/declare");
        if (one.QuerySelector("main form") is null)
            return null;
        var two = await (await client.PressAsync(one, "main form", "/en/declare?handler=Add")).PageAsync();
        return two.QuerySelector("[name='People[1].Name']") is null ? null : two;
    }

    public void Dispose() => _client.Dispose();
}
