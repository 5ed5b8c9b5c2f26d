using System.Globalization;
using System.Text;
using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Web;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Attacks.Sizes;

/// <summary>Requests that are larger, or of more parts, than anything that a page sends: each is answered with what is wrong with it, and changes nothing.</summary>
public sealed class SizeTests(OneGround one) : IClassFixture<OneGround>
{
    private const string Forms = "application/x-www-form-urlencoded";

    private IReadOnlyDictionary<Door, RouteEndpoint>? _doors;

    /// <summary>The files of lists are tried by <see cref="Bombs.UploadTests"/>.</summary>
    private static IEnumerable<PermissionLine> Ways => PermissionTable.Lines.Where(line => Doors.IsUnsafe(line.Door)).DistinctBy(line => line.Door);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_ByOneByteTooLarge_IsRefused_AtEveryDoor(bool isChunked)
    {
        await EveryDoorAsync([413], (line, endpoint) =>
        {
            var most = endpoint.Metadata.GetMetadata<LargeFormAttribute>()?.MaxBytes ?? WebModule.MaxFormBytes;
            var isJson = line.Door.Method == "PUT" || line.Door.Pattern.StartsWith("/api/", StringComparison.Ordinal);
            var body = isJson ? $"{{\"a\":\"{new string('a', most + 1 - 8)}\"}}" : $"a={new string('a', most + 1 - 2)}";
            return (new StringContent(body, Encoding.UTF8, isJson ? "application/json" : Forms), request =>
            {
                request.Headers.TransferEncodingChunked = isChunked;
                // Asked first, as browsers do not and need not: who sends megabytes to somebody who has refused them may not hear that he has.
                request.Headers.ExpectContinue = !isChunked;
            }
            );
        });
    }

    [Theory]
    [InlineData(501, 1)]
    [InlineData(10_000, 1)]
    [InlineData(1, 201)]
    public async Task Form_OfTooManyFields_OrTooLongNames_IsRefused_AtEveryDoor(int fields, int length)
    {
        await EveryDoorAsync([400, 413], (_, endpoint) =>
        {
            // Some pages say that they take more.
            var count = fields == 1 ? 1 : Math.Max(fields, 1 + (endpoint.Metadata.GetMetadata<LargeFormAttribute>()?.MaxFields ?? 0));
            return (new StringContent(string.Join('&', Enumerable.Range(0, count).Select(number => $"{new string('a', length)}{number.ToString(CultureInfo.InvariantCulture)}=")), Encoding.UTF8, Forms), null);
        });
    }

    /// <summary>Brackets that open and open, and a number of sixty thousand digits: read by programs that build what they read one in the other.</summary>
    [Fact]
    public async Task Json_WithoutEnd_IsNeverAFailure_AndChangesNothing()
    {
        var ground = one.Ground;
        var before = await Tables.ReadAsync(ground.System);
        foreach (var body in (string[])
            [
                new string('[', 60_000), string.Concat(Enumerable.Repeat("{\"people\":", 6_000)), $"{{\"people\":{new string('[', 30_000)}{new string(']', 30_000)}}}", new string('1', 60_000), $"{{\"id\":{new string('9', 60_000)}}}",
                $"{{\"group\":\"{new string('a', 60_000)}\"}}", $"{{{string.Join(',', Enumerable.Range(0, 6_000).Select(i => $"\"a{i}\":1"))}}}", $"{{\"people\":[{string.Join(',', Enumerable.Repeat("{}", 20_000))}]}}", "\"\\u", "{\"a\":1e999999999}", "",
            ])
        {
            foreach (var line in Ways.Where(line => line.Door.Method == "PUT" || line.Door.Pattern.StartsWith("/api/", StringComparison.Ordinal)))
            {
                var answer = await SendAsync(line, new StringContent(body, Encoding.UTF8, "application/json"), null);
                answer.Status.ShouldBeLessThan(500, $"{line.Door}: {body[..Math.Min(30, body.Length)]}");
            }
        }

        (await Tables.ReadAsync(ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("too long a target", 414)]
    [InlineData("too much in headers", 431)]
    [InlineData("too many headers", 431)]
    [InlineData("one header without end", 431)]
    [InlineData("too many cookies", 431)]
    [InlineData("a length that is none", 400)]
    [InlineData("a length below zero", 400)]
    [InlineData("a length beyond all numbers", 400)]
    [InlineData("two lengths", 400)]
    [InlineData("parts by another name", 400)]
    [InlineData("a part of a size that is none", 400)]
    [InlineData("a folded header", 400)]
    [InlineData("a header without a name", 400)]
    [InlineData("two hosts", 400)]
    [InlineData("no host", 400)]
    [InlineData("a lone line end", 400)]
    [InlineData("a terabyte announced", 413)]
    public async Task Request_OutOfAllMeasure_IsRefused_AndTheNextIsAnswered(string what, int status)
    {
        var site = one.Ground.System.Url;
        var answer = await RawRequest.SendAsync(site, Text(what, site.Authority));
        answer.Status.ShouldBe(status, answer.Answer[..Math.Min(200, answer.Answer.Length)]);
        (await one.Ground.Stranger().GetAsync("/en/receipt")).Status.ShouldBe(200);
    }

    /// <summary>Where a proxy goes by the length and we by the parts, what follows would be the next visitor's request: it is nobody's, for the connection ends (RFC 9112, 6.3).</summary>
    [Theory]
    [InlineData("Content-Length: 60\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4")]
    public async Task Request_OfTwoLengths_IsTheLastOfItsConnection(string lengths)
    {
        var host = one.Ground.System.Url.Authority;
        var (_, answer) = await RawRequest.SendAsync(
            one.Ground.System.Url, $"POST /en/receipt HTTP/1.1\r\nHost: {host}\r\nContent-Type: {Forms}\r\n{lengths}\r\n\r\n0\r\n\r\nGET /en/receipt HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        answer.Split("HTTP/1.1 ").Length.ShouldBe(2, answer);
    }

    /// <summary>As long as a target may be, and all of it parameters.</summary>
    [Fact]
    public async Task Query_OfAsManyParametersAsThereCanBe_IsNeverAFailure()
    {
        var doors = await Doors.OfAsync(one.Ground.System);
        var query = string.Concat(Enumerable.Range(0, 1_500).Select(number => $"&a{number}"));
        foreach (var line in PermissionTable.Lines.Where(line => line.Door.Method == "GET" && line.Door.Handler != "Progress"))
        {
            var visitor = line.Owner is { } owner ? one.Ground.Person('A', owner) : one.Ground.Stranger();
            var address = Knock.Address(line, doors[line.Door], one.Ground.Things);
            (await visitor.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? "" : "?")}{query}")).Status.ShouldBeLessThan(500, line.Door.ToString());
        }
    }

    private static string Text(string what, string host)
    {
        var (begin, post) = ($"GET /en/receipt HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n", $"POST /en/receipt HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: {Forms}\r\n");
        return what switch
        {
            "too long a target" => $"GET /en/{new string('a', 10_000)} HTTP/1.1\r\nHost: {host}\r\n\r\n",
            "too much in headers" => $"{begin}{string.Concat(Enumerable.Range(0, 40).Select(number => $"X-{number}: {new string('a', 1_000)}\r\n"))}\r\n",
            "too many headers" => $"{begin}{string.Concat(Enumerable.Range(0, 101).Select(number => $"X-{number}: a\r\n"))}\r\n",
            "one header without end" => $"{begin}X: {new string('a', 70_000)}",
            "too many cookies" => $"{begin}Cookie: {string.Concat(Enumerable.Range(0, 5_000).Select(number => $"c{number}=a; "))}\r\n\r\n",
            "a length that is none" => $"{post}Content-Length: abc\r\n\r\n",
            "a length below zero" => $"{post}Content-Length: -1\r\n\r\n",
            "a length beyond all numbers" => $"{post}Content-Length: 99999999999999999999999\r\n\r\n",
            "two lengths" => $"{post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nCode=",
            "parts by another name" => $"{post}Transfer-Encoding: gzip, x\r\n\r\n0\r\n\r\n",
            "a part of a size that is none" => $"{post}Transfer-Encoding: chunked\r\n\r\nzz\r\nCode=\r\n0\r\n\r\n",
            "a folded header" => $"{begin}X: a\r\n b\r\n\r\n",
            "a header without a name" => $"{begin}: a\r\n\r\n",
            "two hosts" => $"{begin}Host: evil.example\r\n\r\n",
            "no host" => "GET /en/receipt HTTP/1.1\r\nConnection: close\r\n\r\n",
            "a lone line end" => $"{begin}X: a\rb\r\n\r\n",
            "a terabyte announced" => $"{post}Content-Length: 1099511627776\r\n\r\n",
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private async Task EveryDoorAsync(int[] statuses, Func<PermissionLine, RouteEndpoint, (HttpContent Content, Action<HttpRequestMessage>? Also)> make)
    {
        var (before, wrong, asked) = (await Tables.ReadAsync(one.Ground.System), new List<string>(), 0);
        var doors = await Doors.OfAsync(one.Ground.System);
        foreach (var line in Ways.Where(line => doors[line.Door].Metadata.GetMetadata<StreamedFormAttribute>() is null))
        {
            var (content, also) = make(line, doors[line.Door]);
            var answer = await SendAsync(line, content, also);
            asked++;
            if (!statuses.Contains(answer.Status) && !(answer.Status == 415 && line.Door.Pattern.StartsWith("/api/", StringComparison.Ordinal)))
                wrong.Add($"{line.Door}: {answer.Status}");
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(70);
        (await Tables.ReadAsync(one.Ground.System)).ChangedSince(before).ShouldBeEmpty();
    }

    /// <summary>As whoever may, with her token in the header: nothing else is wrong with it.</summary>
    private async Task<Answer> SendAsync(PermissionLine line, HttpContent content, Action<HttpRequestMessage>? also)
    {
        var ground = one.Ground;
        using (content)
        {
            _doors ??= await Doors.OfAsync(ground.System);
            var (visitor, endpoint) = (line.Owner is { } owner ? ground.Person('A', owner) : ground.Stranger(), _doors[line.Door]);
            var (token, cookie) = ground.Token(line.Owner is { } her ? ground.Id('A', her) : null);
            visitor.Cookies["form"] = cookie;
            return await visitor.SendAsync(new HttpMethod(line.Door.Method), Knock.Address(line, endpoint, ground.Things), content, request =>
            {
                request.Headers.Add("RequestVerificationToken", token);
                also?.Invoke(request);
            });
        }
    }
}
